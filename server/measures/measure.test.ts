// Measures of flows small enough to follow by hand, and of drawn ones against removal one by one.
import { describe, expect, it } from 'vitest';
import { buildFlow, type FlowInput, type KnownSource } from './build-flow.ts';
import { CutOff } from './cut-off.ts';
import { digraph } from './digraph.ts';
import { immediateDominators } from './dominators.ts';
import { expectMeasures } from './expectation.ts';
import { drawnLinks, handOvers, type Flow } from './flow.ts';
import { measureFlow } from './measure.ts';
import { partySentences } from './words.ts';
import { randomFrom } from '#contract/random.ts';

const source = (list: string, from: string, more: Partial<KnownSource> = {}): KnownSource => ({
  list,
  from,
  probability: 1,
  drawn: true,
  kind: 'documented',
  ...more,
});
const flowOf = (input: Partial<FlowInput>): Flow =>
  buildFlow({ parties: [], partyOf: (id) => id, lists: [], transfers: [], sources: [], ...input });
const measured = (flow: Flow) => measureFlow(flow, { groupOf: flow.parties.map(() => 0), seed: 1 });
const of = (flow: Flow, id: string) => measured(flow).parties.find((party) => party.id === id)!;

/** S gave to B, B to M and N, M and N to R: lists 0 to 4. */
const CHAIN: Partial<FlowInput> = {
  parties: ['S', 'B', 'M', 'N', 'R', 'X'],
  lists: ['S', 'B', 'M', 'N', 'R'].map((holder, at) => ({ id: `L${at}`, holder })),
  sources: [
    source('L1', 'L0'),
    source('L2', 'L1'),
    source('L3', 'L1'),
    source('L4', 'L2'),
    source('L4', 'L3'),
  ],
};

describe('measureFlow', () => {
  it('counts what was held, received and passed on, and what hangs on each party', () => {
    const flow = flowOf(CHAIN);
    const { parties, reachable, handOvers: passed } = measured(flow);
    const table = parties.map(({ id, lists, in: into, out, cuts, isSource }) => [
      id,
      lists,
      into,
      out,
      cuts,
      isSource,
    ]);
    expect(table).toEqual([
      ['S', 1, 0, 1, 4, true],
      ['B', 1, 1, 2, 3, false],
      ['M', 1, 1, 1, 0, false],
      ['N', 1, 1, 1, 0, false],
      ['R', 1, 2, 0, 0, false],
      ['X', 0, 0, 0, 0, false],
    ]);
    expect([reachable, passed]).toEqual([4, 5]);
  });

  it('finds the sets that cut most off, and the fewest that part sources from ends', () => {
    const { cutSets } = measured(flowOf(CHAIN));
    expect(cutSets[0]).toMatchObject({
      kind: 'most-lists',
      parties: [1],
      cutOff: ['L2', 'L3', 'L4'],
      isExact: true,
    });
    expect(cutSets.find(({ kind }) => kind === 'fewest')).toMatchObject({ parties: [1], targets: [4] });
  });

  it('takes several copies of one party out together', () => {
    const flow = flowOf({
      parties: ['S', 'T', 'M', 'R'],
      lists: [
        { id: 'A', holder: 'S' },
        { id: 'B', holder: 'T' },
        { id: 'M1', holder: 'M' },
        { id: 'M2', holder: 'M' },
        { id: 'C', holder: 'R' },
      ],
      sources: [source('M1', 'A'), source('M2', 'B'), source('C', 'M1'), source('C', 'M2')],
    });
    expect(of(flow, 'M')).toMatchObject({ cuts: 1, cutOff: ['C'], in: 2, out: 1 });
  });

  it('leads what is inferred through a hand-over by somebody with whom nothing was found', () => {
    const flow = flowOf({
      parties: ['S', 'B', 'M', 'N'],
      lists: [
        { id: 'A', holder: 'S' },
        { id: 'C', holder: 'M' },
        { id: 'D', holder: 'N' },
      ],
      transfers: [
        { transfer: 'X1', from: 'B', to: 'M', list: 'C' },
        { transfer: 'X2', from: 'B', to: 'N', list: 'D' },
      ],
      sources: [
        source('C', 'A', { kind: 'inferred', probability: 0.9 }),
        source('D', 'A', { kind: 'inferred', probability: 0.8 }),
      ],
    });
    expect(of(flow, 'B')).toMatchObject({
      lists: 0,
      in: 1,
      out: 2,
      cuts: 2,
      documentedOut: 2,
      documentedIn: 0,
    });
    expect(of(flow, 'S')).toMatchObject({ isSource: true, cuts: 2 });
  });

  it('counts a documented sale of a list that stays with the sender', () => {
    const flow = flowOf({
      parties: ['S', 'M'],
      lists: [{ id: 'A', holder: 'S' }],
      transfers: [
        { transfer: 'X1', from: 'S', to: 'M', list: 'A' },
        { transfer: 'X2', from: 'M', to: 'S' },
      ],
    });
    expect(of(flow, 'S')).toMatchObject({ out: 1, in: 1 });
    const all = measured(flow);
    expect(all.circles).toEqual([[0, 1]]);
    const said = partySentences(all.parties[0]!, all).find(({ measure }) => measure === 'circle');
    expect(said?.text.en).toContain('in a circle with one other;');
  });

  it('puts handles under the party whose they are', () => {
    const flow = flowOf({ ...CHAIN, partyOf: (id) => (id === 'N' ? 'M' : id) });
    expect(flow.parties).toEqual(['S', 'B', 'M', 'R', 'X']);
    expect(of(flow, 'M')).toMatchObject({ lists: 2, cuts: 1 });
  });

  it('is right where copies run in a circle', () => {
    const flow = flowOf({
      parties: ['S', 'A', 'B', 'C'],
      lists: ['S', 'A', 'B', 'C'].map((holder, at) => ({ id: `L${at}`, holder })),
      sources: [source('L1', 'L0'), source('L2', 'L1'), source('L1', 'L2'), source('L3', 'L2')],
    });
    expect(of(flow, 'S').cuts).toBe(3);
    expect(of(flow, 'A').cutOff).toEqual(['L2', 'L3']);
    const alone = flowOf({
      parties: ['A', 'B', 'C'],
      lists: ['A', 'B', 'C'].map((holder, at) => ({ id: `L${at}`, holder })),
      sources: [source('L1', 'L0'), source('L0', 'L1'), source('L2', 'L1')],
    });
    expect(of(alone, 'B').cutOff).toEqual(['L2']);
    expect(of(alone, 'A').cuts).toBe(0);
  });

  it('gives the roles of Gould and Fernandez', () => {
    const flow = flowOf(CHAIN);
    const kinds = [0, 1, 2, 2, 2, 3];
    const { parties } = measureFlow(flow, { groupOf: kinds, seed: 1 });
    expect(parties[1]!.brokerage).toMatchObject({ liaison: 2, gatekeeper: 0 });
    expect(parties[2]!.brokerage).toMatchObject({ gatekeeper: 1 });
    const one = measureFlow(flow, { groupOf: kinds.map(() => 0), seed: 1 });
    expect(one.parties[1]!.brokerage.coordinator).toBe(2);
  });
});

/** A flow of drawn copies, some of them of one party. */
function drawnFlow(seed: number): Flow {
  const random = randomFrom(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const lists = Array.from({ length: 40 }, (_, at) => ({ id: `L${at}`, holder: `P${upTo(18)}` }));
  const sources = Array.from({ length: 60 }, () => {
    const child = 1 + upTo(39);
    return source(`L${child}`, `L${upTo(child)}`, { kind: 'inferred', probability: 0.2 + 0.7 * random() });
  });
  return flowOf({ parties: [], lists, sources });
}

describe.each([1, 2, 3, 4, 5])('a drawn flow, seed %i', (seed) => {
  const flow = drawnFlow(seed);
  const links = drawnLinks(flow);
  const cut = new CutOff(flow, links);

  it('cuts off what cannot be reached without the party', () => {
    for (const party of flow.parties.keys()) {
      const isOut = (copy: number): boolean => flow.copies[copy]!.party === party;
      const seen = new Set(
        [...cut.isOrigin.keys()].filter((copy) => cut.isOrigin[copy] === 1 && !isOut(copy)),
      );
      for (let size = -1; size !== seen.size;) {
        size = seen.size;
        for (const link of links) {
          const { from, to } = flow.links[link]!;
          if (seen.has(from) && !isOut(to)) seen.add(to);
        }
      }
      const expected = [...flow.copies.keys()].filter((copy) => !seen.has(copy) && !isOut(copy));
      expect(cut.without([party]).sort((a, b) => a - b)).toEqual(expected);
    }
  });

  it('agrees with the dominators where a party has one copy', () => {
    const root = flow.copies.length;
    const origins = [...cut.isOrigin.keys()].filter((copy) => cut.isOrigin[copy] === 1);
    const idom = immediateDominators(
      digraph(
        root + 1,
        [...links.map((link) => flow.links[link]!.from), ...origins.map(() => root)],
        [...links.map((link) => flow.links[link]!.to), ...origins],
      ),
      root,
    );
    for (const [copy, { party }] of flow.copies.entries()) {
      if (flow.copies.filter((other) => other.party === party).length > 1) continue;
      const under = [...flow.copies.keys()].filter((other) => {
        for (let at = idom[other]!; at !== root; at = idom[at]!) if (at === copy) return true;
        return false;
      });
      expect(cut.without([party]).sort((a, b) => a - b)).toEqual(under);
    }
  });
});

describe('expectMeasures', () => {
  it('finds the chances of a small flow', async () => {
    const flow = flowOf({
      ...CHAIN,
      sources: CHAIN.sources!.map((one) => ({ ...one, kind: 'inferred' as const, probability: 0.5 })),
    });
    const { parties, draws } = await expectMeasures(flow, { draws: 4000, seed: 7 });
    const [s, b] = [parties[0]!, parties[1]!];
    expect(draws.cuts).toBe(4000);
    expect(s.out!.mean).toBeCloseTo(0.5, 1);
    expect(b.out!.mean).toBeCloseTo(1, 1);
    // L2 and L3 each with one chance in two; L4 where it comes from one of them alone or both, and all of those from B.
    const four = 0.25 * (1 - 0.75 ** 2) * 0 + (1 / 4) * (3 / 4) + (1 / 2) * (1 / 2) * (1 / 2);
    expect(b.cuts!.mean).toBeCloseTo(1 + four, 1);
    expect(b.out!.low).toBe(0);
    expect(b.out!.high).toBe(2);
  });

  it('measures a case that has no party yet', () => {
    expect(measured(flowOf({}))).toMatchObject({ parties: [], reachable: 0, handOvers: 0 });
  });

  it('gives the same figures by the same seed, and none of chance where all is certain', async () => {
    const flow = flowOf(CHAIN);
    const one = await expectMeasures(flow, { draws: 30, seed: 1 });
    expect(await expectMeasures(flow, { draws: 30, seed: 1 })).toEqual(one);
    expect(one.parties[1]!.cuts).toEqual({ mean: 3, sd: 0, low: 3, high: 3 });
  });

  it('draws one of two directions, and no copy from itself', async () => {
    const pair = { kind: 'inferred', probability: 0.5 } as const;
    const flow = flowOf({
      parties: ['A', 'B'],
      lists: ['A', 'B'].map((holder, at) => ({ id: `L${at}`, holder })),
      sources: [source('L1', 'L0', pair), source('L0', 'L1', pair)],
    });
    const { parties } = await expectMeasures(flow, { draws: 500, seed: 3 });
    expect(parties[0]!.in!.mean + parties[1]!.in!.mean).toBeCloseTo(1, 9);
    expect(handOvers(flow, [0, 1])).toHaveLength(2);
  });
});
