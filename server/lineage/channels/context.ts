// Context: what is known of the two lists before they are compared; weighs the other channels, points to nobody.
import { type Feature, L, type Pair } from '../features.ts';

const vague = (first: string | undefined, last: string | undefined): number =>
  first === undefined && last === undefined ? 1 : first === last ? 0 : 0.5;

export const context: Record<string, Feature<Pair>> = {
  undatedChild: ({ k, c }) => vague(k.lists[c]!.first, k.lists[c]!.last),
  undatedParent: ({ k, p }) => vague(k.lists[p]!.first, k.lists[p]!.last),
  reverseExcluded: ({ k, c, p }) => 1 - k.mayPrecede[c * k.n + p]!,
  childSize: ({ k, c }) => L(k.lists[c]!.size),
  parentSize: ({ k, p }) => L(k.lists[p]!.size),
  childDeviation: ({ k, c }) => L(k.deviation[c]! * 1e3),
  parentDeviation: ({ k, p }) => L(k.deviation[p]! * 1e3),
  errorRate: ({ k }) => L(k.errorRate * 1e3),
  lists: ({ k }) => L(k.n),
};
