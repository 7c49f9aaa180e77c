// Simple methods to hold the engine against. Each ranks the same pairs: those that share owners and that dates allow.
import { firstLook, type Look } from '../../../server/lineage/stages.ts';
import type { LineageInput } from '../../../server/lineage/index.ts';
import type { Scored } from './scored.ts';

type Value = (look: Look, c: number, p: number) => number;

const shared = ({ k }: Look, c: number, p: number): number => k.shared[c * k.n + p]!;
const size = ({ k }: Look, l: number): number => k.lists[l]!.size;

const jaccard: Value = (look, c, p) =>
  shared(look, c, p) / (size(look, c) + size(look, p) - shared(look, c, p));

const containment: Value = (look, c, p) => shared(look, c, p) / size(look, c);

/** Share of the child's filled cells that stand in the other list of the same home. */
const cellAgreement: Value = ({ k }, c, p) => {
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  const at = new Map([...parent.units].map((unit, position) => [unit, position]));
  let [filled, equal] = [0, 0];
  for (let a = 0; a < child.size; a += 1) {
    const b = at.get(child.units[a]!);
    for (let f = 0; f < k.fields; f += 1) {
      const value = child.values[a * k.fields + f]!;
      if (value === -1) continue;
      filled += 1;
      if (b !== undefined && parent.values[b * k.fields + f] === value) equal += 1;
    }
  }
  return filled === 0 ? 0 : equal / filled;
};

/** Chance that somebody has a record without having been given it. */
const GUESS = 0.5;

/**
 * The guilt of an agent who was given p, that c was leaked (Papadimitriou & Garcia-Molina 2011): −ln of the chance that all
 * shared records came from elsewhere, each from any of those who may have had it with equal probability. Per row of c, so that
 * one threshold serves lists of any size.
 */
const guilt: Value = ({ k }, c, p) => {
  const { start, postList, lists, n } = k;
  const inParent = new Set(lists[p]!.units);
  let sum = 0;
  for (const unit of lists[c]!.units) {
    if (!inParent.has(unit)) continue;
    let holders = 0;
    for (let at = start[unit]!; at < start[unit + 1]!; at += 1) {
      const q = postList[at]!;
      if (q !== c && k.mayPrecede[q * n + c] === 1) holders += 1;
    }
    sum -= Math.log(1 - (1 - GUESS) / Math.max(1, holders));
  }
  return sum / lists[c]!.size;
};

const copyLR: Value = ({ k, evidence }, c, p) => {
  const e = evidence[c]!;
  return e.of[e.index.get(p)!]!.score / k.lists[c]!.size;
};

const METHODS: Record<string, Value> = {
  Jaccard: jaccard,
  containment,
  'cell agreement': cellAgreement,
  'guilt model': guilt,
  'copy-LR alone': copyLR,
};

export const BASELINES = Object.keys(METHODS);

/** The ranking of every baseline. */
export function baselinesSay(input: LineageInput): Map<string, Scored[]> {
  const look = firstLook(input);
  const id = (l: number): string => look.k.lists[l]!.id;
  return new Map(
    Object.entries(METHODS).map(([name, value]) => [
      name,
      look.candidates.map(({ c, p }) => ({ child: id(c), parent: id(p), value: value(look, c, p) })),
    ]),
  );
}

/** Draws at the one threshold over all cases that gives the best edge F1: in hindsight, in the baseline's favour. */
export function bestThreshold(
  cases: readonly { ranking: readonly Scored[]; isRight: (one: Scored) => boolean; edges: number }[],
): number {
  const pairs = cases.flatMap(({ ranking, isRight }) =>
    ranking.map((one) => ({ value: one.value, right: isRight(one) })),
  );
  pairs.sort((a, b) => b.value - a.value);
  const edges = cases.reduce((sum, one) => sum + one.edges, 0);
  let [right, best, threshold] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [index, pair] of pairs.entries()) {
    if (pair.right) right += 1;
    if (pairs[index + 1]?.value === pair.value) continue;
    const f1 = (2 * right) / (index + 1 + edges);
    if (f1 > best) [best, threshold] = [f1, pair.value];
  }
  return threshold;
}
