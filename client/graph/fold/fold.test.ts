// Folding: groups by rule and by hand, lines that become one, holders with their lists, communities.
import { describe, expect, it } from 'vitest';
import { edge, node, WORDS } from '../../testing.ts';
import { FIRST_VIEW, type View } from '../../state/patch.ts';
import { communitiesOf } from '../communities.ts';
import { foldDrawing } from '../drawing.ts';
import { toDrawn, type Drawn } from '../drawn.ts';
import { toBlocks } from '../layouts/blocks.ts';

const NODES = [
  node('Party', 'S', { kind: 'source' }),
  ...['A', 'B', 'C'].map((id) =>
    node('Party', id, { kind: 'merchant', trade: id === 'C' ? '家具' : '装修' }),
  ),
  ...['A1', 'A2', 'B1', 'S1'].map((id) => node('List', id)),
];
const EDGES = [
  edge('HOLDS', 'A', 'A1'),
  edge('HOLDS', 'A', 'A2'),
  edge('HOLDS', 'B', 'B1'),
  edge('HOLDS', 'S', 'S1'),
  edge('DERIVED_FROM', 'A1', 'S1', { kind: 'inferred' }),
  edge('DERIVED_FROM', 'A2', 'S1', { kind: 'inferred' }),
  edge('DERIVED_FROM', 'B1', 'S1', { kind: 'documented' }),
  edge('COOPERATES_WITH', 'A', 'B'),
  edge('COOPERATES_WITH', 'B', 'C'),
];
const SEEN = { nodes: NODES, edges: EDGES, crowds: [] };
const drawing = (view: Partial<View>) =>
  foldDrawing(toDrawn(SEEN, WORDS), SEEN, { ...FIRST_VIEW, ...view }, WORDS);
const ids = (drawn: Drawn): string[] => drawn.nodes.map(({ id }) => id).sort();
const line = (drawn: Drawn, source: string, target: string, facet: string) =>
  drawn.edges.find((each) => each.source === source && each.target === target && each.facet === facet);

describe('groups', () => {
  it('by trade stand as one that says how many, with their lists; a group of one is none', () => {
    const { drawn, groups } = drawing({ groupBy: 'trade' });
    expect(groups).toEqual([
      { id: 'group:trade:装修', title: '装修', members: ['A', 'B', 'A1', 'A2', 'B1'] },
    ]);
    expect(ids(drawn)).toEqual(['C', 'S', 'S1', 'group:trade:装修']);
    const one = drawn.nodes.find(({ id }) => id.startsWith('group:'));
    expect(one).toMatchObject({ crowd: 5, label: '装修 × 5', facet: 'Party:merchant' });
  });

  it('join lines of one kind, each saying for how many it stands, and drop what is within', () => {
    const { drawn } = drawing({ groupBy: 'trade' });
    const into = (facet: string) => line(drawn, 'S1', 'group:trade:装修', facet);
    expect(into('derived:inferred')).toMatchObject({ count: 2, label: '× 2' });
    const single = into('derived:documented');
    expect(single?.count).toBeUndefined();
    expect(single?.id).toBe('B1-DERIVED_FROM->S1');
    expect(drawn.edges.filter(({ facet }) => facet === 'relation:COOPERATES_WITH')).toHaveLength(1);
  });

  it('open to a frame around their members, whose lines are whole again', () => {
    const { drawn } = drawing({ groupBy: 'trade', unfolded: ['group:trade:装修'] });
    expect(drawn.nodes.find(({ isFrame }) => isFrame === true)?.id).toBe('group:trade:装修');
    expect(drawn.nodes.filter(({ parent }) => parent === 'group:trade:装修')).toHaveLength(5);
    expect(drawn.edges).toHaveLength(EDGES.length);
    // A layout moves an open group as one.
    const { blocks } = toBlocks(drawn);
    expect(
      blocks
        .find(({ id }) => id === 'group:trade:装修')
        ?.members.map(({ id }) => id)
        .sort(),
    ).toEqual(['A', 'A1', 'A2', 'B', 'B1']);
  });

  it('by hand go before the rule, and take the lists of their members with them', () => {
    const hand = { id: 'group:hand:1', title: 'B', members: ['B', 'C'] };
    const { groups } = drawing({ groupBy: 'trade', groups: [hand] });
    expect(groups.find(({ id }) => id === hand.id)?.members.sort()).toEqual(['B', 'B1', 'C']);
    expect(groups.find(({ id }) => id === 'group:trade:装修')?.members).toEqual(['A', 'A1', 'A2']);
  });
});

describe('the layout by party', () => {
  it('draws lists within their holder, who says how many there are, and sums their derivations', () => {
    const { drawn } = drawing({ layout: 'by-party' });
    expect(ids(drawn)).toEqual(['A', 'B', 'C', 'S']);
    expect(drawn.nodes.find(({ id }) => id === 'A')?.label).toBe('A (2)');
    expect(line(drawn, 'S', 'A', 'derived:inferred')).toMatchObject({ count: 2 });
  });
});

describe('communities', () => {
  it('find what belongs together, the same every time', () => {
    const clique = (letter: string) =>
      [0, 1, 2, 3].flatMap((a) =>
        [0, 1, 2, 3].filter((b) => b > a).map((b) => [`${letter}${a}`, `${letter}${b}`]),
      );
    const pairs = [...clique('x'), ...clique('y'), ['x0', 'y0']];
    const drawn: Drawn = {
      nodes: ['x', 'y'].flatMap((letter) =>
        [0, 1, 2, 3].map((n) => ({
          id: `${letter}${n}`,
          type: 'Party' as const,
          facet: 'Party',
          label: `${letter}${n}`,
          tier: 1,
        })),
      ),
      edges: pairs.map(([source = '', target = ''], n) => ({
        id: String(n),
        source,
        target,
        facet: 'relation:USES',
        label: '',
        lane: 0,
      })),
    };
    const found = communitiesOf(drawn);
    expect(found.map(({ members }) => members.map((id) => id[0]).join(''))).toEqual(
      expect.arrayContaining(['xxxx', 'yyyy']),
    );
    expect(communitiesOf(drawn)).toEqual(found);
  });
});
