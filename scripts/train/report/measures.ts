// Figures over what a method said of some cases: ranking, edges, and what its probabilities are worth.
import { randomFor } from '../../fixtures/random.ts';
import type { Kinship } from '../../simulate/truth.ts';
import type { Said, Scored } from './scored.ts';

/** A ratio with what it is made of; NaN where nothing was asked. */
export interface Share {
  of: number;
  n: number;
  value: number;
}
const share = (of: number, n: number): Share => ({ of, n, value: of / n });

const isRight = ({ truth }: Said, { child, parent }: Scored): boolean =>
  truth.nearest.get(child)!.has(parent);

const leadersOf = new WeakMap<Said, Scored[]>();

/** The best-ranked candidate of every list that has one. */
function leaders(said: Said): Scored[] {
  const found = leadersOf.get(said) ?? findLeaders(said);
  leadersOf.set(said, found);
  return found;
}

function findLeaders(said: Said): Scored[] {
  const best = new Map<string, Scored>();
  for (const one of said.ranking) {
    const known = best.get(one.child);
    if (known === undefined || one.value > known.value) best.set(one.child, one);
  }
  return [...best.values()];
}

/** Of the lists that have a seized source: those whose first candidate is one. */
export function top1(cases: readonly Said[]): Share {
  let [right, lists] = [0, 0];
  for (const said of cases) {
    for (const sources of said.truth.nearest.values()) if (sources.size > 0) lists += 1;
    right += leaders(said).filter((one) => isRight(said, one)).length;
  }
  return share(right, lists);
}

export interface Edges {
  precision: Share;
  recall: Share;
  f1: number;
}

export function edges(cases: readonly Said[]): Edges {
  let [right, drawn, all] = [0, 0, 0];
  for (const said of cases) {
    drawn += said.drawn.length;
    right += said.drawn.filter((one) => isRight(said, one)).length;
    for (const sources of said.truth.nearest.values()) all += sources.size;
  }
  return { precision: share(right, drawn), recall: share(right, all), f1: (2 * right) / (drawn + all) };
}

const BINS = 10;

/** Expected calibration error over bins of equal mass: mean distance of stated and true frequency. */
export function calibrationError(pairs: readonly { value: number; right: boolean }[]): number {
  if (pairs.length === 0) return Number.NaN;
  const sorted = [...pairs].sort((a, b) => a.value - b.value);
  let sum = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const from = Math.floor((bin * sorted.length) / BINS);
    const of = sorted.slice(from, Math.floor(((bin + 1) * sorted.length) / BINS));
    sum += Math.abs(of.reduce((gap, { value, right }) => gap + value - (right ? 1 : 0), 0));
  }
  return sum / sorted.length;
}

const judged = (
  cases: readonly Said[],
  of: (said: Said) => readonly Scored[],
): { value: number; right: boolean }[] =>
  cases.flatMap((said) => of(said).map((one) => ({ value: one.value, right: isRight(said, one) })));

/** Over the best-ranked candidate of every list, and over drawn edges, each by itself. */
export const topError = (cases: readonly Said[]): number => calibrationError(judged(cases, leaders));
export const edgeError = (cases: readonly Said[]): number =>
  calibrationError(judged(cases, ({ drawn }) => drawn));

/** What is claimed at this probability or above should be right as often. */
export function claims(cases: readonly Said[], from: number): Share {
  const all = judged(cases, ({ ranking }) => ranking).filter(({ value }) => value >= from);
  return share(all.filter(({ right }) => right).length, all.length);
}

export interface DirectOrCommon {
  /** At probability .5. */
  precision: Share;
  recall: Share;
  /** Precision where the recall is .85. */
  at85: number;
}

const WANTED_RECALL = 0.85;

/** A nearest source told from a list that only shares a hidden source: pairs of these two kinds alone. */
export function directOrCommon(cases: readonly Said[]): DirectOrCommon {
  const pairs: { value: number; right: boolean }[] = [];
  for (const said of cases) {
    const known = new Map(said.ranking.map((one) => [`${one.child}<${one.parent}`, one.value]));
    const { order, kinship } = said.truth;
    for (const child of order) {
      for (const parent of order) {
        if (child === parent) continue;
        const kind = kinship(child, parent);
        if (kind === 'nearest' || kind === 'common')
          pairs.push({ value: known.get(`${child}<${parent}`) ?? 0, right: kind === 'nearest' });
      }
    }
  }
  const all = pairs.filter(({ right }) => right).length;
  const said = pairs.filter(({ value }) => value >= 0.5);
  const right = said.filter((pair) => pair.right).length;
  pairs.sort((a, b) => b.value - a.value);
  let [found, seen] = [0, 0];
  while (seen < pairs.length && found < all * WANTED_RECALL) if (pairs[seen++]!.right) found += 1;
  return { precision: share(right, said.length), recall: share(right, all), at85: found / seen };
}

/** Of the lists without any seized source: those for which no edge was drawn. */
export function abstains(cases: readonly Said[]): Share {
  let [right, lists] = [0, 0];
  for (const { truth, drawn } of cases) {
    const accused = new Set(drawn.map(({ child }) => child));
    for (const [list, sources] of truth.nearest) {
      if (sources.size > 0) continue;
      lists += 1;
      if (!accused.has(list)) right += 1;
    }
  }
  return share(right, lists);
}

/** Error of the stated probability that no seized list is among a list's sources. */
export const notSeizedError = (cases: readonly Said[]): number =>
  calibrationError(
    cases.flatMap(({ truth, notSeized }) =>
      [...(notSeized ?? [])].map(([list, value]) => ({ value, right: truth.nearest.get(list)!.size === 0 })),
    ),
  );

/** Recall of edges by how many nearest sources the child has, and by whether a hidden copy lies between. */
export function recallBy(cases: readonly Said[]): Map<string, Share> {
  const counts = new Map<string, [right: number, all: number]>(
    ['one source', 'two sources', 'three or more', 'direct', 'through hidden'].map((group) => [
      group,
      [0, 0],
    ]),
  );
  for (const { truth, drawn } of cases) {
    const edges = new Set(drawn.map(({ child, parent }) => `${child}<${parent}`));
    for (const [list, sources] of truth.nearest) {
      const number = sources.size === 1 ? 'one source' : sources.size === 2 ? 'two sources' : 'three or more';
      for (const source of sources) {
        const way = truth.direct.get(list)!.has(source) ? 'direct' : 'through hidden';
        for (const group of [number, way]) {
          const count = counts.get(group)!;
          count[1] += 1;
          if (edges.has(`${list}<${source}`)) count[0] += 1;
        }
      }
    }
  }
  return new Map([...counts].map(([group, [right, all]]) => [group, share(right, all)]));
}

/** What the drawn edges that are wrong really are. */
export function falseEdges(cases: readonly Said[]): Map<Kinship, number> {
  const kinds = new Map<Kinship, number>();
  for (const { truth, drawn } of cases) {
    for (const { child, parent } of drawn) {
      const kind = truth.kinship(child, parent);
      if (kind !== 'nearest') kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  return kinds;
}

const [RESAMPLED, OUTSIDE] = [400, 0.025];

/** Between what 95% of the figure lies when the cases are drawn anew from themselves (bootstrap over cases, percentiles). */
export function interval(
  cases: readonly Said[],
  figure: (cases: readonly Said[]) => number,
): [low: number, high: number] {
  const random = randomFor(0, 'bootstrap');
  const values = Array.from({ length: RESAMPLED }, () => figure(cases.map(() => random.pick(cases))));
  values.sort((a, b) => a - b);
  return [values[Math.floor(RESAMPLED * OUTSIDE)]!, values[Math.ceil(RESAMPLED * (1 - OUTSIDE)) - 1]!];
}
