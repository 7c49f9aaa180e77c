// The table's pure parts: order, filter, keys; quick enough for 100,000 rows.
import { describe, expect, it } from 'vitest';
import { holding, inOrder, widths, type Column } from './columns.ts';
import { stepOf } from './row-keys.ts';

interface Row {
  name: string;
  size: number | '';
}
const COLUMNS: Column<Row>[] = [
  { id: 'name', title: 'Name', text: ({ name }) => name, key: ({ name }) => name },
  { id: 'size', title: 'Size', text: ({ size }) => String(size), key: ({ size }) => size },
];
const rows: Row[] = [
  { name: '李*', size: 9 },
  { name: 'L10', size: '' },
  { name: 'L9', size: 10 },
];
const names = (found: readonly Row[]): string[] => found.map(({ name }) => name);

describe('rows', () => {
  it('stand in the order of numbers and of names, empty ones last whichever way', () => {
    expect(names(inOrder(rows, COLUMNS, { column: 'size', isDown: false }))).toEqual(['李*', 'L9', 'L10']);
    expect(names(inOrder(rows, COLUMNS, { column: 'size', isDown: true }))).toEqual(['L9', '李*', 'L10']);
    expect(names(inOrder(rows, COLUMNS, { column: 'name', isDown: false })).indexOf('L9')).toBeLessThan(
      names(inOrder(rows, COLUMNS, { column: 'name', isDown: false })).indexOf('L10'),
    );
    expect(inOrder(rows, COLUMNS, undefined)).toBe(rows);
  });

  it('are found by any of their cells', () => {
    expect(names(holding(rows, COLUMNS, ' l1 '))).toEqual(['L10']);
    expect(names(holding(rows, COLUMNS, '9'))).toEqual(['李*', 'L9']);
  });

  it('sort and filter by the hundred thousand in well under a second', () => {
    const many = Array.from({ length: 100_000 }, (_, n): Row => ({
      name: `P${(n * 7919) % 100_003}`,
      size: n % 977,
    }));
    const start = performance.now();
    inOrder(many, COLUMNS, { column: 'size', isDown: true });
    expect(holding(many, COLUMNS, 'p99').length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('have columns that are neither hair nor wall, whatever a label holds', () => {
    const [first, second] = widths(COLUMNS, [{ name: '长'.repeat(5000), size: 1 }, undefined]);
    expect(first).toBe(320);
    expect(second).toBeGreaterThanOrEqual(70);
  });
});

describe('keys', () => {
  it('lead to rows that exist and grow a choice from its anchor', () => {
    expect(stepOf('ArrowDown', 3, 5, 3, false)).toEqual({ to: 4, range: [4, 4] });
    expect(stepOf('ArrowDown', 4, 5, 4, false)).toBeUndefined();
    expect(stepOf('ArrowUp', 3, 5, 4, true)).toEqual({ to: 2, range: [2, 4] });
    expect(stepOf('End', 0, 5, 0, true)).toEqual({ to: 4, range: [0, 4] });
    expect(stepOf('x', 0, 5, 0, false)).toBeUndefined();
  });
});
