// A list before and after it is opened.
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import type { ReadCounts, SetAsideRow } from '#contract/reading.ts';
import type { Text } from '#contract/text.ts';
import type { ListTraits } from '#contract/traits.ts';
import type { ColumnDecision } from './columns/map-columns.ts';
import type { ByteSource } from './readers/byte-source.ts';

/** What was mended, and the file that says so. */
export interface Mended {
  sha256: string;
  /** `line` as the row was set aside with. */
  rows: readonly { line: number; cells: readonly string[] }[];
}

/** A list's file and how lists.csv says it is to be read. */
export interface ListSource {
  id: string;
  /** Line of lists.csv; absent where the list is in no case folder. */
  line?: number;
  /** As lists.csv writes it, relative to the folder. */
  file: string;
  /** Where the file lies, links resolved. */
  path: string;
  /** What is read instead of the file at `path`, such as an upload that lies encrypted. */
  bytes?: ByteSource;
  encoding?: string;
  sheet?: string;
  /** Counted from 1. */
  headerRow?: number;
  columns?: Record<string, RecordField>;
  /** Field of each column by its place, where a person decided them all; null: kept as written. */
  fields?: readonly (RecordField | null)[];
  /** Rows that were set aside and mended since. */
  mended?: Mended;
}

/** Some rows of a list, in order, and those between them that no record can be made of. */
export interface ReadBatch {
  rows: StoredRow[];
  setAside: SetAsideRow[];
}

/** A list whose layout is known; its rows are read when they are iterated. */
export interface OpenList {
  sha256: string;
  bytes: number;
  /** `csv`, `xlsx` or `xls`. */
  format: string;
  /** Of text; of a workbook its format. */
  encoding: string;
  sheet?: string;
  /** The last row of the header counted from 1; 0 where the file has no header, and the columns are called A, B, …. */
  headerRow: number;
  header: string[];
  /** The first rows of the file as they stand in it, the header among them. */
  top: string[][];
  /** The sheets of a workbook. */
  sheets?: string[];
  mapping: (RecordField | null)[];
  /** How each column's field was found. */
  decisions: ColumnDecision[];
  /** Rows and rows set aside in batches. Iterating again reads the file again. */
  batches: AsyncIterable<ReadBatch>;
  /** The rows of `batches` alone. */
  rows: AsyncIterable<StoredRow[]>;
  /** How many rows of each kind the file has; known once they were read. */
  counts?: ReadCounts;
  /** What the file itself tells; known once the rows were read. */
  traits?: ListTraits;
  /** What a person should know; complete once the rows were read. */
  warnings: Text[];
}
