// What a comparison of one field is: levels from "exact" to "differs", each with how likely it is under three propositions.
import type { Text } from '#contract/text.ts';
import type { Pinyin } from '../names/parse-name.ts';

/**
 * The propositions that are weighed against one another for two records:
 * `same` one person; `household` two people who share a home or a phone; `others` two people who have nothing to do with each other.
 */
export interface Likelihoods {
  same: number;
  household: number;
  others: number;
}

/** One level of agreement: how probable it is under each proposition where both records say something. */
export interface Level extends Likelihoods {
  id: string;
  says: Text;
}

/** What comparisons may be told. */
export interface Knowledge {
  pinyin?: Pinyin | undefined;
}

/** Compares values by their codes. */
export interface Comparator {
  /** Index of the level; −1 where the values tell nothing of each other. */
  level(a: number, b: number): number;
  /** Log of how probable the agreement of these very values is among others, where the level alone does not say. */
  logChance?(level: number, a: number, b: number): number;
}

/** A field of the linkage. */
export interface Comparison {
  /** As the record calls it. */
  field: string;
  levels: readonly Level[];
  /**
   * Several values of one person: `best` where people may have several that are all right (phones, homes), `mean` where all
   * but one are slips (names, ID numbers).
   */
  combine: 'best' | 'mean';
  /** At this level the two cannot be one person, whatever else agrees. */
  excludes?: string;
  /** Not asked where another field, asked before, came out at one of these levels: it would say the same twice. */
  unless?: { field: string; levels: readonly string[] };
  /** @param values distinct values of the field, by code */
  prepare(values: readonly string[], knowledge: Knowledge): Comparator;
}
