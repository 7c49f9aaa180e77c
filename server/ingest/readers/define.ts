// What a reader of one file format is, and the raw table it gives.
import type { Text } from '#contract/text.ts';
import type { ByteSource } from './byte-source.ts';

/** What is known of a file once it has been read through. */
export interface FileScan {
  source: ByteSource;
  sha256: string;
  bytes: number;
  /** The first bytes, at most 1 MiB. */
  head: Buffer;
  /** Whether all of it is UTF-8. */
  utf8: boolean;
}

/** What lists.csv prescribes about reading. */
export interface ReadOptions {
  encoding?: string | undefined;
  sheet?: string | undefined;
}

/** A table as it stands in the file: every row, blank ones too, cells as text. May be iterated more than once. */
export interface RawTable {
  /** `utf-8`, `gb18030`, …; for a workbook its format. */
  encoding: string;
  sheet?: string;
  /** All sheets of a workbook, in its order. */
  sheets?: string[];
  rows(): AsyncIterable<string[][]>;
  warnings: Text[];
}

/** One file format. `recognises` goes by content first; the readers are asked in the registry's order. */
export interface Reader {
  format: string;
  recognises(scan: FileScan): boolean;
  /** Throws `input-refused` for a file that cannot be read as this format. */
  open(scan: FileScan, options: ReadOptions): Promise<RawTable>;
}
