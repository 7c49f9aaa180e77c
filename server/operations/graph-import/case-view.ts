// What a case is to the plan of a graph: what stands in it, which ids are used, which are free.
import type { EntityType } from '#contract/model/registry.ts';
import type { RecordReader } from '../../record/index.ts';
import { freeId } from '../hand/check.ts';
import type { CaseView } from './planned.ts';

/** Reads the case once; what is written to it afterwards is not seen. */
export function caseView(record: RecordReader, caseId: string): CaseView {
  const values = new Map<string, Readonly<Record<string, unknown>>>();
  const accounts = new Map<string, string>();
  for (const { type, id, payload } of record.facts(caseId)) {
    values.set(`${type}:${id}`, payload.values);
    if (type === 'Handle')
      accounts.set(JSON.stringify([payload.values['platform'], payload.values['value']]), id);
  }
  const isTaken = (id: string): boolean => record.subject(caseId, id) !== undefined;
  const last = new Map<EntityType, { prefix: string; number: number; width: number }>();
  return {
    values: (type, id) => values.get(`${type}:${id}`),
    isTaken,
    account: (platform, value) => accounts.get(JSON.stringify([platform, value])),
    freeId(type) {
      const made = last.get(type);
      if (made === undefined) {
        const first = freeId(record, caseId, type);
        const [, prefix = first, digits = '0'] = /^(\D*)(\d+)$/.exec(first) ?? [];
        last.set(type, { prefix, number: Number(digits), width: digits.length });
        return first;
      }
      let id: string;
      do {
        made.number += 1;
        id = `${made.prefix}${String(made.number).padStart(made.width, '0')}`;
      } while (isTaken(id));
      return id;
    },
  };
}
