// Order: neighbouring rows that stayed neighbours, runs, and whether the shared rows lie together in either list.
import { type Feature, L, type Pair, share } from '../features.ts';

const of = (count: number, pairs: number): number => count / Math.max(pairs, 1);
const few = (ratio: number): number => Math.min(ratio, 3);

export const order: Record<string, Feature<Pair>> = {
  adjacent: ({ e: { order } }) => of(order.adjacent, order.pairs),
  near: ({ e: { order } }) => of(order.near, order.pairs),
  forward: ({ e: { order } }) => of(order.forward, order.pairs),
  rare: ({ e: { order } }) => of(order.rare, order.pairs),
  increasing: ({ e }) => e.order.increasing,
  childTransitions: ({ e }) => few(e.order.childTransitions),
  parentTransitions: ({ e }) => few(e.order.parentTransitions),
  childDensity: ({ e }) => e.order.childDensity,
  parentDensity: ({ e }) => e.order.parentDensity,
  place: ({ e }) => e.order.place,
  backTransitions: ({ r }) => few(r.order.childTransitions),
  backAdjacent: ({ r: { order } }) => of(order.adjacent, order.pairs),
  backRare: ({ r: { order } }) => of(order.rare, order.pairs),
  backIncreasing: ({ r }) => r.order.increasing,
  elsewhere: ({ e: { order } }) => of(order.elsewhere, order.pairs),
  inserted: ({ e: { order } }) => L(order.inserted),
  insertedRate: ({ e: { order } }) => share(order.inserted, order.closed),
  insertedKnown: ({ e: { order } }) => L(order.insertedKnown),
  backInserted: ({ r: { order } }) => L(order.inserted),
  backInsertedRate: ({ r: { order } }) => share(order.inserted, order.closed),
  insertedBothWays: ({ e, r }) => L(Math.min(e.order.insertedKnown, r.order.insertedKnown)),
  adjacentDifference: ({ e, r }) => of(e.order.adjacent, e.order.pairs) - of(r.order.adjacent, r.order.pairs),
};
