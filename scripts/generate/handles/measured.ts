// How right identities are: pairs found and missed, and probabilities against how often they are right.
import { populationOf, profileOf } from '../../../server/identities/comparisons.ts';
import { identify, weigh } from '../../../server/identities/identify.ts';
import { generateHandles } from './generate.ts';

export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Mean of what was said, and the share that was right. */
  mean: number;
  right: number;
}

const EDGES = [0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001];

function binned(said: readonly { p: number; right: boolean }[]): { bins: Bin[]; error: number } {
  const bins = EDGES.slice(1).flatMap((to, at): Bin[] => {
    const from = EDGES[at]!;
    const inside = said.filter(({ p }) => p >= from && p < to);
    if (inside.length === 0) return [];
    const mean = inside.reduce((sum, { p }) => sum + p, 0) / inside.length;
    const right = inside.filter((one) => one.right).length / inside.length;
    return [{ from, to: Math.min(1, to), count: inside.length, mean, right }];
  });
  const error =
    bins.reduce((sum, { count, mean, right }) => sum + count * Math.abs(mean - right), 0) /
    Math.max(1, said.length);
  return { bins, error };
}

/** Measures on cases of 200 handles and 40 people, one for each seed. */
export function measureIdentities(seeds: readonly number[], size = { handles: 200, people: 40 }) {
  const identities: { p: number; right: boolean }[] = [];
  const pairsSaid: { p: number; right: boolean }[] = [];
  let [found, right, all] = [0, 0, 0];
  const cases = seeds.map((seed) => {
    const { handles, statements, person } = generateHandles({ ...size, seed });
    let [own, ownRight, ownAll] = [0, 0, 0];
    for (const [at, a] of handles.entries())
      for (const b of handles.slice(at + 1)) if (person.get(a.id) === person.get(b.id)) ownAll += 1;
    const profiles = handles.map(profileOf);
    const population = populationOf(profiles, statements);
    for (const [at, a] of profiles.entries())
      for (const b of profiles.slice(at + 1)) {
        const p = 1 / (1 + Math.exp(-weigh(a, b, population).logOdds));
        if (p >= 0.1) pairsSaid.push({ p, right: person.get(a.ids[0]!) === person.get(b.ids[0]!) });
      }
    const made = identify(handles, statements);
    for (const { handles: ids, probability } of made) {
      let isRight = true;
      for (const [at, a] of ids.entries())
        for (const b of ids.slice(at + 1)) {
          own += 1;
          if (person.get(a) === person.get(b)) ownRight += 1;
          else isRight = false;
        }
      identities.push({ p: probability, right: isRight });
    }
    found += own;
    right += ownRight;
    all += ownAll;
    return {
      seed,
      precision: ownRight / Math.max(1, own),
      recall: ownRight / ownAll,
      identities: made.length,
    };
  });
  return {
    cases,
    precision: right / Math.max(1, found),
    recall: right / all,
    ...binned(identities),
    pairError: binned(pairsSaid).error,
    pairBins: binned(pairsSaid).bins,
  };
}
