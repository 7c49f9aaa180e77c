// Cells of rows, masked, to be shown beside a telling place.
import type { RecordField } from '#contract/model/record-field.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { maskField, type StoredRow } from '../../record/index.ts';

const PARTS: ReadonlySet<string> = new Set(['complex', 'building', 'unit', 'room']);

/** The cell in which a row says what it says of a field; a part of an address may stand in one column with the others. */
export function maskedCell(
  mapping: Mapping,
  { cells, record }: StoredRow,
  field: string | undefined,
): string | undefined {
  if (field === undefined) return undefined;
  const own = mapping.indexOf(field as RecordField);
  const at = own === -1 && PARTS.has(field) ? mapping.indexOf('address') : own;
  const cell = cells[at];
  if (cell === undefined) return undefined;
  return maskField(mapping[at] ?? null, cell, new Set(record.name === undefined ? [] : [record.name]));
}
