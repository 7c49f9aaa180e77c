// What a comparison of one kind of column is: levels from "the same" to "differs".
import type { Text } from '#contract/text.ts';

export interface GenericLevel {
  id: string;
  says: Text;
}

/** The first level is equality, the last difference. */
export interface GenericComparison {
  levels: readonly GenericLevel[];
  /**
   * Prepares the values of a column; the comparer takes two different codes of them and gives the index of a level, never 0.
   * @param values distinct values, not all of them of this column
   * @param codes what the records say, −1 for nothing
   */
  prepare(values: readonly string[], codes: Int32Array): (a: number, b: number) => number;
}
