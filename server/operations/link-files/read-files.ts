// Reads the files to be linked: header, cells as written, records as on import.
import { resolve } from 'node:path';
import { fail } from '#contract/errors.ts';
import { columnUse, type ColumnMap } from '#contract/link.ts';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import { about, type Text } from '#contract/text.ts';
import { openList } from '../../ingest/open-list.ts';
import { STAGES, type OnProgress } from '../../progress.ts';

export interface ReadFile {
  /** As named by the person who asks. */
  name: string;
  header: string[];
  mapping: (RecordField | null)[];
  rows: { row: number; cells: string[]; record: NormalRecord }[];
}

interface Context {
  signal: AbortSignal;
  onProgress: OnProgress;
  tell(message: Text): void;
}

/** The part of a map that is record fields of one file. */
function fieldsOf(map: ColumnMap, header: readonly string[]): Record<string, RecordField> {
  const fields: Record<string, RecordField> = {};
  for (const name of header) {
    const use = columnUse.safeParse(map[name]).data;
    const field = recordField.safeParse(use).data;
    if (field !== undefined) fields[name] = field;
  }
  return fields;
}

/** @throws input-refused where a file cannot be read */
export async function readFiles(
  names: readonly string[],
  map: ColumnMap | undefined,
  { signal, onProgress, tell }: Context,
): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  let done = 0;
  for (const [index, name] of names.entries()) {
    const source = { id: String(index), file: name, path: resolve(name) };
    const first = await openList(source);
    const list =
      map === undefined ? first : await openList({ ...source, columns: fieldsOf(map, first.header) });
    const file: ReadFile = { name, header: list.header, mapping: list.mapping, rows: [] };
    for await (const batch of list.rows) {
      if (signal.aborted) fail('cancelled', '已取消', 'Cancelled');
      for (const { row, cells, record } of batch) file.rows.push({ row, cells, record });
      done += batch.length;
      onProgress({ stage: STAGES.read, done });
    }
    for (const warning of list.warnings) tell(about(name, warning));
    files.push(file);
  }
  return files;
}
