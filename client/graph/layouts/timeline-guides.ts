// Names that the guides of a timeline have besides dates and tiers.

/** The row of what has no date. */
export const UNDATED = 'undated';
