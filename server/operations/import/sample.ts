// The first rows of a list as a person sees them before it is imported: each cell as written and as normalised, masked unless revealed.
import type { PreviewCell } from '#contract/import.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { explainNormalisation } from '../../ingest/normalise/explain.ts';
import { maskField } from '../../record/index.ts';

/** One row of the sample. */
export function sampleCells(
  { cells, record }: StoredRow,
  mapping: readonly (RecordField | null)[],
  isRevealed: boolean,
): PreviewCell[] {
  const names = new Set(record.name === undefined ? [] : [record.name]);
  const explained = new Map(explainNormalisation(mapping, cells).map((one) => [one.column, one]));
  return cells.map((written, at) => {
    const field = mapping[at] ?? null;
    const found = explained.get(at);
    const shown = (text: string): string => (isRevealed ? text : maskField(field, text, names));
    const changed = found !== undefined && found.value !== written;
    // Of an ID number the rule names the birthday.
    const mayTell = isRevealed || field !== 'id_number' || found?.value == null;
    return {
      written: shown(written),
      normal: found?.value == null ? null : shown(found.value),
      changed,
      rule: changed && mayTell ? found.rule : null,
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
