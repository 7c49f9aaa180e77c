// Backups of a record in use: sound whatever is entered meanwhile, so many kept, none removed for one that is not sound.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRecord, resolveKey, restoreRecord } from '../record/index.ts';
import { Sql } from '../record/sql.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { keepBackup, madeAt } from './keep-backups.ts';
import { isDue, scheduleBackups } from './schedule-backups.ts';

let temporary: Temporary;
let folder: string;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  folder = join(temporary.folder, 'backups', 'here');
});
afterEach(async () => {
  vi.useRealTimers();
  await temporary.remove();
});

const enter = (): Promise<number> =>
  temporary.workspace.record.transaction('test', (tx) =>
    tx.append({ action: 'export', subject: 'Case:mini' }),
  );
const plan = (keep: number): { folder: string; keep: number } => ({ folder, keep });

describe('a backup of a record in use', () => {
  it('is sound and restores to what stood at one moment, whatever is entered meanwhile', async () => {
    const { workspace } = temporary;
    await load(workspace, MINI);
    const before = workspace.record.head();
    const backup = keepBackup(workspace, plan(3));
    for (let n = 0; n < 20; n += 1) await enter();
    const { file, entries, sha256, bytes } = await backup;
    expect(entries).toBeGreaterThanOrEqual(before);
    expect(entries).toBeLessThanOrEqual(workspace.record.head());
    expect({ bytes: statSync(file).size, mode: statSync(file).mode & 0o777 }).toEqual({ bytes, mode: 0o600 });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder)).toHaveLength(1);
    const data = join(temporary.folder, 'restored');
    const { key } = resolveKey(data, workspace.config.env);
    expect(restoreRecord({ file, data, key })).toEqual({ entries });
    const restored = openRecord({ data, key });
    expect(restored.verify()).toMatchObject({ ok: true, entries });
    expect(restored.entry(entries)?.hash).toBe(workspace.record.entry(entries)?.hash);
    await restored.close();
  });

  it('lets the oldest go, and what a killed process left', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T00:00:00Z') });
    const files: string[] = [];
    for (let day = 1; day <= 4; day += 1) {
      vi.setSystemTime(new Date(`2026-03-0${day}T00:00:00Z`));
      await enter();
      files.push((await keepBackup(temporary.workspace, plan(2))).file);
      writeFileSync(`${files.at(-1)}.part`, 'half');
      writeFileSync(join(folder, 'of-somebody-else.db'), 'stays');
    }
    expect(readdirSync(folder).filter((name) => !name.endsWith('.part'))).toEqual([
      'of-somebody-else.db',
      ...files.slice(2).map((file) => file.slice(folder.length + 1)),
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    expect(madeAt(files[3]!)).toBe(Date.parse('2026-03-04T00:00:00Z'));
  });

  it('is never the one that goes, though a clock that was set back gave others later names', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2036-03-01T00:00:00Z') });
    await enter();
    for (let day = 1; day <= 2; day += 1) {
      vi.setSystemTime(new Date(`2036-03-0${day}T00:00:00Z`));
      await keepBackup(temporary.workspace, plan(2));
    }
    vi.setSystemTime(new Date('2026-03-01T00:00:00Z'));
    const { file, removed } = await keepBackup(temporary.workspace, plan(2));
    expect(removed).toHaveLength(1);
    expect(readdirSync(folder)).toContain(basename(file));
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('leaves what somebody laid aside under a longer name', async () => {
    const { dataId } = temporary.workspace.record;
    await enter();
    const first = await keepBackup(temporary.workspace, plan(1));
    const aside = `vinetrace-${dataId.slice(0, 8)}-court-20200101T000000000Z.db`;
    writeFileSync(join(folder, aside), 'stays');
    const { removed } = await keepBackup(temporary.workspace, plan(1));
    expect(removed).toEqual([basename(first.file)]);
    expect(readdirSync(folder)).toContain(aside);
  });

  it('that is not sound is no backup, and nothing is removed for it', async () => {
    const { workspace } = temporary;
    const { record } = workspace;
    await enter();
    const { file } = await keepBackup(workspace, plan(1));
    const sql = new Sql(record.source.file, record.source.key);
    sql.exec(`DROP TRIGGER journal_update; UPDATE journal SET actor = 'nobody' WHERE seq = 1`);
    sql.close();
    await expect(keepBackup(workspace, plan(1))).rejects.toMatchObject({ code: 'integrity-failed' });
    expect(readdirSync(folder)).toEqual([file.slice(folder.length + 1)]);
  });
});

describe('the schedule', () => {
  it('asks for one where none is, where the last is old, and where it is of the future', () => {
    const at = (time: string): string => `vinetrace-12345678-${time}.db`;
    const now = Date.parse('2026-03-02T00:00:00Z');
    expect(isDue([], 24, now)).toBe(true);
    expect(isDue([at('20260301T000100000Z')], 24, now)).toBe(false);
    expect(isDue([at('20260301T000000000Z')], 24, now)).toBe(true);
    expect(isDue([at('20270301T000000000Z')], 24, now)).toBe(true);
  });

  it('makes one at the start, says so, and says loudly where it cannot', async () => {
    const said: string[] = [];
    const once = (to: string): Promise<void> =>
      new Promise((resolve) => {
        const log =
          (level: string) =>
          (_about: object, message: string): void => {
            said.push(`${level}: ${message}`);
            resolve();
          };
        const schedule = scheduleBackups(
          temporary.workspace,
          { folder: to, keep: 2, hours: 24 },
          { info: log('info'), error: log('error') },
        );
        stops.push(() => schedule.stop());
      });
    const stops: (() => Promise<void>)[] = [];
    await once(folder);
    writeFileSync(join(temporary.folder, 'a-file'), '');
    await once(join(temporary.folder, 'a-file'));
    for (const stop of stops) await stop();
    expect(said).toEqual(['info: backup made and checked', 'error: NO BACKUP WAS MADE']);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
