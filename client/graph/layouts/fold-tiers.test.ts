// The layout for large cases: order of the tiers, no overlaps, the same for the same input, fast enough.
import { describe, expect, it } from 'vitest';
import type { Drawn } from '../drawn.ts';
import { placeMembers, toBlocks } from './blocks.ts';
import { foldTiers, type BlockGraph } from '#drawing/fold-tiers.ts';
import { placeNew } from './place-new.ts';

/** `count` blocks in five tiers, each linked to two of the next tier. */
function chain(count: number): BlockGraph {
  const blocks = Array.from({ length: count }, (_, at) => ({
    id: `b${at}`,
    tier: at % 5,
    width: 120,
    height: 60,
    members: [{ id: `b${at}`, x: 0, y: 0 }],
  }));
  const links = blocks.flatMap(({ id, tier }, at): [string, string][] =>
    tier === 4 ? [] : [1, 6].filter((step) => at + step < count).map((step) => [id, `b${at + step}`]),
  );
  return { blocks, links };
}

describe('foldTiers', () => {
  it('puts every tier right of the one before, whatever is folded', () => {
    const graph = chain(400);
    const middles = foldTiers(graph);
    const edges = (tier: number): number[] =>
      graph.blocks.filter((block) => block.tier === tier).map(({ id }) => middles.get(id)?.[0] ?? Number.NaN);
    for (const tier of [0, 1, 2, 3])
      expect(Math.max(...edges(tier))).toBeLessThan(Math.min(...edges(tier + 1)));
  });

  it('lets no two blocks overlap', () => {
    const graph = chain(150);
    const middles = [...foldTiers(graph).values()];
    for (const [at, [x, y]] of middles.entries()) {
      for (const [otherX, otherY] of middles.slice(at + 1)) {
        expect(Math.abs(x - otherX) >= 120 || Math.abs(y - otherY) >= 60).toBe(true);
      }
    }
  });

  it('answers the same for the same blocks in another order', () => {
    const graph = chain(60);
    const turned = { blocks: graph.blocks.toReversed(), links: graph.links };
    expect(new Map([...foldTiers(turned)].sort())).toEqual(new Map([...foldTiers(graph)].sort()));
  });

  it('is about as wide as a screen, not a strip', () => {
    const middles = [...foldTiers(chain(1000)).values()];
    const width = Math.max(...middles.map(([x]) => x)) - Math.min(...middles.map(([x]) => x));
    const height = Math.max(...middles.map(([, y]) => y)) - Math.min(...middles.map(([, y]) => y));
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(4);
  });

  it('lays out 5,000 blocks in well under two seconds', () => {
    const graph = chain(5000);
    const start = performance.now();
    foldTiers(graph);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

const DRAWN: Drawn = {
  nodes: [
    { id: 'S', type: 'Party', facet: 'Party:source', label: 'S', tier: 0 },
    { id: 'L', type: 'List', facet: 'List', label: 'L', tier: 0, holder: 'S' },
    { id: 'M', type: 'Party', facet: 'Party:merchant', label: 'M', tier: 2 },
  ],
  edges: [{ id: 'X', source: 'S', target: 'M', facet: 'mode:sale', label: '', lane: 0 }],
};

describe('blocks', () => {
  it('stand a list under its holder and link holders', () => {
    const { blocks, links } = toBlocks(DRAWN);
    expect(blocks.map(({ id }) => id)).toEqual(['S', 'M']);
    expect(links).toEqual([['S', 'M']]);
    const places = placeMembers(blocks, new Map([['S', [100, 100] as const]]));
    expect(places.get('L')?.[0]).toBe(places.get('S')?.[0]);
    expect(places.get('L')?.[1]).toBeGreaterThan(places.get('S')?.[1] ?? Number.NaN);
  });
});

describe('placeNew', () => {
  it('places only what has no place, free of what stands', () => {
    const owners = Array.from({ length: 30 }, (_, at) => `o${at}`);
    const drawn: Drawn = {
      nodes: [
        ...DRAWN.nodes,
        ...owners.map((id) => ({ id, type: 'Owner' as const, facet: 'Owner', label: id, tier: 0 })),
      ],
      edges: owners.map((id) => ({
        id: `L-${id}`,
        source: 'L',
        target: id,
        facet: 'relation:CONTAINS',
        label: '',
        lane: 0,
      })),
    };
    const kept = new Map([
      ['S', [0, 0] as [number, number]],
      ['L', [0, 60] as [number, number]],
      ['M', [300, 0] as [number, number]],
    ]);
    const places = placeNew(drawn, kept);
    expect([...places.keys()].sort()).toEqual(owners.toSorted());
    expect(new Set([...places.values()].map(String)).size).toBe(30);
    for (const [x, y] of places.values()) expect(Math.hypot(x, y)).toBeGreaterThan(40);
  });
});
