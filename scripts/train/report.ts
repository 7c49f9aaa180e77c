// Figures of the lineage engine beside simple baselines on simulated cases that nothing was fitted on:
// node scripts/run.mjs scripts/train/report.ts [cases per profile] [first seed]
import { firstLogOdds, probabilityOf } from '../../server/lineage/scoring.ts';
import { DRAW, inferLineage } from '../../server/lineage/infer.ts';
import { firstLook, type Look } from '../../server/lineage/stages.ts';
import { PROFILES } from '../simulate/parameters.ts';
import { type SimulatedCase, simulate } from '../simulate/simulate.ts';
import { count, f1, type Scored, tally, type Tally, top1 } from './figures.ts';

const perProfile = Number(process.argv[2] ?? 6);
const firstSeed = Number(process.argv[3] ?? 100);
const only = process.argv[4];

/** A way to score pairs, with the threshold at which it draws edges (undefined: the best one in hindsight, in its favour). */
interface Method {
  threshold: number | undefined;
  scored: (look: Look, one: SimulatedCase) => Scored[];
}

const pairs = (look: Look, value: (c: number, p: number, i: number) => number): Scored[] =>
  look.candidates.map(({ c, p }, i) => ({
    child: look.k.lists[c]!.id,
    parent: look.k.lists[p]!.id,
    value: value(c, p, i),
  }));
const shared = (look: Look, c: number, p: number): number => look.k.shared[c * look.k.n + p]!;
const scoreOf = (look: Look, c: number, p: number): number => {
  const e = look.evidence[c]!;
  return e.of[e.index.get(p)!]!.score / look.k.lists[c]!.size;
};
const first = (look: Look): number[] => look.candidates.map(({ row }) => probabilityOf(firstLogOdds(row)));

const METHODS: Record<string, Method> = {
  Jaccard: {
    threshold: undefined,
    scored: (look) =>
      pairs(look, (c, p) => {
        const both = shared(look, c, p);
        return both / (look.k.lists[c]!.size + look.k.lists[p]!.size - both);
      }),
  },
  containment: {
    threshold: undefined,
    scored: (look) => pairs(look, (c, p) => shared(look, c, p) / look.k.lists[c]!.size),
  },
  'copy-LR': { threshold: undefined, scored: (look) => pairs(look, (c, p) => scoreOf(look, c, p)) },
  'first stage': {
    threshold: 0.45,
    scored: (look) => {
      const p1 = first(look);
      return pairs(look, (_, __, i) => p1[i]!);
    },
  },
  engine: {
    threshold: DRAW,
    scored: (_, { input }) =>
      inferLineage(input).lists.flatMap(({ id, ranking }) =>
        ranking
          .filter(({ relation }) => relation === 'parent')
          .map(({ id: parent, probability }) => ({ child: id, parent, value: probability })),
      ),
  },
};

const bestThreshold = (all: readonly Scored[][]): number[] => {
  const values = all.flat().map(({ value }) => value);
  values.sort((a, b) => a - b);
  return Array.from({ length: 40 }, (_, i) => values[Math.floor((values.length * i) / 40)]!);
};

for (const [profile, changes] of Object.entries(PROFILES)) {
  if (only !== undefined && only !== profile) continue;
  const cases = Array.from({ length: perProfile }, (_, i) => {
    const one = simulate(firstSeed + i, changes);
    return { one, look: firstLook(one.input) };
  });
  const line = Object.entries(METHODS).map(([name, { threshold, scored }]) => {
    const all = cases.map(({ look, one }) => scored(look, one));
    const thresholds = threshold === undefined ? bestThreshold(all) : [threshold];
    let best: Tally | undefined;
    for (const at of thresholds) {
      const sum = tally();
      cases.forEach(({ one }, i) => count(sum, one, all[i]!, at));
      if (best === undefined || f1(sum) > f1(best)) best = sum;
    }
    return `${name} ${top1(best!).toFixed(3)} / ${f1(best!).toFixed(3)}`;
  });
  process.stdout.write(`${profile.padEnd(12)} ${line.join(' | ')}\n`);
}
