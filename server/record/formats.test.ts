// Records of every format that was ever written: this version opens, checks and works with them, or refuses them with words that help.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { readConfig } from '../config.ts';
import { verifyAll } from '../operations/verify.ts';
import { UNWATCHED } from '../routes/unwatched.ts';
import { ROOT } from '../testing/cli.ts';
import { load, MINI } from '../testing/workspace.ts';
import { openWorkspace } from '../workspace.ts';
import { restoreRecord } from './backup.ts';
import { databaseKey } from './key.ts';
import { openRecord } from './record.ts';
import { FORMAT } from './schema.ts';
import { Sql } from './sql.ts';

const FOLDER = join(ROOT, 'fixtures/records');
const KEY = Buffer.alloc(32, 0x11);
let home = '';
afterEach(() => {
  if (home !== '') rmSync(home, { recursive: true, force: true });
});

/** A data directory with the record of a format. */
function copyOf(format: string): string {
  home = mkdtempSync(join(tmpdir(), 'vinetrace-format-'));
  writeFileSync(join(home, 'key'), KEY.toString('hex'), { mode: 0o600 });
  const data = join(home, 'data');
  mkdirSync(data);
  copyFileSync(join(FOLDER, `format-${format}`, 'record.db'), join(data, 'record.db'));
  return data;
}

const formats = readdirSync(FOLDER).map((name) => name.replace('format-', ''));

describe('a record of an earlier version', () => {
  it('is kept for the format that is written now', () => {
    expect(formats).toContain(FORMAT);
  });

  it.each(formats)(
    'of format %s is sound, makes a graph, and takes the same case without an entry',
    async (format) => {
      const config = readConfig(
        { data: copyOf(format) },
        { VINETRACE_LOG_LEVEL: 'silent', VINETRACE_KEY_FILE: join(home, 'key') },
      );
      const workspace = await openWorkspace({ config, tell: () => {} });
      try {
        const head = workspace.record.head();
        expect(head).toBe(28);
        await workspace.graph.engine();
        expect(await verifyAll(workspace, UNWATCHED)).toMatchObject({
          ok: true,
          entries: 28,
          files: 4,
          problems: [],
          graph: { compared: true, differing: 0 },
        });
        await load(workspace, MINI);
        expect(workspace.record.head()).toBe(head);
      } finally {
        await workspace.close();
      }
    },
  );
});

describe('a record of another format', () => {
  const become = (data: string, format: string): void => {
    const sql = new Sql(join(data, 'record.db'), databaseKey(KEY));
    sql.run(`UPDATE meta SET value = ? WHERE name = 'format'`, format);
    sql.close();
  };
  const refusal = (work: () => unknown): string => {
    try {
      work();
      return '';
    } catch (error) {
      return error instanceof VinetraceError ? `${error.detail.zh} ${error.detail.en}` : String(error);
    }
  };

  it.each([
    [String(Number(FORMAT) + 1), /更新的版本.* written by a later version.* restore the backup/],
    ['1', /早于首个发布版本.* from before the first release/],
  ])('%s is refused, opened or restored, and left as it is', (format, words) => {
    const data = copyOf(FORMAT);
    become(data, format);
    expect(refusal(() => openRecord({ data, key: KEY }))).toMatch(words);
    const elsewhere = join(home, 'elsewhere');
    expect(
      refusal(() => restoreRecord({ file: join(data, 'record.db'), data: elsewhere, key: KEY })),
    ).toMatch(words);
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('record'))).toEqual([]);
    become(data, FORMAT);
    const record = openRecord({ data, key: KEY });
    expect(record.verify()).toMatchObject({ ok: true, entries: 28 });
    return record.close();
  });
});
