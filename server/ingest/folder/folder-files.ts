// The files that a case folder's tables name: lists, each opened to see that it can be read, and evidence.
import { VinetraceError, type Fault } from '#contract/errors.ts';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import type { ListSource } from '../list-source.ts';
import { prepareList } from '../open-list.ts';
import type { CaseRow, CheckedTable } from './check-table.ts';
import { safePath } from './safe-path.ts';

/** A file of evidence: where it lies. */
export interface EvidenceFile {
  id: string;
  line: number;
  file: string;
  path: string;
}

const at = (table: CheckedTable, row: CaseRow, column: string, message: string): Fault => ({
  file: table.file,
  line: row.line,
  column,
  value: table.written.get(row.line)?.get(column) ?? '',
  message,
});

/** The fields that `columns` names, each known and each once. */
function checkColumns(columns: Readonly<Record<string, string>>): Record<string, RecordField> | string {
  const result: Record<string, RecordField> = {};
  for (const [header, name] of Object.entries(columns)) {
    const field = recordField.safeParse(name);
    if (!field.success) return `“${name}” is no field: write one of ${recordField.options.join(', ')}`;
    if (Object.values(result).includes(field.data)) return `two columns are named ${name}: keep one of them`;
    result[header.trim()] = field.data;
  }
  return result;
}

async function listSource(root: string, table: CheckedTable, row: CaseRow): Promise<ListSource | Fault[]> {
  const {
    file,
    encoding,
    sheet,
    header_row: headerRow,
    columns,
  } = row.values as {
    file?: string;
    encoding?: string;
    sheet?: string;
    header_row?: number;
    columns?: Record<string, string>;
  };
  if (file === undefined) return [];
  const found = await safePath(root, file);
  if ('refused' in found) return [at(table, row, 'file', found.refused)];
  const mapping = columns === undefined ? undefined : checkColumns(columns);
  if (typeof mapping === 'string') return [at(table, row, 'columns', mapping)];
  return {
    id: row.id,
    line: row.line,
    file,
    path: found.path,
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(mapping === undefined ? {} : { columns: mapping }),
  };
}

/** Every list of lists.csv, opened once to see that it can be. */
export async function listSources(
  root: string,
  table: CheckedTable,
): Promise<{ lists: ListSource[]; faults: Fault[] }> {
  const [lists, faults]: [ListSource[], Fault[]] = [[], []];
  for (const row of table.rows) {
    const source = await listSource(root, table, row);
    if (Array.isArray(source)) {
      faults.push(...source);
      continue;
    }
    try {
      await prepareList(source);
      lists.push(source);
    } catch (error) {
      if (!(error instanceof VinetraceError)) throw error;
      for (const { column = 'file', message } of error.faults) faults.push(at(table, row, column, message));
    }
  }
  return { lists, faults };
}

/** Every file that evidence.csv names; it need only be there. */
export async function evidenceFiles(
  root: string,
  table: CheckedTable,
): Promise<{ files: EvidenceFile[]; faults: Fault[] }> {
  const [files, faults]: [EvidenceFile[], Fault[]] = [[], []];
  for (const row of table.rows) {
    const file = row.values['file'];
    if (typeof file !== 'string') continue;
    const found = await safePath(root, file);
    if ('refused' in found) faults.push(at(table, row, 'file', found.refused));
    else files.push({ id: row.id, line: row.line, file, path: found.path });
  }
  return { files, faults };
}
