// What an investigator decided about whose rows are whose; linkage respects it, whatever the weights say.

/** A row of a list of the case. */
export interface RowRef {
  list: string;
  row: number;
}

/**
 * `same`: all rows of both sides are one person's. `different`: no row of the one side is of a person of the other side;
 * each side may still be several persons. A later decision outweighs an earlier one that it contradicts.
 */
export interface LinkDecision {
  kind: 'same' | 'different';
  left: readonly RowRef[];
  right: readonly RowRef[];
}
