// One table of a case folder as records of text with the line on which each begins: UTF-8 CSV as in RFC 4180.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse';
import type { Fault } from '#contract/errors.ts';
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
  faults: Fault[];
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

const SYNTAX: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quotation mark is opened and never closed: close it, or write "" for a mark within a cell',
  CSV_INVALID_CLOSING_QUOTE:
    'there is text behind a closing quotation mark: write "" for a mark within a quoted cell',
  INVALID_OPENING_QUOTE:
    'there is a quotation mark within a cell: put the cell in quotes and write "" for the mark',
};

interface RawRecord {
  line: number;
  cells: string[];
}

/** Records up to the first fault of syntax, and that fault. */
function parseRecords(file: string, bytes: Buffer): { records: RawRecord[]; fault?: Fault } {
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
    const message = SYNTAX[code] ?? 'the table cannot be read from here on: save it as CSV in UTF-8';
    return { records, fault: { file, line, message } };
  }
}

function headerFaults(file: string, header: readonly string[]): Fault[] {
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
    message: 'the column is there twice: keep one of them',
  }));
}

function tooManyCells(file: string, header: readonly string[], { line, cells }: RawRecord): Fault[] {
  const beyond = cells.slice(header.length).filter((cell) => cell.trim() !== '');
  if (beyond.length === 0) return [];
  const message = `the row has ${cells.length} cells, the header ${header.length}: put a cell that holds a comma in quotes`;
  return [{ file, line, value: beyond[0]!, message }];
}

/** Reads a table. Whatever is wrong with it becomes a fault. */
export async function readTable(root: string, file: string): Promise<TextTable> {
  const table: TextTable = { file, header: [], records: [], faults: [], present: false, broken: false };
  const broken = (message: string, line?: number): TextTable => ({
    ...table,
    present: true,
    broken: true,
    faults: [{ file, ...(line === undefined ? {} : { line }), message }],
  });
  const found = await safePath(root, file);
  if ('refused' in found)
    return found.refused.startsWith('there is no such file') ? table : broken(found.refused);
  let bytes: Buffer;
  try {
    if ((await stat(found.path)).size > LARGEST)
      return broken('the table is larger than 256 MB: split the case');
    bytes = await readFile(found.path);
  } catch {
    return broken('the table cannot be read: check its permissions');
  }
  if (bytes.subarray(0, 3).equals(BOM)) bytes = bytes.subarray(3);
  if (!isUtf8(bytes)) return broken('the table is not UTF-8: save it as CSV in UTF-8', lineOfBadBytes(bytes));
  const { records, fault } = parseRecords(file, bytes);
  const [first, ...rest] = records;
  if (fault === undefined && (first === undefined || first.cells.every((cell) => cell.trim() === ''))) {
    return broken('the table has no header: write the column names into line 1', 1);
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
