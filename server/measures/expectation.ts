// What measures are to be expected to be where links are uncertain: many ways in which it may have been, drawn by their probabilities.
import { CutOff, listsAmong } from './cut-off.ts';
import { digraph, inFlowOrder } from './digraph.ts';
import { handOvers, type Flow } from './flow.ts';
import { betweennessOf, circlesOf, pageRankOf, partyGraph } from './party-graph.ts';
import { randomFrom } from '#contract/random.ts';

/** Mean and spread over the draws; `low` and `high` hold nine of ten draws between them. */
export interface Spread {
  mean: number;
  sd: number;
  low: number;
  high: number;
}

const SAMPLED = ['in', 'out', 'cuts', 'betweenness', 'pageRank'] as const;
export type Sampled = (typeof SAMPLED)[number];

export interface Expectation {
  /** Draws behind each measure: what takes long is taken of fewer. */
  draws: Record<Sampled, number>;
  /** Of each party, by number. */
  parties: Partial<Record<Sampled, Spread>>[];
}

/** Pairs of party and edge that betweenness may look at in all draws together: some seconds. */
const BETWEENNESS_WORK = 400_000_000;
/** Fewer draws than these tell no spread. */
const LEAST_DRAWS = 20;

/** One way in which it may have been: of two directions between the same copies one at most, and no copy made from itself. */
function draw(flow: Flow, random: () => number, opposite: Int32Array): number[] {
  const chosen: number[] = [];
  for (const [link, { probability }] of flow.links.entries()) {
    const other = opposite[link]!;
    if (other === -1) {
      if (probability >= 1 || random() < probability) chosen.push(link);
    } else if (link < other) {
      const at = random() * Math.max(1, probability + flow.links[other]!.probability);
      if (at < probability) chosen.push(link);
      else if (at < probability + flow.links[other]!.probability) chosen.push(other);
    }
  }
  return withoutCircles(flow, chosen);
}

/** Leaves out the least likely links of circles, for no copy comes from itself. */
function withoutCircles(flow: Flow, chosen: readonly number[]): number[] {
  let links = [...chosen];
  for (;;) {
    const g = digraph(
      flow.copies.length,
      links.map((link) => flow.links[link]!.from),
      links.map((link) => flow.links[link]!.to),
    );
    const ordered = inFlowOrder(g);
    if (ordered.length === g.nodes) return links;
    const free = new Uint8Array(g.nodes);
    for (const copy of ordered) free[copy] = 1;
    const inCircle = links.filter(
      (link) => free[flow.links[link]!.from] === 0 && free[flow.links[link]!.to] === 0,
    );
    const least = inCircle.reduce((a, b) =>
      flow.links[b]!.probability < flow.links[a]!.probability ? b : a,
    );
    links = links.filter((link) => link !== least);
  }
}

function spreadOf(values: Float64Array): Spread {
  const sorted = values.slice().sort();
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { mean, sd: Math.sqrt(squares / values.length), low: at(0.05), high: at(0.95) };
}

const oppositeLinks = ({ links }: Flow): Int32Array => {
  const byEnds = new Map(links.map(({ from, to }, link) => [`${from} ${to}`, link]));
  return Int32Array.from(links, ({ from, to }) => byEnds.get(`${to} ${from}`) ?? -1);
};

export interface ExpectOptions {
  draws: number;
  seed: number;
  /** Awaited after each draw: shows progress and lets others have their turn. @throws what ends the work */
  onDraw?: (done: number, total: number) => Promise<void> | void;
}

/** Expected measures of every party. The same seed gives the same figures. */
export async function expectMeasures(
  flow: Flow,
  { draws, seed, onDraw }: ExpectOptions,
): Promise<Expectation> {
  const random = randomFrom(seed);
  const opposite = oppositeLinks(flow);
  const parties = flow.parties.length;
  const perDraw = Math.max(1, parties * flow.links.length);
  const affordable = Math.floor(BETWEENNESS_WORK / perDraw);
  const central = affordable < LEAST_DRAWS ? 0 : Math.min(draws, affordable);
  const counts: Record<Sampled, number> = {
    in: draws,
    out: draws,
    cuts: draws,
    betweenness: central,
    pageRank: central,
  };
  const values = Object.fromEntries(
    SAMPLED.map((name) => [name, Array.from({ length: parties }, () => new Float64Array(counts[name]))]),
  ) as Record<Sampled, Float64Array[]>;
  for (let n = 0; n < draws; n += 1) {
    const links = draw(flow, random, opposite);
    const passed = handOvers(flow, links);
    for (const { from, to } of passed) {
      values.out[from]![n]! += 1;
      values.in[to]![n]! += 1;
    }
    const cut = new CutOff(flow, links);
    for (let party = 0; party < parties; party += 1)
      values.cuts[party]![n] = listsAmong(flow, cut.without([party])).length;
    if (n < central) {
      const graph = partyGraph(parties, passed);
      const [betweenness, pageRank] = [betweennessOf(graph, circlesOf(graph)), pageRankOf(graph)];
      for (let party = 0; party < parties; party += 1) {
        values.betweenness[party]![n] = betweenness[party]!;
        values.pageRank[party]![n] = pageRank[party]!;
      }
    }
    await onDraw?.(n + 1, draws);
  }
  return {
    draws: counts,
    parties: flow.parties.map((_, party) =>
      Object.fromEntries(
        SAMPLED.filter((name) => counts[name] > 0).map((name) => [name, spreadOf(values[name][party]!)]),
      ),
    ),
  };
}
