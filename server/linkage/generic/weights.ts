// What a fitted model answers about two records.

/** The weights found, in the units of `logLR`: nats. */
export interface Model {
  /** Log-odds before anything is compared. */
  prior(a: number, b: number): number;
  /** The level of each column, and what it says. */
  columns(a: number, b: number): { levels: Int8Array; weights: Float64Array };
  /** Sum over the columns. */
  logLR(a: number, b: number): number;
  /** Expected number of matches between files and within, among all pairs. */
  expected: { across: number; within: number };
}
