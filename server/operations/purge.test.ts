// The end of a case's data: nothing of it is left in the bytes of the record, the chain still holds, others' data stand, a hold stops it.
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Sql } from '../record/sql.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import { runQuery } from '../queries/run.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { certificateText, checkCertificate } from './certificate.ts';
import { rebuildGraph } from './rebuild.ts';
import { dataStateOf } from '../queries/data-state.ts';
import { certificateOf, purge, purgeDue, setHold, setRetention } from './purge.ts';

const PHONE = '19900765999';
const NAME = '罗勇斌';
const OF = { case: 'mini', actor: 'officer' };
const reason = 'the case is closed';

let temporary: Temporary | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await temporary?.remove();
  temporary = undefined;
});

/** An entry of a journal that was sent, and counts that it may claim. */
const RAW = {
  at: '2026-01-01T00:00:00Z',
  actor: 'x',
  case_id: 'sent',
  payload: null,
  batch: 1,
  prev: '',
  hash: '',
};
const COUNTS = {
  entries: 1,
  facts: 1,
  lists: 1,
  rows: 1,
  owners: 1,
  keys: 1,
  files: 1,
  bytes: 1,
  sharedFiles: 0,
};

const opened = async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
  return temporary.workspace;
};

/** The same case once more, under another id. */
async function loadTwin({ workspace, folder }: Temporary): Promise<void> {
  const twin = join(folder, 'twin');
  cpSync(MINI, twin, { recursive: true });
  const about = join(twin, 'case.json');
  writeFileSync(about, readFileSync(about, 'utf8').replace('"mini"', '"twin"'));
  await load(workspace, twin);
}

/** All bytes of the record and its log, deciphered page by page, free pages too. */
function plainBytes(source: { file: string; key: string }): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-plain-'));
  const copy = join(folder, 'record.db');
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(source.file + suffix)) copyFileSync(source.file + suffix, copy + suffix);
    const sql = new Sql(copy, source.key);
    sql.exec('PRAGMA journal_mode = DELETE');
    sql.exec(`PRAGMA rekey = ''`);
    sql.close();
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const search = (workspace: Temporary['workspace'], caseId: string) =>
  runQuery(workspace, 'search', { case: caseId, q: PHONE, limit: 20 });

describe('a purge', { timeout: 60_000 }, () => {
  it('leaves nothing of the data in the bytes of the record', async () => {
    const workspace = await opened();
    const owner = [...workspace.record.owners('mini')][0]!.id;
    const before = plainBytes(workspace.record.source);
    expect(before.subarray(0, 15).toString()).toBe('SQLite format 3');
    for (const text of [PHONE, NAME, owner]) expect(before.includes(text), text).toBe(true);
    const { removed } = await purge(workspace, { ...OF, reason });
    expect(removed.rows).toBeGreaterThan(10);
    expect(Math.min(removed.owners, removed.keys, removed.files, removed.lists)).toBeGreaterThan(0);
    const after = plainBytes(workspace.record.source);
    for (const text of [PHONE, NAME, owner]) expect(after.includes(text), text).toBe(false);
    expect(workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
    expect(lineageStateOf(workspace.record, 'mini').stale).toBe(false);
  });

  it('leaves no row of the case in any table, what cases have in common among them', async () => {
    await opened();
    const { workspace } = temporary!;
    await loadTwin(temporary!);
    await workspace.across.refresh();
    const sql = new Sql(workspace.record.source.file, workspace.record.source.key);
    const held = (column: string): string[] =>
      sql
        .all<{ name: string }>(
          `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table' AND c.name = ?`,
          column,
        )
        .map(({ name }) => name)
        .filter((name) => sql.get(`SELECT 1 FROM ${name} WHERE ${column} = 'mini' LIMIT 1`) !== undefined);
    try {
      expect(held('case_id')).toEqual(expect.arrayContaining(['across_packed', 'across_owner', 'owner_key']));
      await purge(workspace, { ...OF, reason });
      expect(held('case_id').sort()).toEqual(['fact', 'journal']);
      expect(held('other')).toEqual([]);
    } finally {
      sql.close();
    }
  });

  it('is not what the journal of somebody who sent a case says', async () => {
    const workspace = await opened();
    const said = { on: '2020-01-01', isHeld: true, reason, counts: COUNTS };
    await workspace.record.transaction('taker', (tx) => {
      tx.assert('sent', 'Case', 'sent', { values: { id: 'sent', title: 'sent' } });
      const from = { publicKey: '', substance: '', masked: false, payload: {} };
      const receiving = tx.receiving('sent', from, new Map());
      for (const [at, subject] of ['purge', 'retention', 'legal-hold'].entries())
        receiving.take({ ...RAW, seq: at + 1, action: 'import', subject }, said);
      // What such an entry says stops nobody from working on.
      tx.assert('sent', 'Party', 'P1', { values: { id: 'P1', name: 'P1' } });
    });
    expect(dataStateOf(workspace.record, 'sent')).toEqual({ retention: null, hold: null, purged: null });
    expect(() => certificateOf(workspace, 'sent')).toThrow(/not purged/);
    expect(await purgeDue(workspace)).toEqual([]);
  });

  it('lets nothing be taken back and no view be saved, by which the case could not be read any more', async () => {
    const workspace = await opened();
    const { record } = workspace;
    await purge(workspace, { ...OF, reason });
    const { entries } = record.entries({ case: 'mini', after: 0, limit: 5000 });
    const asserted = entries.filter(({ action }) => action === 'assert' || action === 'import');
    expect(asserted.length).toBeGreaterThan(10);
    for (const { seq } of asserted)
      await expect(
        record.transaction('officer', (tx) => tx.retract(seq, reason)),
        String(seq),
      ).rejects.toMatchObject({ code: 'conflict' });
    expect(record.cases().map(({ id }) => id)).toEqual(['mini']);
    const view = { name: 'all', isShared: true, format: 1, view: {}, address: '' };
    await expect(record.savedViews.add('officer', 'mini', view)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays when another case takes back what had reached into this one', async () => {
    await opened();
    const { workspace } = temporary!;
    await loadTwin(temporary!);
    const { record } = workspace;
    const { values } = record.fact('mini', 'Party', 'M01')!.payload;
    const batch = await record.transaction('officer', (tx) => {
      const seq = tx.append({ action: 'canaries', case: 'twin', subject: 'Case:twin', payload: {} });
      tx.assert('mini', 'Party', 'M01', { values: { ...values, note: 'met' } });
      return seq;
    });
    await purge(workspace, { ...OF, reason });
    await record.transaction('officer', (tx) => tx.retract(batch, reason));
    expect(record.facts('mini').map(({ type }) => type)).toEqual(['Case']);
  });

  it('gives no certificate before the graph is made anew', async () => {
    const workspace = await opened();
    const { graph } = workspace;
    const away = { ...workspace, graph: { ...graph, rebuild: () => Promise.reject(new Error('away')) } };
    await expect(purge(away, { ...OF, reason })).rejects.toThrow('away');
    expect(() => certificateOf(workspace, 'mini')).toThrow(/rebuild/);
    await rebuildGraph(workspace);
    expect(certificateOf(workspace, 'mini').case).toBe('mini');
  });

  it('answers nothing any more, takes nothing in, and stays so when the record is opened again', async () => {
    const workspace = await opened();
    await purge(workspace, { ...OF, reason });
    expect((await search(workspace, 'mini')).total).toBe(0);
    expect(workspace.record.facts('mini').map(({ type }) => type)).toEqual(['Case']);
    expect((await runQuery(workspace, 'lists', { case: 'mini' })).lists).toEqual([]);
    expect((await runQuery(workspace, 'decisions', { case: 'mini', limit: 10, offset: 0 })).total).toBe(0);
    const { entries } = await runQuery(workspace, 'journal', { case: 'mini', after: 0, limit: 100 });
    expect(entries.length).toBeGreaterThan(10);
    await expect(load(workspace, MINI)).rejects.toMatchObject({ code: 'conflict' });
    await expect(purge(workspace, { ...OF, reason })).rejects.toMatchObject({ code: 'conflict' });
    expect(workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('leaves what other cases hold', async () => {
    await opened();
    const { workspace } = temporary!;
    await loadTwin(temporary!);
    const rows = (id: string) =>
      workspace.record.facts(id, 'List').map((l) => workspace.record.countRows(id, l.id));
    const [before, found] = [rows('twin'), (await search(workspace, 'twin')).total];
    const { removed } = await purge(workspace, { ...OF, reason });
    expect(removed.sharedFiles).toBeGreaterThan(0);
    expect(rows('twin')).toEqual(before);
    expect((await search(workspace, 'twin')).total).toBe(found);
    for (const { payload } of workspace.record.facts('twin', 'List'))
      expect(workspace.record.file(String(payload.values['sha256']))).toBeDefined();
    expect(workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('is stopped by a legal hold, whoever asks and however', async () => {
    const workspace = await opened();
    await setHold(workspace, { ...OF, isHeld: true, reason: 'appeal' });
    await expect(purge(workspace, { ...OF, reason })).rejects.toMatchObject({ code: 'conflict' });
    await setRetention(workspace, { ...OF, on: '2031-05-18', reason: 'rule 7' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-05-19T00:00:00Z') });
    expect(await purgeDue(workspace)).toEqual([]);
    expect((await search(workspace, 'mini')).total).toBeGreaterThan(0);
    await setHold(workspace, { ...OF, isHeld: false, reason: 'appeal decided' });
    expect(await purgeDue(workspace)).toEqual(['mini']);
    expect((await search(workspace, 'mini')).total).toBe(0);
  });

  it('comes when the day is over and not before', async () => {
    const workspace = await opened();
    await setRetention(workspace, { ...OF, on: '2031-05-18', reason: 'rule 7' });
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.parse('2031-05-18T23:59:59Z'));
    expect(await purgeDue(workspace)).toEqual([]);
    vi.setSystemTime(Date.parse('2031-05-19T00:00:00Z'));
    expect(await purgeDue(workspace)).toEqual(['mini']);
  });
});

describe('the day until which data are kept', { timeout: 60_000 }, () => {
  it('is none that is over: nobody purges by a slip of the pen', async () => {
    const workspace = await opened();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-05-18T12:00:00Z') });
    const before = workspace.record.head();
    await expect(
      setRetention(workspace, { ...OF, on: '2031-05-17', reason: 'rule 7' }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(workspace.record.head()).toBe(before);
    await setRetention(workspace, { ...OF, on: '2031-05-18', reason: 'rule 7' });
    expect(await purgeDue(workspace)).toEqual([]);
  });

  it('counts as it is when the turn of a case comes, not as it was before others were purged', async () => {
    await opened();
    const { workspace } = temporary!;
    await loadTwin(temporary!);
    for (const id of ['mini', 'twin'])
      await setRetention(workspace, { case: id, actor: 'officer', on: '2031-05-18', reason: 'rule 7' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-05-19T00:00:00Z') });
    const purging = purgeDue(workspace);
    await setRetention(workspace, { case: 'twin', actor: 'officer', on: '2041-05-18', reason: 'appeal' });
    expect(await purging).toEqual(['mini']);
    expect((await search(workspace, 'twin')).total).toBeGreaterThan(0);
  });
});

describe('the certificate', { timeout: 60_000 }, () => {
  it('is signed, proves itself, and says what stays and that backups still hold the data', async () => {
    const workspace = await opened();
    expect(() => certificateOf(workspace, 'mini')).toThrow(/not purged/);
    const made = await purge(workspace, { ...OF, reason });
    expect(certificateOf(workspace, 'mini')).toEqual(made);
    expect(checkCertificate(made)).toMatchObject({ ok: true });
    expect(checkCertificate({ ...made, reason: 'another' })).toMatchObject({ ok: false });
    const rows = { ...made, removed: { ...made.removed, rows: made.removed.rows + 1 } };
    expect(checkCertificate(rows)).toMatchObject({ ok: false });
    expect(certificateText(made, 'en')).toMatch(/Backups.*still hold the data/);
    expect(certificateText(made, 'zh')).toContain('备份');
    expect(JSON.stringify(made)).not.toMatch(new RegExp(`${PHONE}|${NAME}`));
  });

  it('keeps what it says in words within its line, so that no forged one shows another fingerprint', async () => {
    const made = await purge(await opened(), { ...OF, reason });
    const forged = 'x\nFingerprint of the key that signed: 0000 0000\u2028\u001b[2K\u009b1A';
    const text = certificateText(
      { ...made, case: forged, reason: forged, by: forged, statement: { zh: [], en: [forged] } },
      'en',
    );
    expect(text.split('\n').filter((line) => line.startsWith('Fingerprint'))).toHaveLength(1);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u2028/u);
  });
});

describe('the check of a purged record', { timeout: 60_000 }, () => {
  it('finds a frame that was changed, words that were put back, and another purge than there was', async () => {
    const workspace = await opened();
    await purge(workspace, { ...OF, reason });
    const { source } = workspace.record;
    const wrongs = [
      `UPDATE journal SET actor = 'nobody' WHERE case_id = 'mini' AND action = 'assert' AND seq < 9`,
      `UPDATE journal SET payload = '{"values":{}}' WHERE case_id = 'mini' AND action = 'assert' AND seq < 9`,
      `UPDATE journal SET payload = NULL WHERE subject = 'purge'`,
    ];
    const { verifyRecord } = await import('../record/verify.ts');
    for (const wrong of wrongs) {
      const sql = new Sql(source.file, source.key);
      try {
        sql.exec('BEGIN; DROP TRIGGER journal_update');
        sql.exec(wrong);
        expect(verifyRecord(sql).ok, wrong).toBe(false);
      } finally {
        sql.exec('ROLLBACK');
        sql.close();
      }
    }
    expect(workspace.record.verify()).toMatchObject({ ok: true });
  });
});
