// What is drawn of a graph: folded transfers, the direction of the flow, who stands under whom.
import { describe, expect, it } from 'vitest';
import { visiblePart } from '../state/visible.ts';
import { node, SAMPLE, WORDS } from '../testing.ts';
import { plainLabel, toDrawn } from './drawn.ts';
import { tiersOf } from '#drawing/tiers.ts';

const all = visiblePart(SAMPLE, { off: [], hidden: [] });

describe('toDrawn', () => {
  const drawn = toDrawn(all, WORDS);

  it('draws a transfer with both ends as one edge from sender to receiver', () => {
    expect(drawn.edges.find(({ id }) => id === 'X1')).toEqual({
      id: 'X1',
      source: 'S',
      target: 'M',
      facet: 'mode:sale',
      label: 'sale 0.8',
      lane: 0,
    });
    expect(drawn.nodes.map(({ id }) => id)).not.toContain('X1');
    expect(drawn.edges.filter(({ facet }) => /SENT|RECEIVED|relation:OF$/.test(facet))).toEqual([]);
  });

  it('draws a derivation from the source to its copy', () => {
    const derived = drawn.edges.find(({ facet }) => facet.startsWith('derived:'));
    expect(derived).toMatchObject({ source: 'L1', target: 'L2', facet: 'derived:inferred' });
  });

  it('stands lists under their holder and idle handles under their party', () => {
    const holders = Object.fromEntries(drawn.nodes.map(({ id, holder }) => [id, holder]));
    expect(holders).toMatchObject({ L1: 'S', L2: 'M', H: 'S' });
    expect(holders['S']).toBeUndefined();
  });

  it('keeps a transfer as a node where an end is not known', () => {
    const edges = all.edges.filter(({ type }) => type !== 'RECEIVED');
    const half = toDrawn({ ...all, edges }, WORDS);
    expect(half.nodes.map(({ id }) => id)).toContain('X1');
    expect(half.edges.map(({ facet }) => facet)).toContain('relation:SENT');
  });

  it('draws a crowd as one node that says how many it is', () => {
    const crowd = {
      id: 'crowd:L1',
      anchor: 'L1',
      relation: 'CONTAINS' as const,
      direction: 'out' as const,
      type: 'Owner' as const,
      total: 780,
    };
    const crowded = toDrawn({ ...all, crowds: [crowd] }, WORDS);
    expect(crowded.nodes.find(({ id }) => id === 'crowd:L1')).toMatchObject({
      crowd: 780,
      label: 'Owner × 780',
    });
  });
});

describe('plainLabel', () => {
  it('cuts long labels and takes out what turns the line or the writing', () => {
    expect([...plainLabel('字'.repeat(5000))]).toHaveLength(60);
    expect(plainLabel('a\u202eb\nc')).toBe('a b c');
  });
});

describe('tiersOf', () => {
  it('takes the kind of a party, the holder of a list, the user of a handle', () => {
    const tiers = tiersOf([...all.nodes, node('Handle', 'alone')], all.edges);
    expect(Object.fromEntries(tiers)).toMatchObject({ S: 0, M: 2, L1: 0, L2: 2, H: 0, alone: 1 });
  });
});
