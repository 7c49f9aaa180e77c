// Styles by rule: scales, what is painted, what the legend says, and measures.
import { describe, expect, it } from 'vitest';
import { presetOf, PRESETS } from '../../state/style-rules.ts';
import { visiblePart } from '../../state/visible.ts';
import { node, SAMPLE, WORDS } from '../../testing.ts';
import { PALETTE } from '../palette.ts';
import { toDrawn } from '../drawn.ts';
import { legendPicture, legendSvg } from '../export/legend.ts';
import { measureNodes } from './measures.ts';
import { isRecoloured } from './overridden.ts';
import { fits, paintDrawn, type StyleWords } from './paint.ts';
import { DASHES, inkOn, luminance, OKABE_ITO, VIRIDIS } from './palettes.ts';
import { scaleOf } from './scale.ts';

const LABELS = {
  value: (value: string) => value,
  span: (a: number, b: number) => `${a}–${b}`,
  unknown: 'unknown',
};
const STYLE_WORDS: StyleWords = {
  field: ({ id }) => id,
  value: (_field, value) => value,
  number: (_field, value) => String(value),
  measure: (name) => name,
  unknown: 'unknown',
};

const values = (...some: (string | number | undefined)[]) =>
  some.map((value, at) => ({ id: `n${at}`, value }));

const graph = {
  ...SAMPLE,
  nodes: new Map([
    ...SAMPLE.nodes,
    ['S', node('Party', 'S', { kind: 'source', trade: '房产' })],
    ['M', node('Party', 'M', { kind: 'merchant', trade: '装修' })],
    ['N', node('Party', 'N', { kind: 'merchant' })],
  ]),
};
const drawn = toDrawn(visiblePart(graph, { off: ['Evidence'], hidden: [] }), WORDS);

describe('scales', () => {
  it('give kinds a colour, a letter and a dash each, the commonest first, and what is not known apart', () => {
    const { steps, stepOf } = scaleOf(values('b', 'a', 'b', undefined), LABELS);
    expect(steps.map(({ label, code, count }) => [label, code, count])).toEqual([
      ['b', 'A', 2],
      ['a', 'B', 1],
      ['unknown', '?', 1],
    ]);
    expect(new Set(steps.map(({ colour }) => colour.light)).size).toBe(3);
    expect(new Set(steps.map(({ dash }) => dash.join(' '))).size).toBe(3);
    expect(stepOf.get('n3')).toBe(2);
  });

  it('give amounts classes of about as many each, and never part equal ones', () => {
    const { steps, stepOf } = scaleOf(
      values(...Array.from({ length: 20 }, (_, at) => at), 3, undefined),
      LABELS,
    );
    expect(steps.map(({ label, code }) => [label, code])).toEqual([
      ['0–2', '1'],
      ['3–6', '2'],
      ['7–10', '3'],
      ['11–14', '4'],
      ['15–19', '5'],
      ['unknown', '?'],
    ]);
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(22);
    expect(stepOf.get('n20')).toBe(stepOf.get('n3'));
    expect(steps[4]!.factor).toBeGreaterThan(steps[0]!.factor);
  });

  it('have every value of few as a class of its own, however often it is', () => {
    const { steps } = scaleOf(values(0, 0, 0, 0, 7), LABELS);
    expect(steps.map(({ label, count }) => [label, count])).toEqual([
      ['0–0', 4],
      ['7–7', 1],
    ]);
  });

  it('keep an order of less and more', () => {
    const { steps } = scaleOf(values('strong', 'strong', 'weak'), LABELS, ['weak', 'strong']);
    expect(steps.map(({ label, code }) => [label, code])).toEqual([
      ['weak', '1'],
      ['strong', '2'],
    ]);
    expect(steps[1]!.width).toBeGreaterThan(steps[0]!.width);
  });
});

describe('paint', () => {
  it('leaves the drawing as it is without rules', () => {
    expect(paintDrawn(drawn, graph, {}, {}, STYLE_WORDS)).toEqual({ drawn, legend: [] });
    expect(paintDrawn(drawn, graph, {}, {}, STYLE_WORDS).drawn).toBe(drawn);
  });

  it('colours elements of the field’s type, each with a mark, and says so in the legend', () => {
    const { drawn: painted, legend } = paintDrawn(drawn, graph, PRESETS.trade, {}, STYLE_WORDS);
    const of = (id: string) => painted.nodes.find((each) => each.id === id)?.paint;
    expect(of('S')).toEqual({ colour: OKABE_ITO[0], badge: 'A' });
    expect(of('N')?.badge).toBe('?');
    expect(of('L1')).toBeUndefined();
    expect(legend.map(({ source, scale }) => [source, scale.steps.length])).toEqual([['Party.trade', 3]]);
    expect(['Party:merchant', 'List', 'mode:sale'].map((facet) => isRecoloured(facet, legend))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes a transfer as the line that it is drawn as', () => {
    const rules = { 'edge-colour': 'Transfer.mode', 'edge-label': 'Transfer.price_per_record' };
    const { drawn: painted } = paintDrawn(drawn, graph, rules, {}, STYLE_WORDS);
    expect(painted.edges.find(({ id }) => id === 'X1')).toMatchObject({
      label: '0.8',
      paint: { colour: OKABE_ITO[0], dash: DASHES[0] },
    });
    expect([fits('edge-colour', 'Transfer.mode'), fits('node-colour', 'Transfer.mode')]).toEqual([
      true,
      false,
    ]);
    expect(fits('edge-width', 'measure:degree')).toBe(false);
  });

  it('sizes by a measure once it is there', () => {
    const measured = { degree: new Map(drawn.nodes.map(({ id }, at) => [id, at])) };
    const { drawn: painted, legend } = paintDrawn(
      drawn,
      graph,
      { 'node-size': 'measure:degree' },
      measured,
      STYLE_WORDS,
    );
    const factors = painted.nodes.map(({ paint }) => paint?.factor ?? 1);
    expect(Math.max(...factors)).toBe(factors.at(-1));
    expect(legend[0]?.scale.steps.reduce((sum, { count }) => sum + count, 0)).toBe(drawn.nodes.length);
    expect(paintDrawn(drawn, graph, { 'node-size': 'measure:degree' }, {}, STYLE_WORDS).legend).toEqual([]);
  });

  it('passes over rules of fields that are gone', () => {
    expect(paintDrawn(drawn, graph, { 'node-colour': 'Gone.field' }, {}, STYLE_WORDS).drawn).toBe(drawn);
  });

  it('knows its presets', () => {
    expect([
      presetOf({}),
      presetOf({ ...PRESETS.hubs }),
      presetOf({ 'node-size': 'measure:degree' }),
    ]).toEqual(['plain', 'hubs', undefined]);
  });
});

describe('palettes', () => {
  it('can be read upon, and seen on either ground', () => {
    const contrast = (a: string, b: string): number => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    for (const theme of ['light', 'dark'] as const) {
      for (const colour of [...OKABE_ITO, ...VIRIDIS].map((each) => each[theme])) {
        expect(contrast(inkOn(colour), colour), colour).toBeGreaterThan(4.5);
        expect(contrast(colour, PALETTE[theme].canvas), `${colour} ${theme}`).toBeGreaterThan(1.9);
      }
    }
  });
});

describe('measures', () => {
  const path = {
    nodes: ['a', 'b', 'c', 'd'],
    edges: [
      { source: 'a', target: 'b', records: 100 },
      { source: 'b', target: 'a', records: 0 },
      { source: 'b', target: 'c', records: 50 },
      { source: 'c', target: 'c', records: 9 },
    ],
  };

  it('count lines and records, loops apart', () => {
    expect(Object.fromEntries(measureNodes('degree', path))).toEqual({ a: 2, b: 3, c: 1, d: 0 });
    expect(Object.fromEntries(measureNodes('weighted', path))).toEqual({ a: 100, b: 150, c: 50, d: 0 });
  });

  it('find who stands between', () => {
    // Of the three pairs of others, one (a and c) goes by way of b.
    expect(Object.fromEntries(measureNodes('betweenness', path))).toEqual({ a: 0, b: 0.3333, c: 0, d: 0 });
    const ranks = Object.fromEntries(measureNodes('pagerank', path));
    expect(ranks['b']).toBeGreaterThan(ranks['a']!);
    expect(Object.values(ranks).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 2);
    expect(measureNodes('pagerank', { nodes: [], edges: [] })).toEqual([]);
  });
});

describe('legend of a picture', () => {
  it('holds what is drawn and every step of every rule, with counts, and grows with them', () => {
    const words = {
      facet: (facet: string) => facet,
      number: String,
      channels: () => 'colour',
      kinds: 'kinds',
    };
    const plain = legendPicture(drawn, [], 'light', 800, words);
    const { legend } = paintDrawn(drawn, graph, PRESETS.trade, {}, STYLE_WORDS);
    const styled = legendPicture(drawn, legend, 'light', 800, words);
    const svg = legendSvg(styled);
    for (const text of ['Party:merchant  2', 'mode:sale  1', 'Party.trade', '房产  1', 'unknown  1'])
      expect(svg).toContain(`>${text}</text>`);
    expect(legendPicture(drawn, legend, 'light', 220, words).height).toBeGreaterThan(styled.height);
    expect(plain.parts.length).toBeLessThan(styled.parts.length);
    expect(legendSvg(legendPicture(drawn, [], 'light', 800, { ...words, kinds: '<b>&' }))).toContain(
      '&lt;b&gt;&amp;',
    );
  });
});
