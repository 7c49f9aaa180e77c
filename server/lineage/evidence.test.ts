// What speaks for a common source in the order of rows and in cells that the other list leaves blank.
import { describe, expect, it } from 'vitest';
import { elsewhereIn, keptIn, lostIn } from './cells.ts';
import { contextOf } from './context.ts';
import { Comparison } from './evidence.ts';
import { listsOf, range, type Rows } from './testing/lists-of.ts';

function evidence(lists: Record<string, Rows>) {
  const k = contextOf(listsOf(lists));
  const all = new Comparison(k).look(k);
  const at = (id: string): number => k.lists.findIndex((list) => list.id === id);
  return (child: string, parent: string) => {
    const { of, rows, index } = all[at(child)]!;
    const i = index.get(at(parent))!;
    return { ...of[i]!, marks: rows([i])[0]!.marks };
  };
}

describe('the order of rows', () => {
  it('counts rows that stand between two neighbours of the other list', () => {
    const of = evidence({
      // The sibling lost 4, 10 and 11; the child 20; 90 and 91 are the child's own, 30…39 come behind.
      sibling: { units: range(0, 30).filter((unit) => ![4, 10, 11].includes(unit)) },
      child: { units: [...range(0, 15), 90, ...range(15, 20), ...range(21, 30), ...range(30, 40)] },
      third: { units: range(0, 30).toReversed() },
    });
    const { order } = of('child', 'sibling');
    expect(order.inserted).toBe(4);
    // Nobody else has 90.
    expect(order.insertedKnown).toBe(3);
    expect(of('sibling', 'child').order.inserted).toBe(1);
  });

  it('counts neighbours as in another list and not as in this one', () => {
    const of = evidence({
      shuffled: { units: range(0, 40).map((unit) => (unit * 27) % 40) },
      child: { units: range(0, 40) },
      source: { units: range(0, 60) },
    });
    expect(of('child', 'shuffled').order.elsewhere).toBe(39);
    expect(of('child', 'source').order.elsewhere).toBe(0);
  });
});

describe('cells that the other list leaves blank', () => {
  it('are told by the errors in them: as another list has them, or of the child alone', () => {
    const blank = Object.fromEntries(range(0, 10).map((unit) => [unit, null]));
    const of = evidence({
      sibling: { units: range(0, 20), slips: blank },
      child: { units: range(0, 20), slips: { 3: 'x', 4: 'y', 15: 'z' } },
      source: { units: range(0, 20), slips: { 3: 'x', 15: 'z' } },
      ...Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { units: range(0, 20) }])),
    });
    const { cells } = of('child', 'sibling');
    expect([cells.enriched, cells.enrichedError, cells.enrichedFresh]).toEqual([10, 1, 1]);
  });
});

it('packs what every row says of errors kept, lost and had from elsewhere', () => {
  const of = evidence({
    parent: { units: range(0, 12), slips: { 1: 'own', 2: 'kept' } },
    child: { units: range(0, 12), slips: { 2: 'kept', 3: 'old' } },
    third: { units: range(0, 12), slips: { 3: 'old' } },
    ...Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { units: range(0, 12) }])),
  });
  const { marks } = of('child', 'parent');
  expect(range(0, 4).map((a) => [keptIn(marks[a]!), lostIn(marks[a]!), elsewhereIn(marks[a]!)])).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ]);
});
