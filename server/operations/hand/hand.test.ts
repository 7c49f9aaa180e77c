// Written by hand on a real record: what stands, what a load leaves of it, what a retraction brings back, what follows.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import type { NewElement, Statement } from '#contract/hand.ts';
import { runQuery } from '../../queries/run.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { rebuildGraph } from '../rebuild.ts';
import { retractEntry } from '../retract.ts';
import { verifyRecord } from '../verify.ts';
import { UNWATCHED } from '../../routes/unwatched.ts';
import { attachFile } from './attach.ts';
import { joinElements } from './join-elements.ts';
import { splitElement } from './split-element.ts';
import { addByHand, editByHand } from './state.ts';

// Each links and infers several times.
vi.setConfig({ testTimeout: 60_000 });

let temporary: Temporary;
let folder: string;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  folder = join(temporary.folder, 'mini');
  cpSync(MINI, folder, { recursive: true });
  await load(temporary.workspace, folder);
});
afterEach(() => temporary.remove());

const writing = {
  case: 'mini',
  actor: 'officer',
  onProgress: (): void => {},
  signal: new AbortController().signal,
};
const grounds = { source: '负责人陈述', grade: 'B2' };
const add = (asked: Omit<NewElement, 'grounds'> & { grounds?: NewElement['grounds'] }) =>
  addByHand(temporary.workspace, { grounds, ...writing, ...asked });
const entryOf = (id: string): number => temporary.workspace.record.byRef('mini', id)?.entry ?? 0;
const edit = (element: string, values: Statement['values'], more: Partial<Statement> = {}) =>
  editByHand(temporary.workspace, {
    ...writing,
    element,
    values,
    grounds,
    seen: entryOf(element),
    ...more,
  });
const retract = (seq: number) => retractEntry(temporary.workspace, { ...writing, seq, reason: '看错了' });
const element = (id: string) => runQuery(temporary.workspace, 'element', { case: 'mini', id });
const history = (id: string) => runQuery(temporary.workspace, 'element-history', { case: 'mini', id });
const valuesOf = (id: string) => temporary.workspace.record.byRef('mini', id)?.payload.values ?? {};
const sendsOf = async (id: string): Promise<string[]> => {
  const { nodes } = await runQuery(temporary.workspace, 'neighbours', {
    case: 'mini',
    id,
    offset: 0,
    limit: 100,
    order: 'id',
  });
  return nodes.map((node) => node.id).sort();
};
async function refusal(work: Promise<unknown>): Promise<{ code: string; columns: (string | undefined)[] }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VinetraceError)) throw error ?? new Error('it was not refused');
  return { code: error.code, columns: error.faults.map(({ column }) => column) };
}
const change = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

describe('adding', () => {
  it('makes an element with a free id, its grade from its grounds, and stands after a rebuild', async () => {
    const { id, entry } = await add({
      type: 'Handle',
      values: { platform: 'wechat', value: 'laok_mingdan', party_id: 'M01' },
      grounds: { ...grounds, evidence: 'E1', passage: { from: 1, to: 1 } },
    });
    expect(id).toBe('H02');
    expect(entry).toMatchObject({ actor: 'officer', action: 'assert', subject: 'Handle:H02' });
    expect(valuesOf('H02')).toMatchObject({ grade: 'B2' });
    const before = await element('H02');
    expect(before.evidence).toMatchObject([{ id: 'E1', passages: [{ from: 1, to: 1 }] }]);
    expect(await sendsOf('H02')).toEqual(['E1', 'H02', 'M01']);
    await rebuildGraph(temporary.workspace);
    expect(await element('H02')).toEqual(before);
    expect((await verifyRecord(temporary.workspace, UNWATCHED)).ok).toBe(true);
  });

  it('names every fault by its field, and changes nothing', async () => {
    const head = temporary.workspace.record.head();
    const bad = await refusal(
      add({
        type: 'Transfer',
        values: { from_id: 'M01', to_id: 'M01', mode: 'gift', price_per_record: 'cheap', on: '2015-02-30' },
      }),
    );
    expect(bad).toEqual({
      code: 'input-refused',
      columns: expect.arrayContaining(['mode', 'price_per_record', 'on', 'to_id']) as string[],
    });
    expect(
      await refusal(add({ type: 'Transfer', values: { from_id: 'M99', to_id: 'M01', mode: 'sale' } })),
    ).toEqual({ code: 'input-refused', columns: ['from_id'] });
    expect(await refusal(add({ type: 'Handle', values: { platform: 'qq', value: '9900146233' } }))).toEqual({
      code: 'input-refused',
      columns: ['value'],
    });
    expect(
      await refusal(add({ type: 'Party', values: { kind: 'merchant', name: '名'.repeat(5000) } })),
    ).toEqual({ code: 'input-refused', columns: ['name'] });
    expect(
      (await refusal(add({ type: 'Party', id: 'L1', values: { kind: 'merchant', name: 'x' } }))).code,
    ).toBe('conflict');
    expect((await refusal(add({ type: 'List', values: { file: 'x', holder_id: 'M01' } }))).code).toBe(
      'bad-request',
    );
    expect(temporary.workspace.record.head()).toBe(head);
  });

  it('keeps names as they are written: markup, right to left, emoji', async () => {
    const name = '<img src=x onerror=alert(1)> مكتب 🏠';
    const { id } = await add({ type: 'Party', values: { kind: 'merchant', name } });
    expect((await element(id)).element.caption).toBe(name);
  });

  it('lets a documented transfer be followed by the lineage, and a retraction take both back', async () => {
    const before = await runQuery(temporary.workspace, 'lineage', { case: 'mini' });
    const { entry } = await add({
      type: 'Transfer',
      values: { from_id: 'S1', to_id: 'R1', list_id: 'L3', mode: 'share', on: '2015-04' },
    });
    const after = await runQuery(temporary.workspace, 'lineage', { case: 'mini' });
    const documented = after.lists.find(({ id }) => id === 'L3')?.parents.filter((one) => one.documented);
    expect(documented?.map(({ id }) => id)).toContain('L1');
    await retract(entry.seq);
    const back = await runQuery(temporary.workspace, 'lineage', { case: 'mini' });
    expect(back.lists).toEqual(before.lists);
  });
});

describe('editing', () => {
  it('supersedes, shows who said what on which grounds, and is taken back', async () => {
    const { entry } = await edit('M01', { name: '宜筑装饰工程', region: null });
    expect((await element('M01')).element.caption).toBe('宜筑装饰工程');
    expect(valuesOf('M01')).not.toHaveProperty('region');
    const { entries, contradictions, stands } = await history('M01');
    expect(stands).toBe(entry.seq);
    expect(entries.map(({ by }) => by)).toEqual(['file', 'hand']);
    expect(entries[1]).toMatchObject({
      entry: { actor: 'officer' },
      source: grounds.source,
      grade: 'B2',
      changes: [{ field: 'name', before: '宜筑装饰', after: '宜筑装饰工程' }, { field: 'region' }],
    });
    expect(contradictions.map(({ field }) => field)).toEqual(['name', 'region']);
    await retract(entry.seq);
    expect((await element('M01')).element.caption).toBe('宜筑装饰');
    expect((await history('M01')).contradictions).toEqual([]);
  });

  it('is refused where somebody was faster, where nothing is otherwise, and where the element is gone', async () => {
    const seen = entryOf('M01');
    await edit('M01', { trade: '整装' });
    expect((await refusal(edit('M01', { trade: '装潢' }, { seen }))).code).toBe('conflict');
    expect(valuesOf('M01')['trade']).toBe('整装');
    expect((await refusal(edit('M01', { trade: '整装' }))).code).toBe('bad-request');
    expect((await refusal(edit('M77', { trade: '整装' }, { seen: 1 }))).code).toBe('not-found');
    expect((await refusal(edit('M01', { id: 'M02' }))).columns).toEqual(['id']);
  });

  it('corrects who held a list: its rows stay its rows', async () => {
    const rows = temporary.workspace.record.countRows('mini', 'L2');
    const { entry } = await edit('L2', { holder_id: 'R1', first_possible_on: '2014-09-01' });
    expect(await sendsOf('R1')).toContain('L2');
    expect(temporary.workspace.record.countRows('mini', 'L2')).toBe(rows);
    expect(temporary.workspace.record.countOwners('mini', 'L2')).toBeGreaterThan(0);
    expect(await refusal(edit('L2', { last_possible_on: '2014-08-01' }))).toEqual({
      code: 'input-refused',
      columns: ['first_possible_on'],
    });
    await retract(entry.seq);
    expect(await sendsOf('M01')).toContain('L2');
    expect((await verifyRecord(temporary.workspace, UNWATCHED)).problems).toEqual([]);
  });
});

describe('a load after it', () => {
  it('of the same folder changes nothing and says what stands by hand', async () => {
    await edit('M01', { name: '宜筑' });
    await edit('L2', { holder_id: 'R1' });
    await edit('X2', { mode: 'sale' });
    const loaded = await load(temporary.workspace, folder);
    expect(loaded.entries).toBe(0);
    for (const id of ['M01', 'L2', 'X2'])
      expect(loaded.warnings.some(({ en }) => en.includes(` ${id}:`))).toBe(true);
    expect(valuesOf('M01')['name']).toBe('宜筑');
    expect(valuesOf('L2')['holder_id']).toBe('R1');
  });

  it('of a changed folder takes what nobody corrected, keeps both words of the rest, and shows them', async () => {
    const { entry } = await edit('M01', { name: '宜筑' });
    change('parties.csv', 'M01,merchant,宜筑装饰,装修', 'M01,merchant,宜筑装潢,整装');
    const loaded = await load(temporary.workspace, folder);
    expect(loaded.entries).toBeGreaterThan(0);
    expect(valuesOf('M01')).toMatchObject({ name: '宜筑', trade: '整装' });
    expect((await history('M01')).contradictions).toMatchObject([
      { field: 'name', before: '宜筑装潢', after: '宜筑' },
    ]);
    expect((await load(temporary.workspace, folder)).entries).toBe(0);
    // The word of the person that stands now is the one that was upheld.
    await retract(entryOf('M01'));
    expect(valuesOf('M01')).toMatchObject({ name: '宜筑装潢', trade: '整装' });
    expect(entry.seq).toBeLessThan(entryOf('M01'));
  });
});

describe('joining and splitting', () => {
  const because = { reason: '同一营业执照', grounds: { grade: 'B2' } };

  it('lets what named the one name the other, and one retraction brings both back', async () => {
    const before = await runQuery(temporary.workspace, 'overview', { case: 'mini', limit: 1000 });
    const { entry, id } = await joinElements(temporary.workspace, {
      ...writing,
      ...because,
      element: 'R1',
      other: 'M01',
    });
    expect(id).toBe('R1');
    expect((await refusal(element('M01'))).code).toBe('not-found');
    expect(await sendsOf('R1')).toEqual(expect.arrayContaining(['L2', 'L3', 'X1', 'X2', 'K1']));
    expect((await refusal(edit('M01', { name: 'x' }, { seen: 1 }))).code).toBe('not-found');
    expect(await history('M01')).toMatchObject({ joined: 'R1' });
    expect((await load(temporary.workspace, folder)).entries).toBe(0);
    await rebuildGraph(temporary.workspace);
    expect((await refusal(element('M01'))).code).toBe('not-found');
    await retract(entry.seq);
    const after = await runQuery(temporary.workspace, 'overview', { case: 'mini', limit: 1000 });
    expect(after.nodes.map(({ id: each }) => each).sort()).toEqual(
      before.nodes.map(({ id: each }) => each).sort(),
    );
    expect(await sendsOf('M01')).toEqual(expect.arrayContaining(['L2', 'X1', 'X2']));
    expect((await verifyRecord(temporary.workspace, UNWATCHED)).problems).toEqual([]);
  });

  it('is followed by what a later load brings of the one that is gone, and given back with it', async () => {
    const { entry } = await joinElements(temporary.workspace, {
      ...writing,
      ...because,
      element: 'R1',
      other: 'M01',
    });
    const path = join(folder, 'transfers.csv');
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\nX3,S1,M01,,share,,,,,,\n`);
    await load(temporary.workspace, folder);
    expect(valuesOf('X3')['to_id']).toBe('R1');
    expect((await load(temporary.workspace, folder)).entries).toBe(0);
    await retract(entry.seq);
    expect(valuesOf('X3')['to_id']).toBe('M01');
  });

  it('splits by facts that are chosen, and takes it back', async () => {
    const { entry, id } = await splitElement(temporary.workspace, {
      ...writing,
      ...because,
      element: 'M01',
      values: { kind: 'merchant', name: '宜筑装饰二店' },
      facts: [{ type: 'List', id: 'L2' }],
    });
    expect(id).toBe('M02');
    expect(await sendsOf(id)).toEqual(['L2', 'M02']);
    expect(await sendsOf('M01')).not.toContain('L2');
    expect((await load(temporary.workspace, folder)).entries).toBe(0);
    await retract(entry.seq);
    expect(await sendsOf('M01')).toContain('L2');
    expect((await refusal(element(id))).code).toBe('not-found');
  });

  it('refuses a party and a handle, an element and itself, and facts of somebody else', async () => {
    const join2 = (one: string, other: string) =>
      joinElements(temporary.workspace, { ...writing, ...because, element: one, other });
    expect((await refusal(join2('M01', 'H01'))).code).toBe('bad-request');
    expect((await refusal(join2('M01', 'M01'))).code).toBe('bad-request');
    expect((await refusal(join2('L1', 'L2'))).code).toBe('bad-request');
    expect(
      (
        await refusal(
          splitElement(temporary.workspace, {
            ...writing,
            ...because,
            element: 'M01',
            values: { kind: 'merchant', name: 'x' },
            facts: [{ type: 'List', id: 'L1' }],
          }),
        )
      ).code,
    ).toBe('bad-request');
  });
});

describe('attaching', () => {
  it('makes a file an exhibit of an element, once, and one retraction takes both back', async () => {
    const { spool, record } = temporary.workspace;
    const upload = async () =>
      (
        await spool.take(Readable.from([Buffer.from('2014-10-09 20:13 海哥(9902871450):老资料')]), {
          name: 'c.txt',
          actor: 'officer',
        })
      ).id;
    const asked = { ...writing, kind: 'chat' as const, grounds, element: 'M01' };
    const { id, entry } = await attachFile(temporary.workspace, { ...asked, upload: await upload() });
    expect(id).toBe('E2');
    expect(spool.list('officer')).toEqual([]);
    expect((await element('M01')).evidence).toMatchObject([{ id: 'E2', kind: 'chat', grade: 'B2' }]);
    const again = await upload();
    expect((await refusal(attachFile(temporary.workspace, { ...asked, upload: again }))).code).toBe(
      'conflict',
    );
    expect(spool.list('officer')).toHaveLength(1);
    await retract(entry.seq);
    expect(record.byRef('mini', 'E2')).toBeUndefined();
    expect((await element('M01')).evidence).toEqual([]);
  });
});
