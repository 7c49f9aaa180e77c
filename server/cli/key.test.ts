// Keys on the command line: rotated, renewed, backed up with the backup, and restored elsewhere.
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupResult, keyState } from '#contract/operations.ts';
import { MINI } from '../testing/workspace.ts';
import { here, type Ended } from '../testing/cli.ts';

let folder: string;
let key: Record<string, string>;
const run = (args: string[], env: Record<string, string> = key, data = 'data'): Promise<Ended> =>
  here([...args, '--quiet'], { home: folder, env: { ...env, VINETRACE_DATA: join(folder, data) } });
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-key-'));
  key = { VINETRACE_KEY_FILE: file('first.key') };
  expect((await run(['load', MINI])).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('key', { timeout: 60_000 }, () => {
  it('says where the key comes from', async () => {
    const shown = (await run(['key', 'show', '--json'])).json((value) => keyState.parse(value));
    expect(shown).toEqual({ source: 'file', wrapped: false });
    expect((await run(['key', 'show'])).stdout).toContain(file('first.key'));
    expect((await run(['key', 'turn'])).code).toBe(2);
    expect((await run(['key', 'rotate'])).code).toBe(2);
  });

  it('is rotated to a passphrase, after which the former file is refused and says what a lost key means', async () => {
    writeFileSync(file('passphrase'), 'correct horse battery 马蹄铁\n');
    const ended = await run(['key', 'rotate', '--new-passphrase-file', file('passphrase')]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain('VINETRACE_PASSPHRASE_FILE');
    const refused = await run(['lists']);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toMatch(/by nobody/);
    key = { VINETRACE_PASSPHRASE_FILE: file('passphrase') };
    expect((await run(['verify'])).code).toBe(0);
  });

  it('is renewed, and the backup with its keys opens in another directory', async () => {
    const same = await run(['key', 'renew']);
    expect(same.code, same.stderr).toBe(0);
    expect(same.stdout).not.toMatch(/before the next start/);
    const ended = await run(['key', 'renew', '--new-key-file', file('second.key')]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain(`VINETRACE_KEY_FILE=${file('second.key')}`);
    expect((await run(['lists'])).code).toBe(5);
    key = { VINETRACE_KEY_FILE: file('second.key') };
    const made = (await run(['backup', file('copy.db'), '--json'])).json((value) =>
      backupResult.parse(value),
    );
    expect(made.keys).toBe(`${file('copy.db')}.keys.json`);
    const restored = await run(['restore', file('copy.db')], key, 'elsewhere');
    expect(restored.code, restored.stderr).toBe(0);
    for (const data of ['data', 'elsewhere']) expect((await run(['verify'], key, data)).code).toBe(0);
    const listed = await run(['lists', '--json'], key, 'elsewhere');
    expect(listed.stdout).toBe((await run(['lists', '--json'])).stdout);
    expect((await run(['journal'], key, 'elsewhere')).stdout).toMatch(/\bkey\b/);
  });

  it('keeps what opens the record that a backup takes the place of', async () => {
    const ended = await run(['key', 'renew', '--new-key-file', file('second.key')], key, 'elsewhere');
    expect(ended.code, ended.stderr).toBe(0);
    const restored = await run(['restore', file('copy.db'), '--json'], key, 'elsewhere');
    expect(restored.code, restored.stderr).toBe(0);
    expect((await run(['verify'], key, 'elsewhere')).code).toBe(0);
    const kept = join(folder, 'elsewhere', 'before-restore-1.db');
    const opened = await run(['restore', kept], key, 'kept');
    expect(opened.code, opened.stderr).toBe(0);
    expect((await run(['lists', '--json'], key, 'kept')).code).toBe(0);
  });

  it('is named as missing where a backup comes without its keys', async () => {
    copyFileSync(file('copy.db'), file('alone.db'));
    const refused = await run(['restore', file('alone.db')], key, 'third');
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain(`${file('alone.db')}.keys.json`);
    expect(existsSync(join(folder, 'third', 'record.db'))).toBe(false);
  });

  it('is not made by a restoration, which needs the one that is there already', async () => {
    const refused = await run(
      ['restore', file('copy.db')],
      { VINETRACE_KEY_FILE: file('none.key') },
      'fourth',
    );
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain(`${file('none.key')} is missing`);
    const guarded = { VINETRACE_PASSPHRASE_FILE: file('passphrase') };
    const unwrapped = await run(['restore', file('alone.db')], guarded, 'fifth');
    expect(unwrapped.code).toBe(5);
    expect(unwrapped.stderr).toContain(`no ${file('alone.db')}.keys.json`);
    for (const made of ['none.key', 'fourth', 'fifth']) expect(existsSync(file(made)), made).toBe(false);
  });

  it('is looked for where there is a record only: a data directory that was named wrongly is not made', async () => {
    for (const args of [['heads'], ['backup', file('none.db')], ['key', 'show']]) {
      const refused = await run(args, { VINETRACE_KEY_FILE: file('none.key') }, 'misspelt');
      expect([refused.code, refused.stdout], args.join(' ')).toEqual([3, '']);
      expect(refused.stderr).toContain(file('misspelt'));
    }
    for (const made of ['none.key', 'misspelt', 'none.db']) expect(existsSync(file(made)), made).toBe(false);
    // A load that was ended before it had made one leaves an empty case, not an error; but it is said.
    const env = { VINETRACE_KEY_FILE: file('first.key'), VINETRACE_DATA: file('misspelt') };
    const verified = await here(['verify'], { home: folder, env });
    expect(verified.code).toBe(0);
    expect(verified.stderr).toMatch(/There was no record in .*misspelt/);
  });
});
