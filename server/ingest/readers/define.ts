// What a reader of one file format is, and the raw table it gives.
import type { Text } from '#contract/text.ts';
import type { ListTraits } from '#contract/traits.ts';
import type { ByteSource } from './byte-source.ts';

/** What is known of a file once it has been read through. */
export interface FileScan {
  source: ByteSource;
  sha256: string;
  bytes: number;
  /** The first bytes, at most 1 MiB. */
  head: Buffer;
  /** The first pieces that are not ASCII, at most 1 MiB. */
  sample: Buffer;
  /** Whether all of it is UTF-8. */
  utf8: boolean;
}

/** What lists.csv prescribes about reading. */
export interface ReadOptions {
  encoding?: string | undefined;
  sheet?: string | undefined;
}

/** Why a row may not be read as it stands. */
export interface RowFault {
  reason: Text;
  /** Whether the row is sound all the same if it has as many cells as the header. */
  soundIfFits: boolean;
}

/** Rows as they stand in the file, blank ones too, cells as text. */
export interface RawBatch {
  rows: string[][];
  /** What is wrong with a row, by its index in `rows`. */
  faults?: ReadonlyMap<number, RowFault>;
}

/** What the reader learned of the file beside its rows. */
export interface TableFacts extends Pick<
  ListTraits,
  'mark' | 'text' | 'office' | 'sheets' | 'hiddenRows' | 'hiddenColumns' | 'mergedRanges'
> {
  /** Number formats of each column and how many cells have them. */
  formats: (ReadonlyMap<string, number> | undefined)[];
}

/** A table as it stands in the file. */
export interface RawTable {
  /** `utf-8`, `gb18030`, …; for a workbook its format. */
  encoding: string;
  sheet?: string;
  /** Whether a cell's column is known from the file, not from counting the cells before it. */
  addressed: boolean;
  /** The first rows, at most so many. */
  head(most: number): Promise<string[][]>;
  /** All rows from the first; each iteration reads the file again. */
  batches(): AsyncIterable<RawBatch>;
  /** What a person should know; complete once all rows were read. */
  warnings: Text[];
  /** Complete once all rows were read. */
  facts(): TableFacts;
}

/** One file format. `recognises` goes by content first; the readers are asked in the registry's order. */
export interface Reader {
  format: string;
  recognises(scan: FileScan): boolean;
  /** Throws `input-refused` for a file that cannot be read as this format. */
  open(scan: FileScan, options: ReadOptions): Promise<RawTable>;
}
