// Refusals of a list: placed at its line of lists.csv, or at the file itself where there is no lists.csv.
import { basename } from 'node:path';
import { fail, VinetraceError, type FaultNote } from '#contract/errors.ts';
import { both, type Text } from '#contract/text.ts';
import type { ListSource } from './list-source.ts';
import type { ListColumn } from './readers/refuse.ts';

const writtenValue = (source: ListSource, column: string | undefined): string | undefined => {
  if (column === 'encoding') return source.encoding;
  if (column === 'sheet') return source.sheet;
  if (column === 'header_row') return source.headerRow === undefined ? undefined : String(source.headerRow);
  return column === 'columns' ? undefined : source.file;
};

/** Where there is no lists.csv a column of it says nothing; what was asked for is the value. */
function inFile(source: ListSource, { column, ...fault }: FaultNote): FaultNote {
  const value = column === 'file' ? undefined : writtenValue(source, column);
  const file = source.bytes?.name ?? basename(source.path);
  return { ...fault, file, ...(value === undefined ? {} : { value }) };
}

function place(source: ListSource, fault: FaultNote): FaultNote {
  if (source.line === undefined) return inFile(source, fault);
  const value = writtenValue(source, fault.column);
  return { file: 'lists.csv', line: source.line, ...fault, ...(value === undefined ? {} : { value }) };
}

/** What the file system says, for people. */
const unreadable = (error: unknown): Text => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return both('没有这个文件：请改正路径', 'there is no such file: mend the path');
  if (code === 'EACCES' || code === 'EPERM') {
    return both('文件不允许读取：请检查权限', 'the file may not be read: check its permissions');
  }
  return both('文件无法读取：请复制到本地磁盘', 'the file cannot be read: copy it to a local disk');
};

/** Refuses a list for what went wrong with its file, while its sheet was read where that is known; a cancelled reading stays one. */
export function refuseList(source: ListSource, error: unknown, sheet?: string): never {
  if (error instanceof VinetraceError && error.code === 'cancelled') throw error;
  const faults: readonly FaultNote[] =
    error instanceof VinetraceError && error.code === 'input-refused'
      ? error.faults
      : [{ column: 'file' satisfies ListColumn, message: unreadable(error) }];
  return fail(
    'input-refused',
    `名单 ${source.file} 无法读取`,
    `list ${source.file} cannot be read`,
    faults.map((fault) => ({ ...place(source, fault), ...(sheet === undefined ? {} : { sheet }) })),
    error,
  );
}
