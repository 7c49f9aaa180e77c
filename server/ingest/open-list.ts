// Opens one list: scans the file, reads it by its format, finds header and columns, and streams its rows normalised.
import { basename } from 'node:path';
import { fail, VinetraceError, type FaultNote } from '#contract/errors.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import { both, type Text } from '#contract/text.ts';
import { findHeaderRow } from './columns/header-row.ts';
import { explicitMapping, mapColumns, type ColumnDecision } from './columns/map-columns.ts';
import { isBlank, isTotals, repeatsHeader } from './columns/extra-rows.ts';
import { firstOf } from './first-of.ts';
import type { ListSource, OpenList } from './list-source.ts';
import { addNote } from './notes.ts';
import { normalise } from './normalise/normalise.ts';
import { fileSource } from './readers/byte-source.ts';
import type { RawTable } from './readers/define.ts';
import { refuse, type ListColumn } from './readers/refuse.ts';
import { readerOf } from './readers/registry.ts';
import { scanFile } from './readers/scan-file.ts';

/** Rows below the header by which columns are told. */
const SAMPLE = 300;
/** Rows of its beginning that are kept to be shown. */
const SHOWN = 12;
/** A list wider than this is no list of people but a broken file. */
const MOST_COLUMNS = 2_000;

/** The first rows of a table. */
async function firstRows(table: RawTable, wanted: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      rows.push(row);
      if (rows.length >= wanted) return rows;
    }
  }
  return rows;
}

/** A column's name in a file without a header: A … Z, AA …. */
function letters(index: number): string {
  const [rest, last] = [Math.floor(index / 26), String.fromCharCode(65 + (index % 26))];
  return rest === 0 ? last : letters(rest - 1) + last;
}

/** Index of the header; -1 where there is none. */
function headerIndex(source: ListSource, rows: readonly string[][]): number {
  if (source.headerRow === undefined) return findHeaderRow(rows);
  const row = rows[source.headerRow - 1];
  if (row === undefined || isBlank(row)) {
    refuse(
      'header_row',
      '该行没有表头：请填写列名所在的行号（从 1 计），或留空',
      'there is no header in that row: give the row that holds the column names, counted from 1, or leave it empty',
    );
  }
  return source.headerRow - 1;
}

function decide(source: ListSource, header: string[], sample: readonly string[][]): ColumnDecision[] {
  const { fields } = source;
  if (fields !== undefined)
    return header.map((_, at) => ({ field: fields[at] ?? null, by: 'columns', confidence: 1 }));
  if (source.columns === undefined) return mapColumns(header, sample);
  const unknown = Object.keys(source.columns).filter((name) => !header.includes(name));
  if (unknown.length > 0) {
    const [absent, there] = [firstOf(unknown), firstOf(header.filter((name) => name !== ''))];
    refuse(
      'columns',
      `名单中没有${absent.zh}列：现有的列为${there.zh}`,
      `the list has no column ${absent.en}: its columns are ${there.en}`,
    );
  }
  return explicitMapping(header, source.columns);
}

/** Says how many rows of a kind were passed over, and where the first ones stand. */
function passedOver(what: Text, rows: readonly number[]): Text[] {
  if (rows.length === 0) return [];
  const [first, more] = [rows.slice(0, 5), rows.length > 5];
  return [
    both(
      `${rows.length} 个${what.zh}未计入行数（第 ${first.join('、')}${more ? '…' : ''} 行）`,
      `${rows.length} ${what.en} not counted as rows (${first.join(', ')}${more ? ', …' : ''})`,
    ),
  ];
}

/** The rows below the header in batches; blank, totals and repeated header rows are passed over and reported. */
async function* dataRows(table: RawTable, index: number, list: OpenList): AsyncGenerator<StoredRow[]> {
  const [blank, totals, repeated]: [number[], number[], number[]] = [[], [], []];
  let [position, row, wide] = [0, 0, 0];
  let blankRun: number[] = [];
  for await (const batch of table.rows()) {
    const rows: StoredRow[] = [];
    for (const written of batch) {
      position += 1;
      if (position <= index + 1) continue;
      if (isBlank(written)) {
        blankRun.push(position);
        continue;
      }
      for (const at of blankRun) blank.push(at);
      blankRun = [];
      if (isTotals(written)) totals.push(position);
      else if (repeatsHeader(written, list.header)) repeated.push(position);
      else {
        const cells = written;
        if (cells.length > list.header.length && !isBlank(cells.slice(list.header.length))) wide += 1;
        while (cells.length < list.header.length) cells.push('');
        row += 1;
        rows.push({ row, cells, record: normalise(list.mapping, cells) });
      }
    }
    if (rows.length > 0) yield rows;
  }
  const notes = [
    ...passedOver(both('空行', 'blank rows'), blank),
    ...passedOver(both('合计行', 'totals rows'), totals),
    ...passedOver(both('重复的表头行', 'repeated header rows'), repeated),
    ...(wide === 0
      ? []
      : [
          both(
            `${wide} 行的单元格多于表头，多出的不带列名保留`,
            `${wide} rows have more cells than the header; they are kept without a name`,
          ),
        ]),
    ...(row === 0 ? [both('名单的表头下没有数据行', 'the list has no rows below its header')] : []),
    ...table.warnings,
  ];
  for (const note of notes) addNote(list.warnings, note);
}

/** The same rows; what goes wrong with the file while they are read is refused as when it is opened. */
async function* placed<T>(source: ListSource, batches: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* batches;
  } catch (error) {
    refuseList(source, error);
  }
}

async function open(source: ListSource): Promise<OpenList> {
  const scan = await scanFile(source.bytes ?? fileSource(source.path));
  if (scan.bytes === 0)
    refuse(
      'file',
      '文件是空的：请给出含有数据行的文件',
      'the file is empty: give the file that holds the rows',
    );
  const reader = readerOf(scan);
  const table = await reader.open(scan, source);
  const rows = await firstRows(table, Math.max(source.headerRow ?? 0, 30) + SAMPLE);
  if (rows.every(isBlank))
    refuse(
      'file',
      '文件中没有数据：请给出含有表格的文件',
      'the file holds no rows: give the file that holds the table',
    );
  if (rows.some((row) => row.length > MOST_COLUMNS)) {
    refuse(
      'file',
      `文件超过 ${MOST_COLUMNS} 列：这不是人员名单，请给出正确的文件`,
      `the file has more than ${MOST_COLUMNS} columns: it is no list of people, name the right file`,
    );
  }
  const index = headerIndex(source, rows);
  const below = rows.slice(index + 1).filter((row) => !isBlank(row) && !isTotals(row));
  const header =
    index === -1
      ? Array.from({ length: Math.max(...below.map((row) => row.length)) }, (_, column) => letters(column))
      : rows[index]!.map((name) => name.trim());
  const decisions = decide(source, header, below);
  const warnings = [...table.warnings];
  if (index === -1)
    warnings.push(
      both(
        '未找到表头：各列称为 A、B、C，按内容识别',
        'no header row was found; columns are called A, B, C and told by their values',
      ),
    );
  if (decisions.every(({ field }) => field === null))
    warnings.push(both('没有一列能识别为记录字段', 'no column was recognised as a field of a record'));
  const list: OpenList = {
    sha256: scan.sha256,
    bytes: scan.bytes,
    format: reader.format,
    encoding: table.encoding,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    headerRow: index + 1,
    header,
    top: rows.slice(0, Math.max(SHOWN, index + 1)),
    ...(table.sheets === undefined ? {} : { sheets: table.sheets }),
    mapping: decisions.map(({ field }) => field),
    decisions,
    warnings,
    rows: { [Symbol.asyncIterator]: () => placed(source, dataRows(table, index, list)) },
  };
  return list;
}

const writtenValue = (source: ListSource, column: string | undefined): string | undefined => {
  if (column === 'encoding') return source.encoding;
  if (column === 'sheet') return source.sheet;
  if (column === 'header_row') return source.headerRow === undefined ? undefined : String(source.headerRow);
  return column === 'columns' ? undefined : source.file;
};

/** The fault as it is to be read: at its line of lists.csv, or at the file itself where there is no lists.csv. */
function place(source: ListSource, fault: FaultNote): FaultNote {
  const value = writtenValue(source, fault.column);
  return source.line === undefined
    ? { file: source.bytes?.name ?? basename(source.path), message: fault.message }
    : { file: 'lists.csv', line: source.line, ...fault, ...(value === undefined ? {} : { value }) };
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

/** Refuses a list for what went wrong with its file. */
function refuseList(source: ListSource, error: unknown): never {
  const faults: readonly FaultNote[] =
    error instanceof VinetraceError && error.code === 'input-refused'
      ? error.faults
      : [{ column: 'file' satisfies ListColumn, message: unreadable(error) }];
  return fail(
    'input-refused',
    `名单 ${source.file} 无法读取`,
    `list ${source.file} cannot be read`,
    faults.map((fault) => place(source, fault)),
    error,
  );
}

const prepared = new WeakMap<ListSource, OpenList>();

/**
 * Opens a list: what format it is in, where its header is, which column holds which field. Its rows are read when they are
 * iterated. Throws `input-refused` with one fault, whatever is wrong with the file.
 */
export async function openList(source: ListSource): Promise<OpenList> {
  const ready = prepared.get(source);
  if (ready !== undefined) {
    prepared.delete(source);
    return ready;
  }
  try {
    return await open(source);
  } catch (error) {
    return refuseList(source, error);
  }
}

/** Opens a list ahead of its use: the next `openList` of the same source gives what was opened. */
export async function prepareList(source: ListSource): Promise<void> {
  prepared.set(source, await openList(source));
}
