// Signed heads: when they are signed, and that a record which was cut off or put back is found, whoever did it.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { restoreRecord } from './backup.ts';
import { canonicalJson } from './canonical.ts';
import { HEAD_EVERY, readPublished } from './heads.ts';
import { lastEntry } from './journal.ts';
import { databaseKey, recordFile } from './key.ts';
import { openReader } from './reader.ts';
import { openRecord, type Record as EvidenceRecord } from './record.ts';
import { Sql } from './sql.ts';
import { newFolder, newRecord } from './testing/records.ts';
import { verifyAside, verifyRecord } from './verify.ts';

afterEach(() => void vi.useRealTimers());

const enter = (record: EvidenceRecord, entries: number): Promise<void> =>
  record.transaction('tester', (tx) => {
    for (let n = 0; n < entries; n += 1) tx.append({ action: 'export', subject: 'Case:c' });
  });
const seqs = (record: EvidenceRecord): number[] => record.heads().map(({ seq }) => seq);

/** Does what somebody who has the key and knows the tables would do. */
function behind(data: string, key: Buffer, change: string): void {
  const sql = new Sql(recordFile(data), databaseKey(key));
  for (const { name } of sql.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`))
    sql.exec(`DROP TRIGGER ${name}`);
  sql.exec(change);
  sql.run(`UPDATE meta SET value = ? WHERE name = 'head'`, canonicalJson(lastEntry(sql)));
  sql.close();
}

describe('a head is signed', () => {
  it('at the first entry, after so many, on a new day, and when the record is closed', async () => {
    const { record, data, key } = newRecord();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T10:00:00Z') });
    await enter(record, 1);
    await enter(record, 1);
    expect(seqs(record)).toEqual([1]);
    await enter(record, HEAD_EVERY - 1);
    expect(seqs(record)).toEqual([1, HEAD_EVERY + 1]);
    vi.setSystemTime(new Date('2026-03-02T10:00:00Z'));
    await enter(record, 1);
    await enter(record, 1);
    expect(seqs(record)).toEqual([1, HEAD_EVERY + 1, HEAD_EVERY + 2]);
    await record.close();
    const again = openRecord({ data, key });
    expect(seqs(again).at(-1)).toBe(HEAD_EVERY + 3);
    expect(again.verify()).toMatchObject({ ok: true, problems: [] });
    await again.close();
    const unchanged = openRecord({ data, key });
    expect(seqs(unchanged)).toHaveLength(4);
    await unchanged.close();
  });
});

describe('verify finds', () => {
  const closed = async (): Promise<{ data: string; key: Buffer }> => {
    const { record, data, key } = newRecord();
    await enter(record, 5);
    await enter(record, 5);
    await record.close();
    return { data, key };
  };
  const problems = async (data: string, key: Buffer, headsFile?: string): Promise<string> => {
    const record = openRecord({ data, key, headsFile });
    const found = record.verify().problems.join('\n');
    await record.close();
    return found;
  };

  it('an end that was cut off with the key, its hash made anew', async () => {
    const { data, key } = await closed();
    expect(await problems(data, key)).toBe('');
    behind(data, key, 'DELETE FROM journal WHERE seq > 7');
    expect(await problems(data, key)).toMatch(
      /entry 10 was signed at .* the journal ends at 7: its end was cut off/,
    );
  });

  it('nothing in heads that others sign while it looks', async () => {
    const { record, data, key } = newRecord();
    await enter(record, 5);
    const { headCheck } = record;
    const before = readPublished(headCheck.file!);
    const looking = openReader({ file: recordFile(data), key: databaseKey(key) });
    looking.exec('BEGIN');
    expect(lastEntry(looking).seq).toBe(5);
    await enter(record, HEAD_EVERY);
    expect(verifyRecord(looking, { ...headCheck, before })).toMatchObject({ ok: true, entries: 5 });
    expect(verifyRecord(looking, headCheck).problems.join()).toMatch(/its end was cut off/);
    looking.close();
    expect(verifyAside(record.source, headCheck)).toEqual(record.verify());
    await record.close();
  });

  it('the same with the heads of the record cut off too, by the file', async () => {
    const { data, key } = await closed();
    behind(data, key, 'DELETE FROM journal WHERE seq > 7; DELETE FROM signed_head WHERE seq > 7');
    expect(await problems(data, key)).toMatch(/entry 10 was signed at .*heads\.jsonl.* its end was cut off/);
  });

  it('a record that was put back as a whole, and worked with since, by a file elsewhere', async () => {
    const headsFile = join(newFolder(), 'heads.jsonl');
    const data = join(newFolder(), 'data');
    const { record, key } = newRecord(data, undefined);
    await enter(record, 3);
    await record.close();
    const first = openRecord({ data, key, headsFile });
    const earlier = join(newFolder(), 'earlier');
    await enter(first, 1);
    await first.close();
    cpSync(data, earlier, { recursive: true });
    const later = openRecord({ data, key, headsFile });
    await enter(later, 2);
    await later.close();
    cpSync(earlier, data, { recursive: true });
    expect(await problems(data, key, headsFile)).toMatch(/entry 6 was signed at .* the journal ends at 4/);
    const worked = openRecord({ data, key, headsFile });
    await enter(worked, 2);
    await worked.close();
    expect(await problems(data, key, headsFile)).toMatch(/entry 6 is not the one that was signed/);
  });

  it('a head that was changed, in the record and in the file', async () => {
    const { data, key } = await closed();
    const file = join(data, 'heads.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":10', '"seq":9'));
    expect(await problems(data, key)).toMatch(/that of entry 9 in .* was not signed by this installation/);
    behind(data, key, `UPDATE signed_head SET hash = replace(hash, 'a', 'b')`);
    expect(await problems(data, key)).toMatch(/that of entry \d+ was not signed by this installation/);
  });

  it('nothing after a line was cut by a crash, which is written again', async () => {
    const { data, key } = await closed();
    const file = join(data, 'heads.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, -40));
    expect(await problems(data, key)).toBe('');
    expect(readFileSync(file, 'utf8')).toContain(whole.trimEnd().split('\n').at(-1));
  });

  it('a line that is none', async () => {
    const { data, key } = await closed();
    const file = join(data, 'heads.jsonl');
    writeFileSync(file, `nonsense\n${readFileSync(file, 'utf8')}`);
    expect(await problems(data, key)).toMatch(/line 1 of .* cannot be read/);
  });

  it('that the file cannot be written, while what is entered stands', async () => {
    const { data, key } = await closed();
    const headsFile = join(newFolder(), 'missing', 'heads.jsonl');
    const record = openRecord({ data, key, headsFile });
    await enter(record, 1);
    expect(record.head()).toBe(11);
    expect(record.verify().problems.join()).toMatch(/2 of them are not in .*heads\.jsonl/);
    await record.close();
  });
});

describe('a restored backup', () => {
  it('ends before heads that were signed, and is sound; what is signed after it binds again', async () => {
    const { record, data, key } = newRecord();
    await enter(record, 3);
    const backup = join(newFolder(), 'backup.db');
    await record.backup(backup);
    await enter(record, 4);
    await record.close();
    restoreRecord({ file: backup, data, key, replace: true });
    const restored = openRecord({ data, key });
    expect(restored.verify()).toMatchObject({ ok: true, entries: 3, problems: [] });
    await enter(restored, 2);
    await restored.close();
    behind(data, key, 'DELETE FROM journal WHERE seq > 4; DELETE FROM signed_head WHERE seq > 4');
    const cut = openRecord({ data, key });
    expect(cut.verify().problems.join()).toMatch(/entry 5 was signed at .* the journal ends at 4/);
    await cut.close();
  });
});
