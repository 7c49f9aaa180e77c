// What is kept of lists between questions: read once, the same for whoever asks, and never of another linkage.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseLists } from '../../queries/lineage/case-lists.ts';
import { openReader, type ListSkeleton, type Sql } from '../../record/index.ts';
import { ROOT } from '../../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { Skeletons, SkeletonStore } from './skeletons.ts';

let at: Temporary;
let sql: Sql;
beforeAll(async () => {
  at = await temporaryWorkspace();
  await load(at.workspace, join(ROOT, 'fixtures/cases/mini'));
  sql = openReader(at.workspace.record.source);
}, 60_000);
afterAll(async () => {
  sql.close();
  await at.remove();
});

const of = (rows: number): ListSkeleton => {
  const column = new Int32Array(rows);
  return { rows: column, owners: column, homes: column, complex: column, complexes: [] };
};

it('holds every row with its owner, its home and the complex that it names', () => {
  const { record } = at.workspace;
  const skeletons = new Skeletons(sql, 'mini', { linkedBy: 0, lists: new Map() });
  const lists = caseLists(record, 'mini');
  expect(lists.length).toBeGreaterThan(1);
  for (const list of lists) {
    const { rows, homes, complex, complexes } = skeletons.get(list);
    expect([...rows]).toEqual([...record.rowOwners('mini', list.id)].map(({ row }) => row));
    expect([...homes]).toEqual([...record.rowOwners('mini', list.id)].map(({ home }) => home));
    expect(Array.from(complex, (n) => complexes[n])).toEqual(
      [...record.eachRow('mini', list.id)].map((row) => row.record.complex),
    );
  }
});

it('is read once, and again when the linkage is another one', () => {
  const by = at.workspace.record.linkedBy('mini');
  const [list] = caseLists(at.workspace.record, 'mini');
  const first = new Skeletons(sql, 'mini', { linkedBy: by, lists: new Map() });
  const skeleton = first.get(list!);
  expect(first.asked().linkedBy).toBe(by);
  const store = new SkeletonStore();
  store.note('mini', first.asked());
  expect(new Skeletons(sql, 'mini', store.of('mini', by)).get(list!)).toBe(skeleton);
  const other = new Skeletons(sql, 'mini', { ...store.of('mini', by), linkedBy: by + 1 });
  expect(other.get(list!)).not.toBe(skeleton);
  expect(store.of('mini', by + 1).lists.size).toBe(0);
  expect(store.of('mini', by).lists.size).toBe(0);
});

it('forgets what was asked for longest ago where there is too much', () => {
  const store = new SkeletonStore();
  const million = 1_000_000;
  for (const entry of [1, 2, 3]) store.note('a', { linkedBy: 1, lists: new Map([[entry, of(million)]]) });
  store.note('b', { linkedBy: 1, lists: new Map([[9, of(million)]]) });
  expect([...store.of('a', 1).lists.keys()]).toEqual([1, 2, 3]);
  store.note('a', { linkedBy: 1, lists: new Map([[1, of(million)]]) });
  store.note('b', { linkedBy: 1, lists: new Map([[8, of(million)]]) });
  expect([...store.of('a', 1).lists.keys()]).toEqual([3, 1]);
  expect([...store.of('b', 1).lists.keys()]).toEqual([9, 8]);
});
