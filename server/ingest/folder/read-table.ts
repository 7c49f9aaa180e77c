// One table of a case folder as records of text with the line on which each begins: UTF-8 CSV as in RFC 4180.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse';
import type { FaultNote } from '#contract/errors.ts';
import { both, type Text } from '#contract/text.ts';
import { safePath } from './safe-path.ts';

/** A record by column; `line` is the first physical line of the record, the header's being 1. */
export interface TableRecord {
  line: number;
  cells: Map<string, string>;
}

export interface TextTable {
  file: string;
  /** Empty where the file is absent. */
  header: string[];
  records: TableRecord[];
  faults: FaultNote[];
  present: boolean;
  /** Not all records could be told; what refers to this table cannot be judged. */
  broken: boolean;
}

/** No table of people, handles or papers is larger than 256 MiB. */
const LARGEST = 256 * 1024 * 1024;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

const countLines = (bytes: Buffer): number => {
  let lines = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === 10 || (bytes[index] === 13 && bytes[index + 1] !== 10)) lines += 1;
  }
  return lines;
};

/** The line on which the first bytes stand that are not UTF-8. */
function lineOfBadBytes(bytes: Buffer): number {
  let [start, line] = [0, 1];
  for (;;) {
    const feed = bytes.indexOf(10, start);
    if (feed === -1 || !isUtf8(bytes.subarray(start, feed))) return line;
    start = feed + 1;
    line += 1;
  }
}

const SYNTAX: Record<string, Text> = {
  CSV_QUOTE_NOT_CLOSED: both(
    '引号有头无尾：请补上后引号；单元格内的引号写作 ""',
    'a quotation mark is opened and never closed: close it, or write "" for a mark within a cell',
  ),
  CSV_INVALID_CLOSING_QUOTE: both(
    '后引号之后还有文字：引号内的引号写作 ""',
    'there is text behind a closing quotation mark: write "" for a mark within a quoted cell',
  ),
  INVALID_OPENING_QUOTE: both(
    '单元格内有引号：请把整个单元格放进引号，内部的引号写作 ""',
    'there is a quotation mark within a cell: put the cell in quotes and write "" for the mark',
  ),
};

const UNREADABLE = both(
  '表格从此处起无法读取：请另存为 UTF-8 的 CSV',
  'the table cannot be read from here on: save it as CSV in UTF-8',
);

interface RawRecord {
  line: number;
  cells: string[];
}

/** Records up to the first fault of syntax, and that fault. */
function parseRecords(file: string, bytes: Buffer): { records: RawRecord[]; fault?: FaultNote } {
  const records: RawRecord[] = [];
  let [offset, line] = [0, 1];
  try {
    parse(bytes, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[], { bytes: end }) => {
        records.push({ line, cells });
        line += countLines(bytes.subarray(offset, end));
        offset = end;
        return null;
      },
    });
    return { records };
  } catch (error) {
    const code = error instanceof CsvError ? error.code : '';
    const message = SYNTAX[code] ?? UNREADABLE;
    return { records, fault: { file, line, message } };
  }
}

function headerFaults(file: string, header: readonly string[]): FaultNote[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of header) {
    if (name !== '' && seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice].map((column) => ({
    file,
    line: 1,
    column,
    value: column,
    message: both('该列出现两次：请保留其一', 'the column is there twice: keep one of them'),
  }));
}

function tooManyCells(file: string, header: readonly string[], { line, cells }: RawRecord): FaultNote[] {
  const beyond = cells.slice(header.length).filter((cell) => cell.trim() !== '');
  if (beyond.length === 0) return [];
  const message = both(
    `该行有 ${cells.length} 个单元格，表头只有 ${header.length} 个：含逗号的单元格要加引号`,
    `the row has ${cells.length} cells, the header ${header.length}: put a cell that holds a comma in quotes`,
  );
  return [{ file, line, value: beyond[0]!, message }];
}

const absentTable = (file: string): TextTable => ({
  file,
  header: [],
  records: [],
  faults: [],
  present: false,
  broken: false,
});

const brokenTable = (file: string, message: Text, line?: number): TextTable => ({
  ...absentTable(file),
  present: true,
  broken: true,
  faults: [{ file, ...(line === undefined ? {} : { line }), message }],
});

/** Reads a table. Whatever is wrong with it becomes a fault. */
export async function readTable(root: string, file: string): Promise<TextTable> {
  const broken = (message: Text): TextTable => brokenTable(file, message);
  const found = await safePath(root, file);
  if ('refused' in found) return found.absent === true ? absentTable(file) : broken(found.refused);
  try {
    if ((await stat(found.path)).size > LARGEST) {
      return broken(both('表格大于 256 MB：请拆分案件', 'the table is larger than 256 MB: split the case'));
    }
    return tableOf(file, await readFile(found.path));
  } catch {
    return broken(both('表格无法读取：请检查权限', 'the table cannot be read: check its permissions'));
  }
}

/** The table that bytes hold. Whatever is wrong with it becomes a fault. @param file what faults call it */
export function tableOf(file: string, all: Buffer): TextTable {
  const broken = (message: Text, line?: number): TextTable => brokenTable(file, message, line);
  let bytes = all;
  if (bytes.subarray(0, 3).equals(BOM)) bytes = bytes.subarray(3);
  if (!isUtf8(bytes)) {
    return broken(
      both('表格不是 UTF-8：请另存为 UTF-8 的 CSV', 'the table is not UTF-8: save it as CSV in UTF-8'),
      lineOfBadBytes(bytes),
    );
  }
  const { records, fault } = parseRecords(file, bytes);
  const [first, ...rest] = records;
  if (fault === undefined && (first === undefined || first.cells.every((cell) => cell.trim() === ''))) {
    return broken(
      both('表格没有表头：请在第 1 行写列名', 'the table has no header: write the column names into line 1'),
      1,
    );
  }
  const header = first?.cells.map((name) => name.trim()) ?? [];
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    file,
    header,
    records: rows.map(({ line, cells }) => ({
      line,
      cells: new Map(header.map((name, index): [string, string] => [name, (cells[index] ?? '').trim()])),
    })),
    faults: [
      ...headerFaults(file, header),
      ...rows.flatMap((row) => tooManyCells(file, header, row)),
      ...(fault === undefined ? [] : [fault]),
    ],
    present: true,
    broken: fault !== undefined,
  };
}
