// What cases have in common, brought up to date by difference: the same as if it were compared from nothing.
import { afterEach, describe, expect, it } from 'vitest';
import { SHARED_KINDS, type Linkage } from './record/index.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';
import type { Workspace } from './workspace.ts';

const opened: Temporary[] = [];
afterEach(async () => {
  for (const at of opened.splice(0)) await at.remove();
});

async function workspace(): Promise<Workspace> {
  const at = await temporaryWorkspace();
  opened.push(at);
  return at.workspace;
}

/** People by their numbers, each with two rows: one in each of two lists. Those up to `hidden` have no key that others have. */
function linkage(people: readonly number[], hidden: number): Linkage {
  const rows = Int32Array.from(people, (_, at) => at + 1);
  const homes = new Int32Array(people.length);
  return {
    owners: people.map((n) => ({
      canonical: `id:510699${n}`,
      name: '王小虎',
      keys: n < hidden ? [`mail:${n}`] : [`id:510699${n}`, `phone:${19_900_000_000 + n}`],
      probability: 1,
    })),
    lists: ['L1', 'L2'].map((list) => ({ list, rows, owners: rows.map((row) => row - 1), homes })),
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

const link = ({ record }: Workspace, id: string, people: readonly number[], hidden = 0): Promise<void> =>
  record.transaction('test', (tx) => {
    tx.assert(id, 'Case', id, { values: { id, title: id } });
    for (const list of ['L1', 'L2'])
      tx.assert(id, 'List', list, { values: { id: list, sha256: `${id}${list}` } });
    tx.putLinkage(id, linkage(people, hidden));
  });

/** All that cases share, from every side. */
const shared = ({ record }: Workspace, cases: readonly string[]) =>
  cases.flatMap((id) =>
    SHARED_KINDS.map((kind) =>
      record.shared(
        id,
        kind,
        { others: cases.filter((other) => other !== id) },
        { offset: 0, limit: 10_000 },
      ),
    ),
  );

const CASES = ['a', 'b', 'c'];

describe('what cases have in common', { timeout: 120_000 }, () => {
  it('is the same by difference as from nothing, in more pieces than one', async () => {
    const [changed, fresh] = [await workspace(), await workspace()];
    await link(changed, 'a', range(0, 1500));
    await link(changed, 'b', range(300, 1800));
    await changed.across.refresh();
    await link(changed, 'c', range(1400, 1600));
    await link(changed, 'b', range(500, 2000), 600);
    await changed.across.refresh();
    await link(fresh, 'a', range(0, 1500));
    await link(fresh, 'b', range(500, 2000), 600);
    await link(fresh, 'c', range(1400, 1600));
    await fresh.across.refresh();
    expect(changed.record.isAcrossBehind()).toBe(false);
    const found = shared(changed, CASES);
    expect(found).toEqual(shared(fresh, CASES));
    const [, , , lists, owners] = found;
    expect(owners).toMatchObject({ total: 900 + 100 });
    expect(owners?.items).toHaveLength(1000);
    expect(lists?.items.map(({ other, weight }) => [other, weight])).toContainEqual(['b', 900]);
  });

  it('writes nothing that was found of a linkage which no longer stands', async () => {
    const at = await workspace();
    await link(at, 'a', range(0, 20));
    await link(at, 'b', range(10, 30));
    const [pair] = at.record.across.stalePairs();
    await link(at, 'b', range(15, 30));
    await at.record.across.put({
      kind: 'pair',
      pair: pair!,
      putOwners: Int32Array.of(1, 1, 2),
      dropOwners: new Int32Array(),
      putLists: [],
      dropLists: [],
      isLast: true,
    });
    expect(at.record.shared('a', 'owner', { others: ['b'] }, { offset: 0, limit: 10 }).total).toBe(0);
    expect(at.record.isAcrossBehind()).toBe(true);
    await at.across.refresh();
    expect(at.record.shared('a', 'owner', { others: ['b'] }, { offset: 0, limit: 10 }).total).toBe(5);
  });

  it('takes the facts of one entry piece by piece', async () => {
    const at = await workspace();
    const { record, across } = at;
    for (const id of ['a', 'b'])
      await record.transaction('test', (tx) => {
        tx.append({ action: 'import', case: id, subject: `Case:${id}` });
        tx.assert(id, 'Case', id, { values: { id, title: id } });
        for (const n of range(0, 600))
          tx.assert(id, 'Handle', `H${n}`, { values: { id: `H${n}`, platform: 'qq', value: `990${n}` } });
      });
    await across.refresh();
    const handles = () => record.shared('a', 'handle', { others: ['b'] }, { offset: 0, limit: 10 }).total;
    expect(handles()).toBe(600);
    const begun = record
      .entries({ case: 'b', after: 0, limit: 10 })
      .entries.find(({ action }) => action === 'import');
    await record.transaction('test', (tx) => tx.retract(begun!.seq, 'a slip'));
    expect(await record.across.takeFacts()).toBe(true);
    expect(record.isAcrossBehind()).toBe(true);
    await across.refresh();
    expect([handles(), record.isAcrossBehind()]).toEqual([0, false]);
  });
});
