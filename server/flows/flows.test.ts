// Flows over small graphs whose answers can be told by hand; every name is invented.
import { describe, expect, it } from 'vitest';
import { edgeId, type GraphEdge, type GraphNode, type PropertyValue } from '#contract/graph.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { RelationType } from '#contract/model/relation.ts';
import { flowPaths } from './paths.ts';
import { reachFrom } from './reach.ts';
import { flowSteps, timesOf, turned, type FlowConditions, type FlowGraph } from './steps.ts';

type Props = Record<string, PropertyValue>;

const node = (type: EntityType, id: string, props: Props = {}): GraphNode => ({
  id,
  type,
  caption: id,
  entry: 1,
  props,
});
const edge = (type: RelationType, source: string, target: string, props: Props = {}): GraphEdge => ({
  id: edgeId(type, source, target),
  type,
  source,
  target,
  entry: 1,
  props,
});

/** Transfers as `from id to`, with their properties. */
function handed(
  transfers: readonly [string, string, string, Props][],
  more: readonly GraphEdge[] = [],
  others: readonly GraphNode[] = [],
): FlowGraph {
  const nodes = new Map<string, GraphNode>(others.map((each) => [each.id, each]));
  const edges = [...more];
  for (const [from, id, to, props] of transfers) {
    nodes.set(id, node('Transfer', id, { mode: 'share', ...props }));
    for (const party of [from, to]) if (!nodes.has(party)) nodes.set(party, node('Party', party));
    edges.push(edge('SENT', from, id), edge('RECEIVED', to, id));
  }
  return { nodes, edges };
}

const ALL: FlowConditions = { least: 0, through: 'parties' };

const reached = (
  graph: FlowGraph,
  start: string,
  isUpstream = false,
  conditions = ALL,
): Record<string, string> => {
  const { from } = flowSteps(graph, conditions, [start]);
  const found = reachFrom(
    { steps: isUpstream ? turned(from) : from, time: timesOf(graph) },
    start,
    isUpstream,
  );
  return Object.fromEntries([...found].sort());
};

const ways = (graph: FlowGraph, from: string, to: string, hops = 12, conditions = ALL) => {
  const { from: steps } = flowSteps(graph, conditions, [from, to]);
  return flowPaths(steps, timesOf(graph), { from, to }, hops);
};

// A hands to B in March; B to C in April, but to D in February, before he had it, and to E on a day that nobody knows.
const FORWARD = handed([
  ['A', 'X1', 'B', { on: '2015-03-01' }],
  ['B', 'X2', 'C', { on: '2015-04-01' }],
  ['B', 'X3', 'D', { on: '2015-02-28' }],
  ['B', 'X4', 'E', {}],
  ['C', 'X5', 'F', { on: '2015-03-15' }],
  // Of a month only: it may have been before or after.
  ['B', 'X6', 'G', { on: '2015-03' }],
  // After the month, and so for sure after X1, but only possibly by way of G.
  ['G', 'X7', 'H', { on: '2015-05-01' }],
]);

describe('reach', () => {
  it('follows what does not go back in time, and says what is only possible', () => {
    expect(reached(FORWARD, 'A')).toEqual({
      B: 'certain',
      C: 'certain',
      E: 'possible',
      G: 'certain',
      H: 'certain',
      X1: 'certain',
      X2: 'certain',
      X4: 'possible',
      X6: 'certain',
      X7: 'certain',
    });
  });

  it('is possible, not certain, where days overlap', () => {
    const graph = handed([
      ['A', 'X1', 'B', { on: '2015-03-10' }],
      ['B', 'X2', 'C', { on: '2015-03' }],
      ['C', 'X3', 'D', { on: '2015-03-09' }],
      ['C', 'X4', 'E', { on: '2015-04-02' }],
    ]);
    expect(reached(graph, 'A')).toEqual({
      B: 'certain',
      C: 'possible',
      E: 'possible',
      X1: 'certain',
      X2: 'possible',
      X4: 'possible',
    });
  });

  it('finds a certain way even where an earlier one is only possible', () => {
    const graph = handed([
      ['A', 'X1', 'B', { on: '2015-03-10' }],
      ['B', 'X2', 'C', { on: '2015-03' }],
      ['B', 'X3', 'C', { on: '2015-03-20' }],
      ['C', 'X4', 'D', { on: '2015-03-25' }],
    ]);
    expect(reached(graph, 'A')).toMatchObject({ C: 'certain', D: 'certain', X2: 'possible', X4: 'certain' });
  });

  it('turns time round upstream', () => {
    expect(reached(FORWARD, 'C', true)).toEqual({ A: 'certain', B: 'certain', X1: 'certain', X2: 'certain' });
    expect(reached(FORWARD, 'D', true)).toEqual({ B: 'certain', X3: 'certain' });
    expect(reached(FORWARD, 'E', true)).toMatchObject({ A: 'possible', B: 'possible', X1: 'possible' });
  });

  it('ends in a circle', () => {
    const graph = handed([
      ['A', 'X1', 'B', { on: '2015-01-01' }],
      ['B', 'X2', 'A', { on: '2015-02-01' }],
    ]);
    expect(reached(graph, 'A')).toEqual({ B: 'certain', X1: 'certain', X2: 'certain' });
  });

  it('follows lists alone where that is asked, and from a party its lists', () => {
    const lists = [
      node('List', 'L1', { first_possible_on: '2015-01-01', last_possible_on: '2015-01-05' }),
      node('List', 'L2', { first_possible_on: '2015-01-03', last_possible_on: '2015-02-01' }),
      node('List', 'L3', { first_possible_on: '2014-01-01', last_possible_on: '2014-02-01' }),
    ];
    const graph = handed(
      [['A', 'X1', 'B', { on: '2015-01-20' }]],
      [
        edge('HOLDS', 'A', 'L1'),
        edge('HOLDS', 'B', 'L2'),
        edge('HOLDS', 'B', 'L3'),
        edge('DERIVED_FROM', 'L2', 'L1', { kind: 'inferred', probability: 0.6 }),
      ],
      lists,
    );
    const alone: FlowConditions = { least: 0, through: 'lists' };
    expect(reached(graph, 'L1', false, alone)).toEqual({ L2: 'possible' });
    expect(reached(graph, 'A', false, alone)).toEqual({ L1: 'certain', L2: 'possible' });
    // L3 was there before anything of A could have come.
    expect(reached(graph, 'A')).toEqual({ B: 'certain', L1: 'certain', L2: 'possible', X1: 'certain' });
    expect(reached(graph, 'L1', false, { least: 0.7, through: 'lists' })).toEqual({});
  });
});

describe('conditions', () => {
  it('count what they leave out', () => {
    const graph = handed(
      [['A', 'X1', 'B', { mode: 'sale' }]],
      [
        edge('DERIVED_FROM', 'L2', 'L1', { kind: 'inferred', probability: 0.4 }),
        edge('DERIVED_FROM', 'L3', 'L1', { kind: 'inferred', band: 'strong' }),
        edge('DERIVED_FROM', 'L4', 'L1', { kind: 'documented' }),
      ],
      ['L1', 'L2', 'L3', 'L4'].map((id) => node('List', id)),
    );
    const { from, leftOut } = flowSteps(graph, { mode: 'share', least: 0.5, through: 'parties' }, []);
    expect(leftOut).toEqual({ byMode: 1, lessProbable: 1, withoutProbability: 1 });
    expect([...from]).toEqual([['L1', [{ edge: 'L4-DERIVED_FROM->L1', to: 'L4' }]]]);
  });

  it('read a named list as delivered, or as handed over where only the sender holds it', () => {
    const lists = ['L1', 'L2'].map((id) => node('List', id));
    const graph = handed(
      [
        ['A', 'X1', 'B', {}],
        ['H', 'X2', 'B', {}],
      ],
      [
        edge('USES', 'A', 'H'),
        edge('OF', 'X1', 'L1'),
        edge('HOLDS', 'B', 'L1'),
        edge('OF', 'X2', 'L2'),
        edge('HOLDS', 'A', 'L2'),
      ],
      [...lists, node('Handle', 'H')],
    );
    const { from } = flowSteps(graph, { least: 0, through: 'lists' }, []);
    expect(from.get('X1')).toEqual([{ edge: 'X1-OF->L1', to: 'L1' }]);
    expect(from.get('L2')).toEqual([{ edge: 'X2-OF->L2', to: 'X2' }]);
  });
});

describe('a hub', () => {
  it('of thirty thousand lists is followed while somebody waits', { timeout: 20_000 }, () => {
    const lists = Array.from({ length: 30_000 }, (_, at) =>
      node('List', `L${at}`, { first_possible_on: '2015-01-01', last_possible_on: '2015-02-01' }),
    );
    const graph: FlowGraph = {
      nodes: new Map([node('Party', 'P'), ...lists].map((each) => [each.id, each])),
      edges: lists.map(({ id }) => edge('HOLDS', 'P', id)),
    };
    const { from } = flowSteps(graph, ALL, ['P']);
    for (const [steps, isUpstream] of [
      [from, false],
      [turned(from), true],
    ] as const)
      expect(reachFrom({ steps, time: timesOf(graph) }, 'P', isUpstream).size).toBe(30_000);
  });
});

describe('paths', () => {
  it('are those that do not go back in time, the shortest first', () => {
    const graph = handed([
      ['A', 'X1', 'B', { on: '2015-01-01' }],
      ['B', 'X2', 'C', { on: '2015-02-01' }],
      ['A', 'X3', 'C', { on: '2015-03-01' }],
      ['A', 'X4', 'D', { on: '2015-03-01' }],
      ['D', 'X5', 'C', { on: '2015-02-15' }],
      ['A', 'X6', 'E', {}],
      ['E', 'X7', 'C', { on: '2015-02' }],
    ]);
    const { paths, isWhole } = ways(graph, 'A', 'C');
    expect(isWhole).toBe(true);
    expect(paths.map(({ nodes, order }) => [nodes.join(' '), order])).toEqual([
      ['A X3 C', 'certain'],
      ['A X1 B X2 C', 'certain'],
      ['A X6 E X7 C', 'possible'],
    ]);
    expect(paths[1]?.edges).toEqual(['A-SENT->X1', 'B-RECEIVED->X1', 'B-SENT->X2', 'C-RECEIVED->X2']);
  });

  it('are no longer than asked, and none from an element to itself', () => {
    expect(ways(FORWARD, 'A', 'C', 3).paths).toEqual([]);
    expect(ways(FORWARD, 'A', 'C', 4).paths).toHaveLength(1);
    expect(ways(FORWARD, 'A', 'A').paths).toEqual([]);
  });

  it('say where the search was given up', () => {
    const parties = Array.from({ length: 11 }, (_, at) => `P${at}`);
    const graph = handed(
      parties.flatMap((from) =>
        parties
          .filter((to) => to !== from)
          .map((to): [string, string, string, Props] => [from, `${from}${to}`, to, {}]),
      ),
    );
    const { isWhole, paths } = ways(graph, 'P0', 'P1', 24);
    expect(isWhole).toBe(false);
    expect(paths[0]?.nodes).toEqual(['P0', 'P0P1', 'P1']);
    // By the ids along them, as where all were looked at.
    expect(paths[1]?.nodes).toEqual(['P0', 'P0P10', 'P10', 'P10P1', 'P1']);
  });
});
