// What cases have in common: copies of a small case under other ids, whose shared elements are known.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { accessOf } from '../../access.ts';
import { runQuery } from '../run.ts';
import { retractEntry } from '../../operations/retract.ts';
import { across as step } from '../steps/across.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';

let at: Temporary;
afterEach(() => at.remove());

/** A copy of the case under another id, with replacements in its files. */
function copyOf(id: string, changes: Record<string, (text: string) => string> = {}): string {
  const folder = join(at.folder, id);
  cpSync(MINI, folder, { recursive: true });
  const all = { 'case.json': (text: string) => text.replace('"mini"', JSON.stringify(id)), ...changes };
  for (const [file, change] of Object.entries(all))
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

const ask = (params: object = {}) =>
  runQuery(at.workspace, 'across', { case: 'mini', limit: 100, offset: 0, ...params });

describe('across cases', { timeout: 60_000 }, () => {
  it('finds account, files, lists, people and names of a copy, and says as what they stand there', async () => {
    at = await temporaryWorkspace();
    await load(at.workspace, MINI);
    expect((await ask()).total).toBe(0);
    await load(
      at.workspace,
      copyOf('other', {
        'handles.csv': (text) => text.replace('H01,', 'Q7,'),
        'transfers.csv': (text) => text.replace('H01', 'Q7'),
      }),
    );
    const found = await ask();
    const owners = at.workspace.record.countOwners('mini');
    expect(found.counts).toMatchObject({ handle: 1, file: 3, name: 3 });
    expect(found.counts.owner).toBeGreaterThanOrEqual(owners - 2);
    expect(found.items[0]).toMatchObject({
      kind: 'handle',
      case: 'other',
      here: { id: 'H01', type: 'Handle' },
      there: { id: 'Q7', type: 'Handle' },
    });
    expect(found.elements).toEqual(['H01', 'L1', 'L2', 'L3']);
    expect(found.cases).toMatchObject([
      { id: 'other', elements: ['H01', 'L1', 'L2', 'L3'], elementsTotal: 4 },
    ]);
    expect(found.total).toBe(Object.values(found.counts).reduce((sum, n) => sum + n, 0));
    const lists = await ask({ kind: 'list', element: 'L1' });
    const same = lists.items.find(({ there }) => there.id === 'L1');
    expect(same?.weight).toBe(at.workspace.record.countOwners('mini', 'L1'));
    const compared = await runQuery(at.workspace, 'compare', {
      case: 'mini',
      with: 'other',
      limit: 100,
      offset: 0,
    });
    expect(compared.owners.total).toBe(found.counts.owner);
    expect([compared.handles.total, compared.files.total]).toEqual([1, 3]);
  });

  it('pages through all kinds without a gap and without a repetition', async () => {
    at = await temporaryWorkspace();
    await load(at.workspace, MINI);
    await load(at.workspace, copyOf('other'));
    const all = await ask({ limit: 5000 });
    const pages = [];
    for (let offset = 0; offset < all.total; offset += 7)
      pages.push(...(await ask({ limit: 7, offset })).items);
    expect(pages).toEqual(all.items);
    expect(all.items).toHaveLength(all.total);
  });

  it('meets a phone account with the person whose phone it is elsewhere, from either side', async () => {
    at = await temporaryWorkspace();
    await load(at.workspace, MINI);
    const phone = [...at.workspace.record.eachRow('mini', 'L1')].flatMap(({ record }) => record.phones)[0]!;
    const withPhone = { 'handles.csv': (text: string) => `${text.trimEnd()}\nH02,phone,+86 ${phone},,C3,\n` };
    await load(at.workspace, copyOf('other', withPhone));
    const found = await ask({ kind: 'phone' });
    expect(found.items.map(({ here, there }) => [here.type, there.id])).toEqual([['Owner', 'H02']]);
    const back = await ask({ case: 'other', kind: 'phone', element: 'H02' });
    expect(back.items.map(({ there }) => there.id)).toEqual([found.items[0]!.here.id]);
    expect(JSON.stringify(back)).not.toContain(phone);
  });

  it('follows what is changed and taken back', async () => {
    at = await temporaryWorkspace();
    await load(at.workspace, MINI);
    await load(at.workspace, copyOf('other'));
    const before = await ask();
    const { record } = at.workspace;
    await load(
      at.workspace,
      copyOf('other', { 'handles.csv': (text) => text.replace('9900146233', '9900146234') }),
    );
    expect((await ask()).counts.handle).toBe(0);
    const { entries } = record.entries({ case: 'other', after: 0, limit: 5000 });
    const asked = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };
    const changed = entries
      .filter(({ action, subject }) => action === 'assert' && subject === 'Handle:H01')
      .at(-1)!;
    await retractEntry(at.workspace, { seq: changed.seq, reason: 'a slip', ...asked });
    expect((await ask()).counts).toEqual(before.counts);
    const first = entries.find(({ action }) => action === 'import')!;
    await retractEntry(at.workspace, { seq: first.seq, reason: 'the wrong case', ...asked });
    const after = await ask();
    expect([after.total, after.elements]).toEqual([0, []]);
  });

  it('looks into no case that the session may not read', async () => {
    at = await temporaryWorkspace();
    await load(at.workspace, MINI);
    await load(at.workspace, copyOf('other'));
    const params = { case: 'mini', limit: 100, offset: 0 };
    const { record } = at.workspace;
    await record.users.add('test', { user: 'somebody', hash: 'none', standing: 'member' });
    await record.transaction('test', (tx) => tx.letIn({ case: 'mini', user: 'somebody', role: 'viewer' }));
    const access = accessOf(record, { user: 'somebody', standing: 'member', must: null, by: 'password' });
    const shut = await step(at.workspace, params, undefined, access);
    expect(shut).toMatchObject({ items: [], total: 0, compared: 0, cases: [], elements: [] });
    await expect(
      Promise.resolve(step(at.workspace, { ...params, with: 'other' }, undefined, access)),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
