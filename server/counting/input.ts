// What a count is given, and what it gives back.
import type { CountRow, FalseReason } from '#contract/count.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import type { Accumulated, Handed } from './provided.ts';
import type { Tally } from './records.ts';

export interface ListToCount {
  id: string;
  /** The journal's entry that asserted it, and the reading that it stands on. */
  entry: number;
  reading: number;
  /** The party whose it is. */
  holder: string;
  /** The field of each column. */
  mapping: readonly (RecordField | null)[];
  /** Rows that investigators marked as false. */
  marked: number[];
}

export interface WantedCount {
  /** Every list whose rows are needed; those that are counted are named in `scope`. */
  lists: ListToCount[];
  scope: string[];
  /** Hand-overs that are counted. */
  handed: Omit<Handed, 'keys'>[];
  /** Which rows are wanted behind a number. */
  rows?: {
    of: 'duplicate' | 'false' | 'counted';
    reason?: FalseReason;
    list?: string;
    offset: number;
    limit: number;
  };
}

export interface CountAnswer {
  lists: Tally['lists'];
  falseBy: Tally['falseBy'];
  people: number;
  accumulated: Accumulated;
  /** Records that count of the list of each hand-over; null where no list was found. */
  listed: (number | null)[];
  rows: { rows: CountRow[]; total: number };
}
