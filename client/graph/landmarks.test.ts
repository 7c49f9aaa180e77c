// Names over a small drawing: the best connected, apart from each other, and headings where the chain stands in columns.
import { describe, expect, it } from 'vitest';
import type { Drawn, DrawnNode } from './drawn.ts';
import { byLines, columnHeads, isLabelled, landmarks } from './landmarks.ts';
import type { Place } from '../state/patch.ts';

const node = (id: string, tier = 0, type: DrawnNode['type'] = 'Party'): DrawnNode => ({
  id,
  type,
  facet: type,
  label: `Firm ${id}`,
  tier,
});
const edges = (...pairs: string[]): Drawn['edges'] =>
  pairs.map((pair, at) => ({
    id: `e${at}`,
    source: pair[0]!,
    target: pair[1]!,
    facet: 'mode:sale',
    label: '',
    lane: 0,
  }));
const at = (places: Record<string, Place>): ReadonlyMap<string, Place> => new Map(Object.entries(places));

const SMALL = 0.2;

describe('landmarks', () => {
  const nodes = [node('A'), node('B'), node('C')];

  it('are ranked by their lines, and what has one is none', () => {
    const ranked = byLines({ nodes, edges: edges('AB', 'AB', 'AC') });
    expect(ranked.map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('leave out what would stand over a better one', () => {
    const places = at({ A: [0, 0], B: [100, 0], C: [0, 200] });
    expect(landmarks(nodes, places, SMALL).map(({ id }) => id)).toEqual(['A', 'C']);
    expect(landmarks([nodes[1]!, nodes[0]!], places, SMALL).map(({ id }) => id)).toEqual(['B']);
  });

  it('are for a drawing that the canvas does not label', () => {
    const [few, many] = [edges('AB'), edges(...Array<string>(201).fill('AB'))];
    const said = (drawn: Drawn['edges']): boolean[] =>
      [0.2, 0.4, 0.6].map((scale) => isLabelled(scale, { nodes, edges: drawn }));
    expect(said(few)).toEqual([false, true, true]);
    expect(said(many)).toEqual([false, false, true]);
  });

  it('have headings over columns that stand apart, and over no others', () => {
    const drawn = { nodes: [node('A', 0), node('B', 2), node('C', 2)], edges: [] };
    const heads = columnHeads(drawn, at({ A: [0, 0], B: [500, 0], C: [700, 80] }), SMALL);
    expect(heads.map(({ tier, x }) => [tier, x])).toEqual([
      [0, 0],
      [2, 120],
    ]);
    expect(columnHeads(drawn, at({ A: [600, 0], B: [500, 0], C: [700, 80] }), SMALL)).toEqual([]);
  });
});
