// Pages that are asked for until all is there.
import { expect, it } from 'vitest';
import { allPages } from './all-pages.ts';

const ROWS = Array.from({ length: 23 }, (_, n) => n);
const asked: number[] = [];
const pageOf =
  (total: number) =>
  ({ offset, limit }: { offset: number; limit: number }) => {
    asked.push(offset);
    const rows = ROWS.slice(offset, offset + limit);
    return Promise.resolve({ rows, shown: rows.length, total, note: 'kept' });
  };

it('gives everything as one answer, and asks for no more pages than there are', async () => {
  asked.splice(0);
  expect(await allPages('rows', pageOf(23), 10)).toEqual({ rows: ROWS, shown: 23, total: 23, note: 'kept' });
  expect(asked).toEqual([0, 10, 20]);
});

it('says how many of how many where some are gone by the time they are asked for', async () => {
  asked.splice(0);
  expect(await allPages('rows', pageOf(40), 10)).toMatchObject({ shown: 23, total: 40 });
  expect(asked).toEqual([0, 10, 20, 23]);
});

it('is asked once where nothing is there', async () => {
  asked.splice(0);
  expect(await allPages('rows', () => pageOf(0)({ offset: 30, limit: 10 }), 10)).toMatchObject({ shown: 0 });
  expect(asked).toEqual([30]);
});
