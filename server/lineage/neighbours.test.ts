// In a case of many lists about the same people, a source with few rows is compared because of the errors that it shares.
import { expect, it } from 'vitest';
import { random } from '../../scripts/simulate/random.ts';
import { contextOf } from './context.ts';
import type { LineageInput, LineageList } from './input.ts';

const OWNERS = 400;
const LISTS = 70;
const fields = ['name', 'phone'];

/** Lists of the same owners, each with errors of its own; a small source, and a list that took its rows and 300 of another. */
function input(): LineageInput {
  const r = random(5);
  const listOf = (id: string, units: number[], errors: number): LineageList => ({
    id,
    holder: id,
    fields: [true, true],
    rows: units.map((unit, at) => ({
      row: at + 1,
      unit,
      group: 0,
      values: fields.map((field) => (r.chance(errors) ? `${field} ${unit} ${id}` : `${field} ${unit}`)),
    })),
  });
  const all = Array.from({ length: OWNERS }, (_, unit) => unit);
  const lists = Array.from({ length: LISTS }, (_, n) => listOf(`m${100 + n}`, r.sample(all, 330), 0.02));
  const source = listOf('a-source', all.slice(0, 30), 0.2);
  const rest = lists[0]!.rows.filter(({ unit }) => unit >= 30);
  const merged = {
    ...source,
    id: 'b-merged',
    holder: 'b',
    rows: [...source.rows, ...rest].map((row, at) => ({ ...row, row: at + 1 })),
  };
  return { fields, lists: [source, merged, ...lists], documents: [] };
}

it('keeps a source that seventy larger lists overlap more', () => {
  const k = contextOf(input());
  const at = (id: string): number => k.lists.findIndex((list) => list.id === id);
  const merged = at('b-merged');
  const larger = k.lists.filter(
    (_, p) => k.shared[merged * k.n + p]! > k.shared[merged * k.n + at('a-source')]!,
  );
  expect(larger.length).toBeGreaterThan(60);
  expect(k.neighbours[merged]).toContain(at('a-source'));
  expect(k.neighbours[merged]!.length).toBeLessThan(k.n - 1);
});
