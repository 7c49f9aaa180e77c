// The first rows of a list as a person sees them before it is imported: each cell as written and as normalised, masked unless revealed.
import type { PreviewCell } from '#contract/import.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { normalise } from '../../ingest/normalise/normalise.ts';
import { maskField } from '../../record/index.ts';

/** What one cell alone says as one field, as text; null where it says nothing. */
export function normalText(field: RecordField, cell: string): string | null {
  const record = normalise([field], [cell]);
  switch (field) {
    case 'phone':
    case 'phone2':
      return record.phones.length === 0 ? null : record.phones.join('、');
    case 'id_number':
      return record.idNumber ?? (record.idPrefix === undefined ? null : `${record.idPrefix}…`);
    case 'floor_area':
      return record.floorArea === undefined ? null : String(record.floorArea);
    default:
      return record[field] ?? null;
  }
}

/** One row of the sample. */
export function sampleCells(
  { cells, record }: StoredRow,
  mapping: readonly (RecordField | null)[],
  isRevealed: boolean,
): PreviewCell[] {
  const names = new Set(record.name === undefined ? [] : [record.name]);
  return cells.map((written, at) => {
    const field = mapping[at] ?? null;
    const normal = field === null || written.trim() === '' ? null : normalText(field, written);
    const shown = (text: string): string => (isRevealed ? text : maskField(field, text, names));
    return {
      written: shown(written),
      normal: normal === null ? null : shown(normal),
      changed: field !== null && written !== (normal ?? ''),
    };
  });
}

/** The top of the file as it stands, rows below the header masked as their columns are. */
export const topRows = (
  top: readonly (readonly string[])[],
  headerRow: number,
  mapping: readonly (RecordField | null)[],
  isRevealed: boolean,
): { line: number; cells: string[] }[] =>
  top.map((cells, at) => ({
    line: at + 1,
    cells: cells.map((cell, column) =>
      isRevealed ? cell : maskField(at + 1 > headerRow ? (mapping[column] ?? null) : null, cell, new Set()),
    ),
  }));
