// The SVG of a view: real text, markup escaped, the same bytes for the same view.
import { describe, expect, it } from 'vitest';
import { visiblePart } from '../../state/visible.ts';
import { SAMPLE, WORDS } from '../../testing.ts';
import { toDrawn } from '../drawn.ts';
import { cutLabel } from '../label-width.ts';
import { toSvg, type SvgOptions } from './svg.ts';

const OPTIONS: SvgOptions = {
  theme: 'light',
  title: '<case> & "co"',
  note: '6 / 900',
  iconMarkup: () => '<path d="M0 0"/>',
};
const drawn = toDrawn(visiblePart(SAMPLE, { off: [], hidden: [] }), {
  ...WORDS,
  caption: ({ id }) => (id === 'S' ? '<script>alert(1)</script>' : id),
});
const places = new Map(drawn.nodes.map(({ id }, at) => [id, [at * 140, (at % 2) * 90] as [number, number]]));

describe('toSvg', () => {
  const svg = toSvg(drawn, places, OPTIONS);

  it('writes text, never markup, from labels', () => {
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('<title>&lt;case&gt; &amp; &quot;co&quot;</title>');
    expect(svg).toContain('6 / 900');
  });

  it('draws every node and line once, with the dash of its look', () => {
    expect(svg.match(/<text/g)).toHaveLength(
      drawn.nodes.length + drawn.edges.filter(({ label }) => label !== '').length + 1,
    );
    expect(svg.match(/<path d="M[^"]*" fill="none" stroke=/g)).toHaveLength(drawn.edges.length);
    expect(svg).toContain('stroke-dasharray="5 4"');
    expect(svg).toContain('marker-end="url(#mode-sale)"');
  });

  it('is the same for the same view, and another in the dark', () => {
    expect(toSvg(drawn, places, OPTIONS)).toBe(svg);
    expect(toSvg(drawn, places, { ...OPTIONS, theme: 'dark' })).not.toBe(svg);
  });
});

describe('cutLabel', () => {
  it('counts Chinese characters as wide', () => {
    expect(cutLabel('一二三四五六', 60, 12)).toBe('一二三四五…');
    expect(cutLabel('abcdef', 60, 12)).toBe('abcdef');
  });
});
