// Layout: the set of columns of either list.
import { type Feature, type Pair } from '../features.ts';

export const layout: Record<string, Feature<Pair>> = {
  childColumns: ({ e }) => e.childColumns,
  parentColumns: ({ e }) => e.parentColumns,
  sameColumns: ({ e }) => (e.sameColumns ? 1 : 0),
  rareColumns: ({ e }) => (e.sameColumns ? -Math.log(e.columnShare) : 0),
};
