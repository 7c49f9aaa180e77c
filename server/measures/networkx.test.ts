// Dominators, cuts, betweenness and rank against what networkx 3.6 finds on known graphs (`scripts/fixtures/measures`).
import { describe, expect, it } from 'vitest';
import { digraph, reached } from './digraph.ts';
import { immediateDominators } from './dominators.ts';
import type { HandOver } from './flow.ts';
import { betweennessOf, circlesOf, pageRankOf, partyGraph } from './party-graph.ts';
import figures from './testing/networkx.json' with { type: 'json' };
import { VertexCuts } from './vertex-cut.ts';

interface Figures {
  nodes: number;
  edges: number[][];
  isAcyclic: boolean;
  idom: number[];
  cuts: number[][];
  circles: number[][];
  betweenness: number[] | null;
  pageRank: number[];
}

const graphOf = ({ nodes, edges }: Figures) =>
  digraph(
    nodes,
    edges.map(([from]) => from!),
    edges.map(([, to]) => to!),
  );
const passed = ({ edges }: Figures): HandOver[] =>
  edges.map(([from, to], copy) => ({ from: from!, to: to!, copy, isDocumented: true }));

describe.each(Object.entries(figures.graphs as Record<string, Figures>))('%s', (_, known) => {
  it('has the dominators that networkx finds', () => {
    expect([...immediateDominators(graphOf(known), 0)]).toEqual(known.idom);
  });

  it('has minimum vertex cuts of the size that networkx finds, and they do cut', () => {
    const graph = graphOf(known);
    for (const [source, target, size] of known.cuts) {
      const cut = new VertexCuts(graph, [source!]).to([target!])!;
      expect(cut, `${source} to ${target}`).toHaveLength(size!);
      const gone = new Set(cut);
      expect(gone.has(source!) || gone.has(target!)).toBe(false);
      expect(reached(graph, [source!], (node) => gone.has(node))[target!]).toBe(0);
    }
  });

  it('has the circles, the betweenness and the rank that networkx finds', () => {
    const graph = partyGraph(known.nodes, passed(known));
    const circles = circlesOf(graph);
    expect(circles).toEqual(known.circles);
    for (const [node, rank] of pageRankOf(graph).entries())
      expect(rank).toBeCloseTo(known.pageRank[node]!, 6);
    const betweenness = betweennessOf(graph, circles);
    for (const [node, share] of (known.betweenness ?? []).entries())
      expect(betweenness[node]).toBeCloseTo(share, 9);
    for (const circle of circles) expect(new Set(circle.map((node) => betweenness[node])).size).toBe(1);
  });
});

it('says that nothing parts a source from what it leads to directly', () => {
  const graph = digraph(2, [0], [1]);
  expect(new VertexCuts(graph, [0]).to([1])).toBeUndefined();
  expect(new VertexCuts(graph, [0]).to([0])).toBeUndefined();
  expect(new VertexCuts(digraph(2, [], []), [0]).to([1])).toEqual([]);
});
