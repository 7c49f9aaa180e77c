// The files that a case folder's tables name: lists, each opened to see that it can be read, and evidence.
import { VinetraceError, type FaultNote } from '#contract/errors.ts';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import { both, type Text } from '#contract/text.ts';
import type { ListSource } from '../list-source.ts';
import { prepareList } from '../open-list.ts';
import type { CaseRow, CheckedTable } from './check-table.ts';
import { listFile } from './list-file.ts';
import { safePath } from './safe-path.ts';

/** A file of evidence: where it lies. */
export interface EvidenceFile {
  id: string;
  line: number;
  file: string;
  path: string;
}

const at = (table: CheckedTable, row: CaseRow, column: string, message: Text): FaultNote => ({
  file: table.file,
  line: row.line,
  column,
  value: table.written.get(row.line)?.get(column) ?? '',
  message,
});

/** The fields that `columns` names, each known and each once. */
function checkColumns(
  columns: Readonly<Record<string, string>>,
): { fields: Record<string, RecordField> } | { message: Text } {
  const result: Record<string, RecordField> = {};
  for (const [header, name] of Object.entries(columns)) {
    const field = recordField.safeParse(name);
    if (!field.success) {
      const known = recordField.options.join(', ');
      return {
        message: both(
          `“${name}”不是字段：请写下列之一：${known}`,
          `“${name}” is no field: write one of ${known}`,
        ),
      };
    }
    if (Object.values(result).includes(field.data)) {
      return {
        message: both(`有两列对应 ${name}：请保留其一`, `two columns are named ${name}: keep one of them`),
      };
    }
    result[header.trim()] = field.data;
  }
  return { fields: result };
}

async function listSource(
  root: string,
  table: CheckedTable,
  row: CaseRow,
): Promise<ListSource | FaultNote[]> {
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
  const found = await listFile(root, file);
  if ('refused' in found) return [at(table, row, 'file', found.refused)];
  const mapping = columns === undefined ? undefined : checkColumns(columns);
  if (mapping !== undefined && 'message' in mapping) return [at(table, row, 'columns', mapping.message)];
  return {
    id: row.id,
    line: row.line,
    file,
    path: found.path,
    ...(found.bytes === undefined ? {} : { bytes: found.bytes }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(mapping === undefined ? {} : { columns: mapping.fields }),
  };
}

/** What is wrong with one list. */
export interface ListFaults {
  source: ListSource;
  faults: readonly FaultNote[];
}

/**
 * Opens lists, or reads them through, and says what is wrong with each. `isSound`: nothing else of the folder is wrong, so
 * that what is read will be used.
 */
export type OpenLists = (lists: readonly ListSource[], isSound: boolean) => Promise<readonly ListFaults[]>;

/** Opens each list once to see that it can be. */
export const openEach: OpenLists = async (lists) => {
  const found: ListFaults[] = [];
  for (const source of lists) {
    try {
      await prepareList(source);
    } catch (error) {
      if (!(error instanceof VinetraceError)) throw error;
      found.push({ source, faults: error.faults });
    }
  }
  return found;
};

/** The faults of lists where lists.csv names the lists. */
export function placedFaults(table: CheckedTable, found: readonly ListFaults[]): FaultNote[] {
  return found.flatMap(({ source, faults }) => {
    const row = table.rows.find(({ id }) => id === source.id);
    return row === undefined
      ? [...faults]
      : faults.map(({ column = 'file', message }) => at(table, row, column, message));
  });
}

/** Every list of lists.csv whose file may be read. */
export async function listSources(
  root: string,
  table: CheckedTable,
): Promise<{ lists: ListSource[]; faults: FaultNote[] }> {
  const [lists, faults]: [ListSource[], FaultNote[]] = [[], []];
  for (const row of table.rows) {
    const source = await listSource(root, table, row);
    if (Array.isArray(source)) faults.push(...source);
    else lists.push(source);
  }
  return { lists, faults };
}

/** Every file that evidence.csv names; it need only be there. */
export async function evidenceFiles(
  root: string,
  table: CheckedTable,
): Promise<{ files: EvidenceFile[]; faults: FaultNote[] }> {
  const [files, faults]: [EvidenceFile[], FaultNote[]] = [[], []];
  for (const row of table.rows) {
    const file = row.values['file'];
    if (typeof file !== 'string') continue;
    const found = await safePath(root, file);
    if ('refused' in found) faults.push(at(table, row, 'file', found.refused));
    else files.push({ id: row.id, line: row.line, file, path: found.path });
  }
  return { files, faults };
}
