// Keys on a real record: every source opens it, a change of key loses nothing, and a lost one says what is gone.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { databaseKey, pseudonymKeyOf, recordFile } from '../key.ts';
import { opensWith } from '../open.ts';
import { openRecord } from '../record.ts';
import { changingKeys, keepKeysBeside, keyOfBackup, renewKey, rotateMaster } from './change-keys.ts';
import type { Master } from './master-key.ts';
import { resolveKey } from './resolve-key.ts';
import { keysFile, writeKeys } from './wrapped-keys.ts';

const HEX = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const master = (hex: string): Master => ({ kind: 'key', key: Buffer.from(hex, 'hex') });
const made: string[] = [];
let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-keys-'));
  made.push(folder);
  data = join(folder, 'data');
});
afterAll(() => made.forEach((each) => rmSync(each, { recursive: true })));

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof VinetraceError) return error.code;
    throw error;
  }
  return 'none';
};
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
/** Opens the record as the settings say, and appends an entry. */
async function work(env: Record<string, string>): Promise<{ head: number; actions: string[] }> {
  const { key, id } = resolveKey(data, env);
  const record = openRecord({ data, key, keyId: id });
  await record.transaction('tester', (tx) => tx.append({ action: 'test', subject: 'test' }));
  const { ok, problems } = record.verify();
  expect(problems).toEqual([]);
  expect(ok).toBe(true);
  const head = record.head();
  const actions = record.entries({ after: 0, limit: 100 }).entries.map(({ action }) => action);
  await record.close();
  return { head, actions };
}

describe('where a key comes from', () => {
  it('is a file, a variable or a command, which open the same record', async () => {
    expect((await work({ VINETRACE_KEY: HEX })).head).toBe(1);
    expect((await work({ VINETRACE_KEY_FILE: file('key', `${HEX}\n`) })).head).toBe(2);
    expect((await work({ VINETRACE_KEY_COMMAND: `printf %s ${HEX}` })).head).toBe(3);
    expect(codeOf(() => openRecord({ data, key: resolveKey(data, { VINETRACE_KEY: OTHER }).key }))).toBe(
      'wrong-key',
    );
  });

  it('is a passphrase, under which keys drawn by chance lie', async () => {
    const env = { VINETRACE_PASSPHRASE_FILE: file('passphrase', '马蹄铁 电池 订书钉 正确\n') };
    expect((await work(env)).actions).toEqual(['key', 'test']);
    expect((await work(env)).actions).toEqual(['key', 'test', 'test']);
    expect(readFileSync(keysFile(data), 'utf8')).not.toContain(resolveKey(data, env).key.toString('hex'));
    const wrong = { VINETRACE_PASSPHRASE_FILE: file('wrong', '马蹄铁 电池 订书钉 错误吗') };
    expect(codeOf(() => resolveKey(data, wrong))).toBe('wrong-key');
    expect(codeOf(() => resolveKey(data, { VINETRACE_PASSPHRASE_FILE: file('short', '太短') }))).toBe(
      'wrong-key',
    );
  });

  it.each([
    ['two sources', { VINETRACE_KEY: HEX, VINETRACE_KEY_COMMAND: 'true' }, 'wrong-usage'],
    ['no hexadecimal key', { VINETRACE_KEY: 'secret' }, 'wrong-key'],
    ['a command that fails', { VINETRACE_KEY_COMMAND: 'exit 3' }, 'wrong-key'],
    ['a command that prints something else', { VINETRACE_KEY_COMMAND: 'echo secret' }, 'wrong-key'],
    ['no passphrase file', { VINETRACE_PASSPHRASE_FILE: '/nowhere/at/all' }, 'wrong-key'],
  ])('is refused: %s, and what was read is not repeated', (_name, env, code) => {
    expect(codeOf(() => resolveKey(data, env))).toBe(code);
    try {
      resolveKey(data, env);
    } catch (error) {
      expect(String(error)).not.toContain('secret');
    }
    expect(existsSync(data)).toBe(false);
  });
});

describe('another master key', () => {
  it('opens the same record, and the former one no longer does', async () => {
    const env = { VINETRACE_KEY: HEX };
    await work(env);
    const { key } = resolveKey(data, env);
    rotateMaster(data, key, master(OTHER));
    expect((await work({ VINETRACE_KEY: OTHER })).actions).toEqual(['test', 'key', 'test']);
    expect(codeOf(() => resolveKey(data, env))).toBe('wrong-key');
    expect(codeOf(() => rotateMaster(data, Buffer.alloc(32, 7), master(HEX)))).toBe('wrong-key');
  });

  it('may be set while a process has the record open', async () => {
    const { key } = resolveKey(data, { VINETRACE_KEY: HEX });
    const record = openRecord({ data, key });
    rotateMaster(data, key, master(OTHER));
    await record.transaction('tester', (tx) => tx.append({ action: 'test', subject: 'test' }));
    await record.close();
    expect((await work({ VINETRACE_KEY: OTHER })).head).toBe(3);
  });
});

describe('a record encrypted anew', () => {
  it('is the same to the entry and the pseudonym, and its former key no longer opens it', async () => {
    await work({ VINETRACE_KEY: HEX });
    const { key } = resolveKey(data, { VINETRACE_KEY: HEX });
    renewKey(data, key, master(OTHER));
    const renewed = resolveKey(data, { VINETRACE_KEY: OTHER }).key;
    expect(opensWith(recordFile(data), databaseKey(key))).toBe(false);
    expect(pseudonymKeyOf(renewed)).toEqual(pseudonymKeyOf(key));
    expect((await work({ VINETRACE_KEY: OTHER })).actions).toEqual(['test', 'key', 'test']);
    renewKey(data, renewed, master(OTHER));
    expect((await work({ VINETRACE_KEY: OTHER })).head).toBe(5);
    expect(opensWith(recordFile(data), databaseKey(renewed))).toBe(false);
  });

  it('that a crash left half way opens with either key', async () => {
    await work({ VINETRACE_KEY: HEX });
    const { key } = resolveKey(data, { VINETRACE_KEY: HEX });
    const before = join(folder, 'before.db');
    copyFileSync(recordFile(data), before);
    const renewed = renewKey(data, key, master(OTHER)).key;
    // As after the keys were written, before the file was put in place.
    writeKeys(keysFile(data), { key: renewed, former: key }, master(OTHER));
    const after = join(folder, 'after.db');
    copyFileSync(recordFile(data), after);
    for (const [record, opens] of [
      [before, key],
      [after, renewed],
    ] as const) {
      copyFileSync(record, recordFile(data));
      expect(resolveKey(data, { VINETRACE_KEY: OTHER }).key).toEqual(opens);
    }
  });

  it.each([
    ['that failed after the file was in place opens with the new key', true],
    ['that failed before the file was in place opens with the former one', false],
  ])('%s', async (_name, isReplaced) => {
    await work({ VINETRACE_KEY: HEX });
    const { key: former } = resolveKey(data, { VINETRACE_KEY: HEX });
    const before = join(folder, 'before.db');
    copyFileSync(recordFile(data), before);
    const { key } = renewKey(data, former, master(OTHER));
    const after = join(folder, 'after.db');
    copyFileSync(recordFile(data), after);
    copyFileSync(before, recordFile(data));
    writeKeys(keysFile(data), { key: former }, master(OTHER));
    const replace = () => {
      if (isReplaced) copyFileSync(after, recordFile(data));
      throw new Error('the disk is full');
    };
    expect(() => changingKeys({ data, key, former, master: master(OTHER) }, replace)).toThrow(/full/);
    expect(resolveKey(data, { VINETRACE_KEY: OTHER }).key).toEqual(isReplaced ? key : former);
  });

  it('waits for nobody: a directory in use is refused, and nothing changes', async () => {
    const { key } = resolveKey(data, { VINETRACE_KEY: HEX });
    const record = openRecord({ data, key });
    expect(codeOf(() => renewKey(data, key, master(OTHER)))).toBe('data-in-use');
    await record.close();
    expect(existsSync(keysFile(data))).toBe(false);
    expect((await work({ VINETRACE_KEY: HEX })).head).toBe(1);
  });
});

describe('wrapped keys', () => {
  it('lie beside a backup, which opens with them', async () => {
    await work({ VINETRACE_KEY: HEX });
    expect(keepKeysBeside(data, join(folder, 'bare.db'))).toBeUndefined();
    const { key } = renewKey(data, resolveKey(data, { VINETRACE_KEY: HEX }).key, master(OTHER));
    const record = openRecord({ data, key });
    const backup = join(folder, 'backup.db');
    await record.backup(backup);
    await record.close();
    keepKeysBeside(data, backup);
    expect(keyOfBackup(backup, master(OTHER))).toEqual(key);
    expect(opensWith(backup, databaseKey(key))).toBe(true);
    expect(codeOf(() => keyOfBackup(backup, master(HEX)))).toBe('wrong-key');
  });

  it('that were altered by a byte are refused, as is a file that is none', async () => {
    await work({ VINETRACE_KEY: HEX });
    rotateMaster(data, resolveKey(data, { VINETRACE_KEY: HEX }).key, master(OTHER));
    const whole = JSON.parse(readFileSync(keysFile(data), 'utf8')) as { id: string; wrapped: string };
    for (const altered of [
      { ...whole, id: '0'.repeat(16) },
      { ...whole, wrapped: `AAAA${whole.wrapped.slice(4)}` },
    ]) {
      writeFileSync(keysFile(data), JSON.stringify(altered));
      expect(codeOf(() => resolveKey(data, { VINETRACE_KEY: OTHER }))).toBe('wrong-key');
    }
    writeFileSync(keysFile(data), '{"format": 2}');
    expect(codeOf(() => resolveKey(data, { VINETRACE_KEY: OTHER }))).toBe('integrity-failed');
  });
});
