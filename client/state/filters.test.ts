// Filters by fields: what fields a case has, what rules leave out, and what is counted.
import { describe, expect, it } from 'vitest';
import { edge, node, SAMPLE } from '../testing.ts';
import { binsOf } from './bins.ts';
import { caseFields } from './fields.ts';
import { elsewhereOf } from './elsewhere.ts';
import { ELSEWHERE, filtersOf, WHEN, type FilterRule } from './filters.ts';
import { happeningsOf, spanOf } from './happenings.ts';
import { dayOf, isoOf } from '#contract/days.ts';
import { keptView } from './patch.ts';
import { visiblePart } from './visible.ts';

const graphOf = (...nodes: ReturnType<typeof node>[]) => ({
  nodes: new Map(nodes.map((each) => [each.id, each])),
  edges: new Map<string, ReturnType<typeof edge>>(),
});

const TRANSFERS = graphOf(
  node('Transfer', 'X1', { mode: 'sale', channel: 'QQ', price_per_record: 0.5, on: '2014-05-20' }),
  node('Transfer', 'X2', { mode: 'sale', channel: 'QQ', price_per_record: 0.8, on: '2014-12' }),
  node('Transfer', 'X3', { mode: 'share', channel: '邮件' }),
  node('Party', 'P', { kind: 'merchant', name: '甲', trade: '装修' }),
  node('Party', 'R', { kind: 'retailer', name: '乙', trade: '零售' }),
);

const kept = (filters: Record<string, FilterRule>): string[] => {
  const isOut = filtersOf(filters);
  return [...TRANSFERS.nodes.values()].filter((each) => !isOut(each)).map(({ id }) => id);
};
const day = (date: string): number => dayOf(date)!;

describe('fields of a case', () => {
  it('are those by which its elements differ, with what is not known', () => {
    const fields = Object.fromEntries(caseFields(TRANSFERS).map((field) => [field.id, field]));
    expect(Object.keys(fields)).toEqual(['Party.trade', 'Transfer.price_per_record', 'Transfer.channel']);
    expect(fields['Transfer.channel']).toMatchObject({
      kind: 'choice',
      unknown: 0,
      values: [
        { value: 'QQ', count: 2 },
        { value: '邮件', count: 1 },
      ],
    });
    expect(fields['Transfer.price_per_record']).toMatchObject({
      kind: 'number',
      unknown: 1,
      range: [0.5, 0.8],
    });
  });

  it('leave out names, and what the legend switches unless that is asked for', () => {
    const ids = caseFields(TRANSFERS, true).map(({ id }) => id);
    expect(ids).toContain('Transfer.mode');
    expect(ids).toContain('Party.kind');
    expect(ids).not.toContain('Party.name');
  });

  it('hold what derivations say of themselves', () => {
    const edges = [
      edge('DERIVED_FROM', 'L2', 'L1', { probability: 0.4, band: 'weak' }),
      edge('DERIVED_FROM', 'L3', 'L1', { probability: 0.9, band: 'strong' }),
    ];
    const found = caseFields({ nodes: new Map(), edges: new Map(edges.map((each) => [each.id, each])) });
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['DERIVED_FROM.probability', 'number'],
      ['DERIVED_FROM.band', 'choice'],
    ]);
    // From weak to strong, whichever is more frequent.
    expect(found[1]?.values.map(({ value }) => value)).toEqual(['weak', 'strong']);
  });
});

describe('filters', () => {
  it('leave out values, and elements of other types alone', () => {
    expect(kept({ 'Transfer.channel': { without: ['QQ'] } })).toEqual(['X3', 'P', 'R']);
    expect(kept({ 'Party.trade': { without: ['装修'] } })).toEqual(['X1', 'X2', 'X3', 'R']);
  });

  it('take spans with both ends, and what is not known apart', () => {
    const price = (rule: FilterRule) =>
      kept({ 'Transfer.price_per_record': rule }).filter((id) => id.startsWith('X'));
    expect(price({ from: 0.8, unknown: true })).toEqual(['X2', 'X3']);
    expect(price({ to: 0.8, unknown: false })).toEqual(['X1', 'X2']);
    expect(price({ from: 0.6, to: 0.7, unknown: false })).toEqual([]);
  });

  it('keep an uncertain time as long as it may lie within', () => {
    const time = (rule: FilterRule) => kept({ [WHEN]: rule }).filter((id) => id.startsWith('X'));
    expect(time({ from: day('2014-12-31'), unknown: false })).toEqual(['X2']);
    expect(time({ from: day('2015-01-01'), unknown: false })).toEqual([]);
    expect(time({ to: day('2014-05-20'), unknown: true })).toEqual(['X1', 'X3']);
  });

  it('say nothing of fields that this version does not know', () => {
    expect(kept({ 'Gone.field': { without: ['x'] } })).toHaveLength(5);
  });

  it('are counted with what hangs on them, apart from the legend', () => {
    const seen = visiblePart(SAMPLE, {
      off: ['Evidence'],
      hidden: [],
      filters: { 'Transfer.price_per_record': { from: 1, unknown: true } },
    });
    expect(seen.nodes.map(({ id }) => id)).not.toContain('X1');
    // The transfer and its four edges: to both ends, its list and its evidence; the legend leaves out the evidence alone.
    expect([seen.hiddenByFilter, seen.hiddenByFacet]).toEqual([5, 1]);
    expect(seen.nodes.length + seen.edges.length + 6).toBe(SAMPLE.nodes.size + SAMPLE.edges.size);
  });

  it('are in a view that was kept, and empty in one from before', () => {
    const old = { expansions: [], hidden: [], off: [], layout: 'supply-chain', positions: {} };
    expect(keptView.parse(old)).toMatchObject({ filters: {}, style: {} });
    const now = {
      ...old,
      filters: { [WHEN]: { from: 1, unknown: true } },
      style: { 'node-colour': 'Party.trade' },
    };
    expect(keptView.parse(JSON.parse(JSON.stringify(now)))).toMatchObject(now);
  });
});

describe('time', () => {
  it('is read with its bounds, and spans what any element names', () => {
    const found = happeningsOf(TRANSFERS.nodes.values());
    expect(found.map(({ id, sureness }) => [id, sureness])).toEqual([
      ['X1', 'exact'],
      ['X2', 'range'],
      ['X3', 'unknown'],
    ]);
    expect(spanOf(found)?.map(isoOf)).toEqual(['2014-05-20', '2014-12-31']);
    expect(spanOf([])).toBeUndefined();
  });

  it('falls into bins for sure, or into all that it may lie in', () => {
    const bins = binsOf([{ from: 1, to: 1 }, { from: 1, to: 5 }, { from: 7 }, {}], [0, 8], 4);
    expect(bins.map(({ sure, maybe }) => [sure, maybe])).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('the filter by other cases', () => {
  const cases = [
    { id: 'other', elements: ['H', 'L1'] },
    { id: 'third', elements: ['L2', 'elsewhere'] },
  ];
  const elsewhere = elsewhereOf(SAMPLE, cases);
  const left = (without: string[], known: { of?: typeof elsewhere } = { of: elsewhere }): string[] =>
    visiblePart(
      { ...SAMPLE, elsewhere: known.of },
      { off: [], hidden: [], filters: { [ELSEWHERE]: { without } } },
    )
      .nodes.map(({ id }) => id)
      .toSorted();
  const all = [...SAMPLE.nodes.keys()].toSorted();

  it('counts a party where what it uses and holds is, and nothing that is not compared', () => {
    expect(Object.fromEntries(elsewhere)).toEqual({
      S: ['other'],
      M: ['third'],
      L1: ['other'],
      L2: ['third'],
      H: ['other'],
    });
  });

  it('leaves out what turns up in no case that stays, with the transfers that end there', () => {
    expect(left(['third'])).toEqual(['E1', 'H', 'L1', 'S']);
    expect(left(['other', 'third'])).toEqual(['E1']);
    expect(left([''])).toEqual(all);
    expect(left(['', 'other'])).toEqual(['E1', 'L2', 'M']);
  });

  it('leaves out what turns up nowhere else where that is switched off, and nothing before it is known', () => {
    const one = elsewhereOf(SAMPLE, [{ id: 'other', elements: ['H'] }]);
    expect(left([''], { of: one })).toEqual(['E1', 'H', 'S']);
    expect(left(['', 'other', 'third'], {})).toEqual(all);
  });
});
