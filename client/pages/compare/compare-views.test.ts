// Two views of one case, element by element.
import { describe, expect, it } from 'vitest';
import { visiblePart } from '../../state/visible.ts';
import { FIRST_VIEW } from '../../state/patch.ts';
import { SAMPLE } from '../../testing.ts';
import { compareViews } from './compare-views.ts';

const seen = (change: Partial<typeof FIRST_VIEW>) => visiblePart(SAMPLE, { ...FIRST_VIEW, ...change });

describe('two views', () => {
  it('of the same say so', () => {
    const { counts, sideOf } = compareViews(seen({}), seen({}));
    expect(counts.a).toEqual({ nodes: 0, edges: 0 });
    expect(counts.b).toEqual({ nodes: 0, edges: 0 });
    expect(new Set(sideOf.values())).toEqual(new Set(['both']));
  });

  it('tell what is in one of them alone, with the relations that go with it', () => {
    const [a, b] = [seen({ hidden: ['H'] }), seen({ off: ['Evidence', 'Case', 'List'] })];
    const { counts, sideOf, nodes, edges } = compareViews(a, b);
    expect(sideOf.get('H')).toBe('b');
    expect(sideOf.get('L1')).toBe('a');
    expect(sideOf.get('S')).toBe('both');
    expect(counts.a.nodes).toBe(2);
    expect(counts.b).toEqual({ nodes: 1, edges: 1 });
    const sum = (what: 'nodes' | 'edges') => counts.a[what] + counts.b[what] + counts.both[what];
    expect([sum('nodes'), sum('edges')]).toEqual([nodes.length, edges.length]);
  });
});
