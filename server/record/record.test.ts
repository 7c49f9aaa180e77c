// The record at work: facts, rows, evidence, linkage, retractions, and nothing of a transaction that failed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { keyHash, ownerId } from './key.ts';
import { openRecord } from './record.ts';
import { hasLog } from './seal.ts';
import { IDLE_MS } from './sessions.ts';
import {
  assertCase,
  CASE,
  linkageOf,
  newFolder,
  newRecord,
  people,
  person,
  sha256,
} from './testing/records.ts';

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof VinetraceError ? error.code : String(error);
  }
};

describe('facts', () => {
  it('stand as asserted last, and equal ones add no entry', async () => {
    const { record } = newRecord();
    const payload = { values: { id: 'm1', kind: 'merchant', name: '佳美装饰' } };
    const outcome = await record.transaction('tester', (tx) => [
      tx.assert(CASE, 'Party', 'm1', payload),
      tx.assert(CASE, 'Party', 'm1', { values: { name: '佳美装饰', kind: 'merchant', id: 'm1' } }),
      tx.assert(CASE, 'Party', 'm1', { values: { ...payload.values, region: undefined } }),
      tx.assert(CASE, 'Party', 'm1', { values: { ...payload.values, region: '旌阳区' } }),
    ]);
    expect(outcome).toEqual([
      { entry: 1, changed: true },
      { entry: 1, changed: false },
      { entry: 1, changed: false },
      { entry: 2, changed: true },
    ]);
    expect(record.fact(CASE, 'Party', 'm1')).toMatchObject({
      ref: 'm1',
      entry: 2,
      payload: { values: { region: '旌阳区' } },
    });
  });

  it('get the longer reference where the id is taken', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => {
      tx.assert(CASE, 'Party', 'x', { values: { id: 'x' } });
      tx.assert(CASE, 'Handle', 'x', { values: { id: 'x' } });
      tx.assert(CASE, 'List', 'Handle:x', { values: { id: 'Handle:x' } });
      tx.assert(CASE, 'Lineage', 'Handle:x', { values: {} });
      tx.assert(CASE, 'Party', 'c-0123456789ab', { values: {} });
      tx.assert('other', 'Handle', 'x', { values: { id: 'x' } });
    });
    expect(record.facts(CASE).map(({ ref }) => ref)).toEqual([
      'x',
      'Handle:x',
      'List:Handle:x',
      'Lineage:Handle:x',
      'Party:c-0123456789ab',
    ]);
    expect(record.byRef(CASE, 'Handle:x')?.type).toBe('Handle');
    expect(record.byRef('other', 'x')?.type).toBe('Handle');
  });

  it('are read as committed, and within a transaction as it left them', async () => {
    const { record } = newRecord();
    await record.transaction('tester', async (tx) => {
      tx.assert(CASE, 'Case', CASE, { values: { id: CASE, title: '德阳案' } });
      await Promise.resolve();
      expect(tx.cases()).toEqual([{ id: CASE, title: '德阳案' }]);
      expect(record.cases()).toEqual([]);
    });
    expect(record.cases()).toEqual([{ id: CASE, title: '德阳案' }]);
  });
});

describe('transactions', () => {
  it('leave nothing of what failed or was cancelled', async () => {
    const { record } = newRecord();
    await expect(
      record.transaction('tester', async (tx) => {
        assertCase(tx, { a: people(10) });
        await tx.putFile([Buffer.from('evidence')]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const controller = new AbortController();
    const cancelled = record.transaction(
      'tester',
      async (tx) => {
        assertCase(tx, { a: people(10) });
        controller.abort();
        await Promise.resolve();
      },
      { signal: controller.signal },
    );
    expect(await codeOf(cancelled)).toBe('cancelled');
    expect(record.head()).toBe(0);
    expect(record.facts(CASE)).toEqual([]);
    expect(record.file(sha256('evidence'))).toBeUndefined();
    expect(record.verify()).toMatchObject({ ok: true, entries: 0, files: 0 });
  });

  it('run one after the other', async () => {
    const { record } = newRecord();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        record.transaction('tester', async (tx) => {
          await new Promise((resolve) => setTimeout(resolve, 5 * (4 - n)));
          order.push(tx.append({ action: 'reveal', subject: `n:${n}` }));
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3]);
    expect(record.entries({ after: 1, limit: 1 })).toMatchObject({
      entries: [{ seq: 2, subject: 'n:2' }],
      total: 2,
    });
    const seqs = (before?: number): number[] =>
      record.entries({ after: 0, limit: 2, order: 'newest', before }).entries.map(({ seq }) => seq);
    expect([seqs(), seqs(2)]).toEqual([[3, 2], [1]]);
    expect(record.entries({ after: 0, limit: 2, order: 'newest', before: 2 }).total).toBe(3);
  });

  it('append what begins a batch only when something follows', async () => {
    const { record } = newRecord();
    const load = (): Promise<number> =>
      record.transaction('tester', (tx) => {
        tx.begin({ action: 'import', case: CASE, subject: `Case:${CASE}` });
        tx.assert(CASE, 'Case', CASE, { values: { id: CASE, title: '德阳案' } });
        return tx.appended();
      });
    expect(await load()).toBe(2);
    expect(await load()).toBe(0);
    expect(
      record.entries({ after: 0, limit: 9 }).entries.map(({ action, batch }) => [action, batch]),
    ).toEqual([
      ['import', 1],
      ['assert', 1],
    ]);
  });
});

describe('a look at all of it', () => {
  it('leaves nothing in the way of closing: no log, and a seal that holds', async () => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(10) }));
    const standing = record.standing();
    expect([...standing.changes()].length).toBeGreaterThan(0);
    standing.close();
    await record.close();
    expect(hasLog(data)).toBe(false);
    const again = openRecord({ data, key });
    expect(again.verify().ok).toBe(true);
    await again.close();
  });
});

describe('entries', () => {
  it('hold half a character as what it comes back as', async () => {
    const { record } = newRecord();
    await record.transaction('\udc00', (tx) =>
      tx.append({ action: 'test', case: '\ud800', subject: 'x:\ud800' }),
    );
    expect(record.verify()).toMatchObject({ ok: true, entries: 1 });
  });

  it('hold what stands behind a zero byte', async () => {
    const { record } = newRecord();
    await record.transaction('a\0b', (tx) =>
      tx.append({ action: 'test', case: 'c\0d', subject: 'x:\0y', payload: { reason: 'e\0f' } }),
    );
    expect(record.verify()).toMatchObject({ ok: true, entries: 1 });
    expect(record.entries({ after: 0, limit: 1 }).entries[0]).toMatchObject({
      subject: 'x:\uFFFDy',
      payload: { reason: 'e\0f' },
    });
  });
});

describe('evidence', () => {
  it('is kept once, whole, by its hash', async () => {
    const { record } = newRecord();
    const bytes = Buffer.alloc(2.5 * 1024 * 1024, 'Vinetrace ');
    const path = join(newFolder(), 'mail.eml');
    writeFileSync(path, bytes);
    const stored = await record.transaction('tester', async (tx) => [
      await tx.putFile(path),
      await tx.putFile(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)])),
      await tx.putFile([]),
      await tx.putFile(path),
    ]);
    expect(stored.map(({ known }) => known)).toEqual([false, true, false, true]);
    expect(stored[0]).toEqual({ sha256: sha256(bytes), bytes: bytes.length, known: false });
    const chunks = [...(record.file(sha256(bytes)) ?? [])];
    expect(chunks.map(({ length }) => length)).toEqual([1 << 20, 1 << 20, 1 << 19]);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect([...(record.file(sha256('')) ?? [Buffer.from('absent')])]).toEqual([]);
    expect(record.verify()).toEqual({ ok: true, entries: 2, files: 2, problems: [] });
  });
});

describe('rows', () => {
  it('are found by number and by page, as written', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(1100) }));
    expect(record.rows(CASE, 'a', { rows: [7, 3, 7, 9999] })).toEqual([person(3), person(7)]);
    expect(record.rows(CASE, 'a', { offset: 1098, limit: 5 })).toEqual([person(1099), person(1100)]);
    expect([...record.eachRow(CASE, 'a')]).toEqual(people(1100));
    expect(record.countRows(CASE, 'a')).toBe(1100);
    expect(record.rows(CASE, 'none')).toEqual([]);
  });
});

describe('linkage', () => {
  const lists = { a: [person(1), person(2)], b: [person(1, 2), person(2, 3)] };

  it('keeps owners under pseudonyms, found by keyed hash', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, lists));
    const owners = [...record.owners(CASE)];
    expect(owners.map(({ caption, records }) => `${caption} ${records}`).sort()).toEqual([
      '张** 1',
      '张** 1',
      '张** 2',
    ]);
    const second = ownerId(record.pseudonymKey, 'name:张三2');
    expect(record.findOwners(CASE, keyHash(record.pseudonymKey, 'phone:19900000002'))).toEqual([second]);
    expect(record.findOwners(CASE, keyHash(record.pseudonymKey, 'phone:19900000009'))).toEqual([]);
    expect(record.ownerRows(CASE, second)).toEqual([
      { list: 'a', row: 2, home: 0 },
      { list: 'b', row: 1, home: 0 },
    ]);
    expect([...record.rowOwners(CASE, 'b')][0]).toEqual({ row: 1, owner: second, home: 0 });
    expect(record.complexes(CASE)).toMatchObject([{ name: '翠湖花园', owners: 3 }]);
    expect(record.sharedOwners(CASE, 'a', 'b')).toBe(1);
    expect(record.sharedOwners(CASE, 'a', 'a')).toBe(2);
    expect(record.sharedOwners(CASE, 'a', 'none')).toBe(0);
  });

  it('adds an entry only where something changed', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, lists));
    const put = (linked: typeof lists) =>
      record.transaction('tester', (tx) => tx.putLinkage(CASE, linkageOf(linked)));
    expect(await put(lists)).toEqual({ changed: false });
    const before = record.head();
    const { entry, changed } = await put({ a: [person(1), person(2)], b: [person(1, 1), person(2, 3)] });
    expect({ entry, changed }).toEqual({ entry: before + 1, changed: true });
    const changes = [...record.owners(CASE)].map(({ records, entry: at }) => `${records} ${at === entry}`);
    expect(changes.sort()).toEqual(['1 false', '1 true', '2 true']);
    await put({ a: [person(1), person(2, 1)], b: [person(1, 1), person(2, 1)] });
    expect([...record.owners(CASE)].map(({ records }) => records)).toEqual([4]);
    expect(record.verify().problems).toEqual([]);
  });
});

describe('retraction', () => {
  it('takes back an import with its rows and linkage, and brings back what stood before', async () => {
    const { record } = newRecord();
    const first = await record.transaction('tester', (tx) => assertCase(tx, { a: people(3) }));
    const second = await record.transaction('tester', (tx) => assertCase(tx, { a: people(2), b: people(4) }));
    expect([...record.owners(CASE)]).toHaveLength(4);
    const by = await record.transaction('tester', (tx) => tx.retract(second, 'wrong folder'));
    expect(record.entry(by)).toMatchObject({
      action: 'retract',
      subject: `entry:${second}`,
      payload: { reason: 'wrong folder' },
    });
    expect(record.facts(CASE).map(({ ref }) => ref)).toEqual([CASE, 'm1', 'a']);
    expect(record.countRows(CASE, 'a')).toBe(3);
    expect([...record.owners(CASE)]).toEqual([]);
    expect(record.verify().problems).toEqual([]);
    expect(await codeOf(record.transaction('tester', (tx) => tx.retract(second, 'again')))).toBe(
      'bad-request',
    );
    expect(await codeOf(record.transaction('tester', (tx) => tx.retract(by, 'undo the undo')))).toBe(
      'bad-request',
    );
    expect(await codeOf(record.transaction('tester', (tx) => tx.retract(999, 'none')))).toBe('not-found');
    await record.transaction('tester', (tx) => tx.retract(first, 'all'));
    expect(record.facts(CASE)).toEqual([]);
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(3) }));
    expect([...record.owners(CASE)]).toHaveLength(3);
    expect(record.verify().problems).toEqual([]);
  });

  it('takes back one assertion', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(3), b: [person(1), person(9)] }));
    const list = record.fact(CASE, 'List', 'b')?.entry ?? 0;
    await record.transaction('tester', (tx) => tx.retract(list, 'not this list'));
    expect(record.fact(CASE, 'List', 'b')).toBeUndefined();
    expect([...record.owners(CASE)].map(({ records }) => records)).toEqual([1, 1, 1]);
    expect(record.verify().problems).toEqual([]);
  });
});

describe('users', () => {
  it('are added with an entry, and sessions end', async () => {
    const { record, data, key } = newRecord();
    await record.users.add('system', { user: 'admin', hash: '$argon2id$x', standing: 'administrator' });
    expect(await codeOf(record.users.add('admin', { user: 'admin', hash: 'y', standing: 'member' }))).toBe(
      'bad-request',
    );
    expect(record.users.find('admin')).toEqual({
      user: 'admin',
      hash: '$argon2id$x',
      standing: 'administrator',
    });
    expect(record.users.list()).toEqual([
      { user: 'admin', standing: 'administrator', hasSecondFactor: false, mustChange: false },
    ]);
    expect(record.entry(1)).toMatchObject({ actor: 'system', action: 'user-add', subject: 'User:admin' });
    const now = Date.now();
    const begin = (token: string, begun: number, expires: number): void =>
      record.sessions.create(token, { id: token, user: 'admin', begun, expires, agent: '', by: 'password' });
    begin('t1', now, now + 60_000);
    begin('t2', now, now - 1);
    begin('t3', now, now + 60_000);
    // Nothing was asked under it for longer than a session waits.
    begin('t4', now - IDLE_MS, now + 60_000);
    record.sessions.delete('t3');
    const found = (of: typeof record): unknown[] =>
      ['t1', 't2', 't3', 't4'].map((token) => of.sessions.find(token));
    const expected = [
      { user: 'admin', standing: 'administrator', must: null, by: 'password', id: 't1' },
      undefined,
      undefined,
      undefined,
    ];
    expect(found(record)).toEqual(expected);
    await record.close();
    const again = openRecord({ data, key });
    expect(found(again)).toEqual(expected);
    await again.close();
  });
});
