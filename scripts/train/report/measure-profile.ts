// All figures of one profile: cases simulated, read, linked and inferred, the baselines beside them.
import { simulateCase, type SimulateOptions } from '../../simulate/simulate-case.ts';
import type { Kinship } from '../../simulate/truth.ts';
import { BASELINES, baselinesSay, bestThreshold } from './baselines.ts';
import { engineSays } from './engine.ts';
import * as measures from './measures.ts';
import type { Said } from './scored.ts';

export interface ProfileFigures {
  profile: string;
  cases: number;
  lists: number;
  rows: number;
  linkRecall: number;
  linkPrecision: number;
  /** Processor time of the inference alone, seconds per case. */
  seconds: number;
  top1: measures.Share;
  edges: measures.Edges;
  /** Where 95% of them lie when cases are drawn anew. */
  top1Interval: [number, number];
  f1Interval: [number, number];
  topError: number;
  edgeError: number;
  notSeizedError: number;
  claims: measures.Share;
  directOrCommon: measures.DirectOrCommon;
  abstains: measures.Share;
  recallBy: Map<string, measures.Share>;
  falseEdges: Map<Kinship, number>;
  baselines: Map<string, { top1: number; f1: number }>;
}

export const CLAIM = 0.95;

export interface Wanted {
  profile: string;
  firstSeed: number;
  cases: number;
  options?: SimulateOptions;
  baselines?: boolean;
}

const secondsOf = (begun: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
};

export async function measureProfile({
  profile,
  firstSeed,
  cases,
  options,
  baselines = true,
}: Wanted): Promise<ProfileFigures> {
  const engine: Said[] = [];
  const others = new Map<string, Said[]>(BASELINES.map((name) => [name, []]));
  const sum = { lists: 0, rows: 0, linkRecall: 0, linkPrecision: 0, seconds: 0 };
  for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
    const { input, truth, stats } = await simulateCase(seed, profile, options);
    for (const key of ['lists', 'rows', 'linkRecall', 'linkPrecision'] as const) sum[key] += stats[key];
    const begun = process.cpuUsage();
    engine.push(engineSays(input, truth));
    sum.seconds += secondsOf(begun);
    if (baselines)
      for (const [name, ranking] of baselinesSay(input))
        others.get(name)!.push({ truth, ranking, drawn: [] });
  }
  for (const said of others.values()) drawBest(said);
  return {
    profile,
    cases,
    lists: sum.lists / cases,
    rows: sum.rows / cases,
    linkRecall: sum.linkRecall / cases,
    linkPrecision: sum.linkPrecision / cases,
    seconds: sum.seconds / cases,
    top1: measures.top1(engine),
    edges: measures.edges(engine),
    top1Interval: measures.interval(engine, (of) => measures.top1(of).value),
    f1Interval: measures.interval(engine, (of) => measures.edges(of).f1),
    topError: measures.topError(engine),
    edgeError: measures.edgeError(engine),
    notSeizedError: measures.notSeizedError(engine),
    claims: measures.claims(engine, CLAIM),
    directOrCommon: measures.directOrCommon(engine),
    abstains: measures.abstains(engine),
    recallBy: measures.recallBy(engine),
    falseEdges: measures.falseEdges(engine),
    baselines: new Map(
      baselines
        ? [...others].map(([name, said]) => [
            name,
            { top1: measures.top1(said).value, f1: measures.edges(said).f1 },
          ])
        : [],
    ),
  };
}

/** Draws a baseline's edges at the threshold that is best for it. */
function drawBest(cases: readonly Said[]): void {
  const threshold = bestThreshold(
    cases.map(({ truth, ranking }) => ({
      ranking,
      isRight: ({ child, parent }) => truth.nearest.get(child)!.has(parent),
      edges: [...truth.nearest.values()].reduce((all, sources) => all + sources.size, 0),
    })),
  );
  for (const said of cases) said.drawn = said.ranking.filter(({ value }) => value >= threshold);
}
