// What is remembered of one inference for the next: counts of pairs and rows, each under a digest of all that it depends on.
import type { Agreements } from './agreements.ts';
import type { CellTally } from './cells.ts';
import type { DamageCounts } from './damage.ts';
import type { RemarkTally } from './remarks.ts';
import type { RowsBeside } from './rows-beside.ts';
import type { RowOrder } from './sequence.ts';
import type { WritingCounts } from './writing.ts';

/**
 * How what is remembered was counted: digest of the files that count (`memory-version.test.ts`). What another version remembers
 * is not looked at.
 */
export const MEMORY_VERSION = 'a5a5e06797a7';

/** Of a child and one neighbour what depends neither on reference values nor on the order of the lists. */
export interface FixedPair {
  order: RowOrder;
  damage: DamageCounts;
  remarks: RemarkTally;
  /** Number of a complex and the units of it that both hold, in pairs. */
  both: Float64Array;
}

/** What does. */
export interface JudgedPair {
  cells: CellTally;
  writing: WritingCounts;
}

/** All of a child with its neighbours. Numbers and digests alone: no values, no names. */
export interface ChildMemory {
  /** Digest of the child's rows and those of its neighbours. */
  rows: string;
  fixed: readonly FixedPair[];
  agreements: Agreements;
  unique: ReadonlyMap<string, Int32Array>;
  judged: ReadonlyMap<string, JudgedPair>;
  beside: ReadonlyMap<string, RowsBeside>;
}

/** By the id of the child. */
export type LineageMemory = ReadonlyMap<string, ChildMemory>;

/** A part of what is remembered: what was known, and what was asked for this time, which is all that is kept. */
export class Part<T> {
  readonly #known: ReadonlyMap<string, T>;
  readonly asked = new Map<string, T>();

  constructor(known: ReadonlyMap<string, T> = new Map()) {
    this.#known = known;
  }

  /** What is known under the key, else what is worked out now. */
  get(key: string, work: () => T): T {
    const found = this.asked.get(key) ?? this.#known.get(key) ?? work();
    this.asked.set(key, found);
    return found;
  }

  /** Whether anything was asked for that was not known, or is no longer asked for. */
  get isChanged(): boolean {
    return (
      this.asked.size !== this.#known.size || ![...this.asked.keys()].every((key) => this.#known.has(key))
    );
  }
}
