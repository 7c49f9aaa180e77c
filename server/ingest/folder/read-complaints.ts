// A table of complaints by itself, in the case folder's format, that belongs to no folder: what it refers to need not be known.
import { fail } from '#contract/errors.ts';
import type { Entity } from '#contract/model/define.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { Text } from '#contract/text.ts';
import { checkTable, type CaseRow } from './check-table.ts';
import { tableOf } from './read-table.ts';

/** Faults listed at most. */
const MOST_FAULTS = 100;

/** As in a case, but who called may be open. */
function openComplaint(): Entity {
  const entity = entityOf('Complaint');
  const caller = { ...entity.fields['caller_id']!, required: false };
  return { ...entity, fields: { ...entity.fields, caller_id: caller } };
}

/** @throws input-refused with every fault, by line and column */
export function readComplaints(file: string, bytes: Buffer): { rows: CaseRow[]; warnings: Text[] } {
  const { rows, faults, warnings } = checkTable('Complaint', openComplaint(), tableOf(file, bytes));
  if (faults.length > 0) {
    const total = faults.length;
    fail(
      'input-refused',
      `投诉表有 ${total} 处错误`,
      total === 1 ? 'The table of complaints has 1 fault' : `The table of complaints has ${total} faults`,
      faults.slice(0, MOST_FAULTS),
    );
  }
  return { rows, warnings };
}
