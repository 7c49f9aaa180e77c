// The state of a view: undo and redo, facets, what is in sight, what an address holds.
import { describe, expect, it } from 'vitest';
import { edge, SAMPLE } from '../testing.ts';
import { readAddress, writeAddress, type Address } from './address.ts';
import { readAround, writeAround } from './around.ts';
import { caseSize, joinGraph } from './case-graph.ts';
import { facetGroups, nodeFacet } from '#drawing/facets.ts';
import { ELSEWHERE } from './filters.ts';
import { history, MOST_STEPS, perform, redo, undo, type History } from './history.ts';
import { FIRST_VIEW } from './patch.ts';
import { contentNow } from './saved-actions.ts';
import { chainOf } from './trace-chain.ts';
import { countFacets, visiblePart } from './visible.ts';

const EMPTY: History = { view: { ...FIRST_VIEW, positions: { M: [1, 1] } }, past: [], future: [] };

it('a case has so many elements, and is none of them itself', () => {
  const counts = { nodes: { Case: 1, List: 3, Party: 2 }, relations: { HOLDS: 3, OF: 1 } };
  expect(caseSize({ counts })).toEqual({ nodes: 5, edges: 4 });
});

describe('history', () => {
  const hidden = perform(EMPTY, 'hide', 'S', { hidden: ['S'] });
  const moved = perform(hidden, 'move', 'M', { positions: { M: [5, 6] } });

  it('takes changes back one by one and does them again', () => {
    expect(undo(moved).view.hidden).toEqual(['S']);
    expect(undo(undo(moved)).view).toEqual(EMPTY.view);
    expect(redo(redo(undo(undo(moved))))).toEqual(moved);
    expect(undo(EMPTY)).toBe(EMPTY);
    expect(redo(moved)).toBe(moved);
  });

  it('gives a moved element its old place back', () => {
    const again = perform(moved, 'move', 'M', { positions: { M: [50, 60] } });
    expect(again.view.positions['M']).toEqual([50, 60]);
    expect(undo(again).view.positions['M']).toEqual([5, 6]);
  });

  it('takes away the place that a step gave, and gives back the one that it took away', () => {
    const placed = perform(EMPTY, 'move', 'N', { positions: { N: [7, 8] } });
    expect(undo(placed).view.positions).toEqual({ M: [1, 1] });
    const taken = perform(EMPTY, 'unfold', 'G', { positions: { M: null }, unfolded: ['G'] });
    expect(taken.view.positions).toEqual({});
    expect(undo(taken).view).toEqual(EMPTY.view);
    expect(history.parse(JSON.parse(JSON.stringify(taken)))).toEqual(taken);
  });

  it('forgets what was undone when something else is done, and keeps a limited past', () => {
    expect(perform(undo(moved), 'filter', 'List', { off: [] }).future).toEqual([]);
    let many = EMPTY;
    for (let at = 0; at < MOST_STEPS + 5; at++) many = perform(many, 'hide', '', { hidden: [String(at)] });
    expect(many.past).toHaveLength(MOST_STEPS);
  });

  it('survives storage', () => {
    expect(history.parse(JSON.parse(JSON.stringify(moved)))).toEqual(moved);
    expect(history.safeParse({ view: { version: 0 } }).success).toBe(false);
  });
});

describe('a view that is saved', () => {
  it('names no other case, for whoever opens it may not be allowed to know of it', () => {
    const kept = { 'Party.trade': { without: ['装修'] } };
    const view = { ...FIRST_VIEW, filters: { ...kept, [ELSEWHERE]: { without: ['secret-case'] } } };
    const store = { getState: () => ({ view }) };
    const content = contentNow({ store, address: readAddress(new URLSearchParams()) });
    expect(content.view).toEqual({ ...FIRST_VIEW, filters: kept });
    expect(JSON.stringify(content)).not.toContain('secret-case');
  });
});

describe('visiblePart', () => {
  it('counts what facets leave out', () => {
    const seen = visiblePart(SAMPLE, { off: ['Evidence'], hidden: [] });
    expect(seen.nodes.map(({ id }) => id)).not.toContain('E1');
    expect(seen.hiddenByFacet).toBe(2);
    expect(seen.nodes.length + seen.edges.length + seen.hiddenByFacet).toBe(
      SAMPLE.nodes.size + SAMPLE.edges.size,
    );
  });

  it('hides a transfer with its sender, and counts it as hidden by hand', () => {
    const seen = visiblePart(SAMPLE, { off: [], hidden: ['S'] });
    expect(seen.nodes.map(({ id }) => id)).toEqual(['M', 'L1', 'L2', 'H', 'E1']);
    expect(seen.hiddenByHand).toBeGreaterThan(2);
  });

  it('switches a mode off by its facet', () => {
    const seen = visiblePart(SAMPLE, { off: ['mode:sale'], hidden: [] });
    expect(seen.nodes.map(({ id }) => id)).not.toContain('X1');
    expect(countFacets(seen).get('mode:sale')).toBeUndefined();
  });
});

describe('the threshold', () => {
  const derived = (props: Record<string, string | number>) => {
    const one = edge('DERIVED_FROM', 'L2', 'L1', props);
    return { ...SAMPLE, edges: new Map([...SAMPLE.edges, [one.id, one] as const]) };
  };
  const seen = (props: Record<string, string | number>, threshold: number) => {
    const { edges, weak } = visiblePart(derived(props), { off: [], hidden: [], threshold });
    return { ...weak, drawn: edges.some(({ type }) => type === 'DERIVED_FROM') };
  };

  it('hides inferred derivations that are weaker, and counts them', () => {
    expect(seen({ kind: 'inferred', probability: 0.6 }, 0.7)).toEqual({ hidden: 1, total: 1, drawn: false });
    expect(seen({ kind: 'inferred', probability: 0.7 }, 0.7)).toEqual({ hidden: 0, total: 1, drawn: true });
    // Without a probability by the place of the band: the third of six.
    expect(seen({ kind: 'inferred', band: 'moderately-strong' }, 3 / 6).drawn).toBe(true);
    expect(seen({ kind: 'inferred', band: 'moderate' }, 3 / 6).drawn).toBe(false);
  });

  it('never hides what is documented or confirmed', () => {
    for (const props of [{ kind: 'documented' }, { kind: 'inferred', assessment: 'confirmed' }])
      expect(seen({ ...props, probability: 0.1 }, 1)).toEqual({ hidden: 0, total: 0, drawn: true });
  });

  it('is undone, also to the first view, which has none', () => {
    const set = perform(EMPTY, 'filter', '', { threshold: 0.5 });
    expect(set.view.threshold).toBe(0.5);
    expect(undo(set).view.threshold).toBe(0);
    expect(history.parse(JSON.parse(JSON.stringify(EMPTY))).view.threshold).toBe(0);
  });
});

describe('facets', () => {
  it('cover every node of the sample', () => {
    const { nodes, transfers } = facetGroups();
    for (const node of SAMPLE.nodes.values()) expect([...nodes, ...transfers]).toContain(nodeFacet(node));
  });
});

describe('joinGraph', () => {
  it('draws a counted expansion as a crowd, others as elements', () => {
    const overview = { nodes: [...SAMPLE.nodes.values()], edges: [...SAMPLE.edges.values()] };
    const byRelation = [
      { relation: 'CONTAINS' as const, direction: 'out' as const, type: 'Owner' as const, total: 780 },
    ];
    const joined = joinGraph(overview, [
      { expansion: { id: 'L1', limit: 1, as: 'count' }, answer: { nodes: [], edges: [], byRelation } },
    ]);
    expect(joined.nodes.size).toBe(SAMPLE.nodes.size);
    expect(joined.crowds).toMatchObject([{ anchor: 'L1', total: 780 }]);
  });
});

describe('what a table lists', () => {
  it('is read as it was written, whatever the id looks like; anything else is not read', () => {
    const around = { relation: 'CONTAINS', direction: 'out', type: 'Owner', id: 'a.b:c' } as const;
    expect(readAround(writeAround(around))).toEqual(around);
    for (const other of ['', 'group:trade:x', 'CONTAINS.up.Owner.L', 'NONE.out.Owner.L'])
      expect(readAround(other)).toBeUndefined();
  });
});

describe('address', () => {
  it('reads what it wrote', () => {
    const address: Address = {
      selection: ['L1', 'a,b&c'],
      panel: 'trace',
      left: 'legend',
      trace: 'L2',
      path: 2,
      question: 'paths',
      asked: { from: 'P1', to: 'a=b&c' },
      view: 'graph',
      below: 'table',
      around: 'CONTAINS.out.Owner.L.2',
      saved: undefined,
    };
    expect(readAddress(new URLSearchParams(writeAddress(address).toString()))).toEqual(address);
  });

  it('takes nonsense as the first view', () => {
    expect(readAddress(new URLSearchParams('panel=x&view=y&below=z&left=q&path=-3'))).toEqual({
      selection: [],
      panel: 'details',
      left: 'legend',
      trace: undefined,
      path: 0,
      question: undefined,
      asked: undefined,
      view: 'graph',
      below: undefined,
      saved: undefined,
    });
  });
});

describe('chainOf', () => {
  it('lights lists, holders, transfers and the edges between', () => {
    const lit = chainOf({
      steps: [
        {
          list: 'L2',
          holder: 'M',
          via: { kind: 'documented', probability: 1, modelProbability: 1, transfer: 'X1' },
        },
        { list: 'L1', holder: 'S' },
      ],
      beyond: [{ transfer: 'X0', holder: 'B' }],
    });
    expect([...lit].sort()).toEqual(
      ['L2', 'M', 'M-HOLDS->L2', 'L2-DERIVED_FROM->L1', 'X1', 'L1', 'S', 'S-HOLDS->L1', 'X0', 'B'].sort(),
    );
  });
});
