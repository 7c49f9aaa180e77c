// Which rows of a child the mosaic gives to whom, on lists whose every slip is set here.
import { describe, expect, it } from 'vitest';
import { contextOf } from './context.ts';
import { Comparison } from './evidence.ts';
import { mosaicsOf } from './mosaic.ts';
import { listsOf, range, type Rows } from './testing/lists-of.ts';

/** The mosaic of list `child`; every other list is as likely as the next. */
function mosaic(lists: Record<string, Rows>, chance = 0.5) {
  const k = contextOf(listsOf(lists));
  const at = (id: string): number => k.lists.findIndex((list) => list.id === id);
  const all = mosaicsOf(k, new Comparison(k).look(k), (c) => (c === at('child') ? chance : undefined));
  const { pieces, bare, sources } = all[at('child')]!;
  return { piece: (id: string) => pieces.get(at(id))!, bare, sources };
}

describe('the mosaic of a merged list', () => {
  // Two sources, one after the other; a large list knows everybody, in another order.
  const lists = {
    child: { units: [...range(0, 40), ...range(60, 100)], slips: { 5: 'x', 70: 'y' } },
    first: { units: range(0, 50), slips: { 5: 'x' } },
    second: { units: range(55, 100), slips: { 70: 'y' } },
    large: { units: range(0, 100).map((i) => (i * 37) % 100) },
    larger: { units: range(0, 110).map((i) => (i * 43) % 110) },
    largest: { units: range(0, 120).map((i) => (i * 49) % 120) },
  };
  const { piece, bare, sources } = mosaic(lists);

  it('gives each source its rows', () => {
    expect(piece('first').rows).toBeGreaterThan(38);
    expect(piece('second').rows).toBeGreaterThan(38);
    expect(piece('large').rows).toBeLessThan(2);
    expect(bare).toBeLessThan(1);
    expect(sources).toBeGreaterThan(1.8);
    expect(sources).toBeLessThan(2.3);
  });

  it('loses much without either source, and nothing without the list that explains no row better', () => {
    expect(piece('first').drop).toBeGreaterThan(20);
    expect(piece('second').gain).toBeGreaterThan(20);
    expect(piece('large').drop).toBeLessThan(1);
    expect(piece('first').kept).toBeCloseTo(1, 1);
  });
});

it('counts what a sibling has of its own as lost, in the rows that it is given', () => {
  const { piece } = mosaic({
    child: { units: range(0, 60) },
    sibling: { units: range(0, 60), slips: { 7: 'a', 21: 'b', 44: 'c' } },
    third: { units: range(0, 60).toReversed() },
  });
  expect(piece('sibling').lost).toBeGreaterThan(2);
  expect(piece('sibling').kept).toBe(0);
});

it('leaves to nobody what no candidate has', () => {
  const { bare, piece } = mosaic({
    child: { units: range(0, 80) },
    source: { units: range(0, 30) },
    other: { units: range(200, 260) },
  });
  expect(piece('source').rows).toBeGreaterThan(28);
  expect(bare).toBeCloseTo(50, 0);
});
