// The files of the record: closed to others, unreadable without the key, untouched by a wrong one.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { restoreRecord } from './backup.ts';
import { resolveKey } from './keys/resolve-key.ts';
import { openRecord } from './record.ts';
import { assertCase, CASE, newFolder, newKey, newRecord, people, sha256 } from './testing/records.ts';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof VinetraceError ? error.code : String(error);
  }
};

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const umask = process.umask();
afterEach(() => process.umask(umask));

const contents = (data: string): { [file: string]: string } =>
  Object.fromEntries(readdirSync(data).map((file) => [file, sha256(readFileSync(join(data, file)))]));

describe('modes', () => {
  it.each([0o000, 0o022, 0o777])('are 0600 and 0700 under umask %o', async (mask) => {
    const folder = newFolder();
    process.umask(mask);
    const data = join(folder, 'deep', 'data');
    const { key, created } = resolveKey(data, { XDG_CONFIG_HOME: join(folder, 'config') });
    const { record } = newRecord(data, key);
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(100) }));
    await record.backup(join(data, 'copy.db'));
    expect(
      [folder, data]
        .slice(1)
        .concat(join(folder, 'deep'), join(folder, 'config', 'vinetrace'))
        .map(mode),
    ).toEqual(['700', '700', '700']);
    const files = readdirSync(data);
    expect(files).toEqual(
      expect.arrayContaining(['copy.db', 'lock', 'record.db', 'record.db-shm', 'record.db-wal']),
    );
    expect(files.filter((file) => mode(join(data, file)) !== '600')).toEqual([]);
    expect(mode(created ?? '')).toBe('600');
  });

  it('leave a folder alone that is somebody else’s', async () => {
    const data = join(newFolder(), 'home');
    mkdirSync(data, { mode: 0o755 });
    writeFileSync(join(data, 'letter.txt'), 'dear');
    newRecord(data);
    expect(mode(data)).toBe('755');
  });
});

describe('the key', () => {
  it('is made once, and read again in both forms', () => {
    const folder = newFolder();
    const env = { VINETRACE_KEY_FILE: join(folder, 'keys', 'key') };
    const made = resolveKey(join(folder, 'data'), env);
    expect(made.created).toBe(env.VINETRACE_KEY_FILE);
    expect(resolveKey(join(folder, 'data'), env)).toEqual({ key: made.key });
    writeFileSync(env.VINETRACE_KEY_FILE, made.key);
    expect(resolveKey(join(folder, 'data'), env)).toEqual({ key: made.key });
    writeFileSync(env.VINETRACE_KEY_FILE, 'too short');
    expect(codeOf(() => resolveKey(join(folder, 'data'), env))).toBe('wrong-key');
    expect(codeOf(() => resolveKey(join(folder, 'data'), { VINETRACE_KEY_FILE: folder }))).toBe('wrong-key');
    expect(readdirSync(join(folder, 'keys'))).toEqual(['key']);
  });

  it('is not made anew for a record that has one', () => {
    const { data } = newRecord();
    const env = { HOME: newFolder() };
    expect(codeOf(() => resolveKey(data, env))).toBe('wrong-key');
    expect(readdirSync(env.HOME)).toEqual([]);
  });

  it('is refused when wrong, and not a byte changes', async () => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(100) }));
    await record.close();
    const before = contents(data);
    expect(codeOf(() => openRecord({ data, key: newKey() }))).toBe('wrong-key');
    expect(codeOf(() => openRecord({ data, key: key.subarray(1) }))).toBe('wrong-key');
    expect(contents(data)).toEqual(before);
    const again = openRecord({ data, key });
    expect(again.facts(CASE)).toHaveLength(3);
    await again.close();
  });

  it.each([[['record.db']], [['record.db', 'record.db-wal']]])(
    'leaves nothing behind when wrong, with %j',
    async (files) => {
      const { record, data: used } = newRecord();
      await record.transaction('tester', (tx) => assertCase(tx, { a: people(100) }));
      const data = newFolder();
      for (const file of files) copyFileSync(join(used, file), join(data, file));
      const before = contents(data);
      expect(codeOf(() => openRecord({ data, key: newKey() }))).toBe('wrong-key');
      expect(contents(data)).toEqual(before);
    },
  );
});

describe('the files', () => {
  it('hold nothing in the clear, in any encoding', async () => {
    const { record, data } = newRecord();
    await record.transaction('tester', async (tx) => {
      assertCase(tx, { a: people(3000) });
      await tx.putFile([iconv.encode('姓名,电话\n张三1,19900000001\n', 'gb18030')]);
      await tx.putFile([Buffer.from('张三1 19900000001', 'utf16le')]);
    });
    await record.backup(join(data, 'copy.db'));
    const names = readdirSync(data);
    expect(names.some((name) => name.endsWith('-wal') && statSync(join(data, name)).size > 100_000)).toBe(
      true,
    );
    const bytes = Buffer.concat(
      names.filter((name) => name !== 'lock').map((name) => readFileSync(join(data, name))),
    );
    for (const secret of ['张三1', '19900000001', '翠湖花园', '佳美装饰', 'CREATE TABLE', 'SQLite format']) {
      for (const encoding of ['utf8', 'gb18030', 'utf16le']) {
        expect([secret, encoding, bytes.includes(iconv.encode(secret, encoding))]).toEqual([
          secret,
          encoding,
          false,
        ]);
      }
    }
  });
});

describe('the seal', () => {
  const sealed = async (): Promise<{ data: string; key: Buffer; file: string }> => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(100) }));
    await record.close();
    return { data, key, file: join(data, 'record.db') };
  };

  it('tells of every byte that changed, wherever it stands', async () => {
    const { data, key, file } = await sealed();
    const whole = readFileSync(file);
    for (let at = 5000; at < whole.length; at += 9973) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x40;
      writeFileSync(file, bytes);
      expect([at, codeOf(() => openRecord({ data, key }))]).toEqual([at, 'integrity-failed']);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
    for (const bytes of [whole.subarray(0, -1), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(codeOf(() => openRecord({ data, key }))).toBe('integrity-failed');
    }
    rmSync(file);
    expect(codeOf(() => openRecord({ data, key }))).toBe('integrity-failed');
    writeFileSync(file, whole);
    await openRecord({ data, key }).close();
  });

  it('stays as it is where nothing was written, and is void after a crash', async () => {
    const { data, key } = await sealed();
    const ofFile = (): unknown[] => ['record.db', 'record.seal'].map((name) => contents(data)[name]);
    const before = ofFile();
    await openRecord({ data, key }).close();
    expect(ofFile()).toEqual(before);

    const { record } = newRecord(data, key);
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(100), b: people(9) }));
    // What a killed process leaves: the old seal, and a log beside the file.
    const crashed = newFolder();
    for (const name of ['record.db', 'record.db-wal', 'record.seal'])
      copyFileSync(join(data, name), join(crashed, name));
    await record.close();
    expect(ofFile()[1]).not.toBe(before[1]);
    const healed = newRecord(crashed, key).record;
    expect(healed.verify()).toMatchObject({ ok: true });
    expect(healed.facts(CASE)).toHaveLength(4);
    await healed.close();
    await openRecord({ data: crashed, key }).close();
  });
});

describe('the lock', () => {
  it('refuses a second opening, in this process too, and is given back', async () => {
    const { record, data, key } = newRecord();
    expect(codeOf(() => openRecord({ data, key }))).toBe('data-in-use');
    expect(codeOf(() => openRecord({ data, key }))).toBe('data-in-use');
    await record.close();
    const again = openRecord({ data, key });
    await again.close();
  });
});

describe('a first page that is half written', () => {
  it('is read through the log, and a wrong key stays one', async () => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(200) }));
    const left = join(newFolder(), 'data');
    mkdirSync(left);
    for (const name of ['record.db', 'record.db-wal']) copyFileSync(join(data, name), join(left, name));
    const bytes = readFileSync(join(left, 'record.db'));
    bytes.fill(0xa5, 512, 1024);
    writeFileSync(join(left, 'record.db'), bytes);
    const before = contents(left);
    expect(codeOf(() => openRecord({ data: left, key: newKey() }))).toBe('wrong-key');
    expect(contents(left)).toEqual(before);
    const opened = openRecord({ data: left, key });
    expect(opened.verify()).toEqual(record.verify());
    await opened.close();
  });
});

describe('backup', () => {
  it('is one encrypted file, which restores to the same record', async () => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', async (tx) => {
      assertCase(tx, { a: people(200) });
      await tx.putFile([Buffer.from('evidence')]);
    });
    const file = join(newFolder(), "it's a copy.db");
    const made = await record.backup(file);
    expect(made).toEqual({ file, sha256: sha256(readFileSync(file)), bytes: statSync(file).size });
    await expect(record.backup(file)).rejects.toThrow(/exists/);

    const other = join(newFolder(), 'data');
    expect(codeOf(() => restoreRecord({ file, data: other, key: newKey() }))).toBe('wrong-key');
    expect(existsSync(other)).toBe(false);
    expect(restoreRecord({ file, data: other, key })).toEqual({ entries: record.head() });
    expect(readdirSync(other).filter((name) => name.startsWith('record'))).toEqual(['record.db']);
    const restored = newRecord(other, key).record;
    expect(restored.dataId).toBe(record.dataId);
    expect(restored.entries({ after: 0, limit: 99 })).toEqual(record.entries({ after: 0, limit: 99 }));
    expect([...restored.eachRow(CASE, 'a')]).toEqual([...record.eachRow(CASE, 'a')]);
    expect(restored.verify()).toEqual(record.verify());
    expect(codeOf(() => restoreRecord({ file, data, key }))).toBe('bad-request');
    expect(codeOf(() => restoreRecord({ file, data, key, replace: true }))).toBe('data-in-use');
  });

  it('of which a byte changed within a text is refused, and so is a record that a killed process left', async () => {
    const { record, key } = newRecord();
    await record.transaction('tester', (tx) =>
      tx.append({ action: 'test', subject: 'test', payload: { text: '好'.repeat(20_000) } }),
    );
    const file = join(newFolder(), 'copy.db');
    await record.backup(file);
    const whole = readFileSync(file);
    const data = join(newFolder(), 'data');
    const refused = { restored: 0, opened: 0 };
    for (let page = 1; page * 4096 < whole.length; page += 5) {
      const bytes = Buffer.from(whole);
      bytes[page * 4096 + 2000]! ^= 1;
      writeFileSync(file, bytes);
      if (codeOf(() => restoreRecord({ file, data, key, replace: true })) === 'integrity-failed')
        refused.restored += 1;
      // Without a seal, as a process that was killed leaves it.
      const left = newFolder();
      writeFileSync(join(left, 'record.db'), bytes);
      try {
        void openRecord({ data: left, key }).close();
      } catch (error) {
        // In words that say what to do.
        expect(error).toMatchObject({
          code: 'integrity-failed',
          detail: { en: expect.stringMatching(/vinetrace restore/) },
        });
        refused.opened += 1;
      }
    }
    // The text alone fills fourteen pages.
    expect(refused.restored).toBeGreaterThanOrEqual(2);
    expect(refused.opened).toBeGreaterThanOrEqual(2);
  });

  it('replaces a record only where told to, and only when it is sound', async () => {
    const { record, data, key } = newRecord();
    await record.transaction('tester', (tx) => assertCase(tx, { a: people(20) }));
    const file = join(newFolder(), 'copy.db');
    await record.backup(file);
    await record.transaction('tester', (tx) => tx.append({ action: 'reveal', subject: 'later' }));
    const head = record.head();
    await record.close();

    const damaged = join(newFolder(), 'damaged.db');
    const bytes = readFileSync(file);
    for (let page = 4096 * 6; page < bytes.length; page += 4096) bytes.fill(7, page + 2000, page + 2040);
    writeFileSync(damaged, bytes);
    expect(codeOf(() => restoreRecord({ file: damaged, data, key, replace: true }))).toBe('integrity-failed');
    const elsewhere = join(newFolder(), 'data');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'record.db'), bytes.fill(7, 4096 * 2, 4096 * 6));
    expect(codeOf(() => openRecord({ data: elsewhere, key }))).toBe('integrity-failed');
    const kept = openRecord({ data, key });
    expect(kept.head()).toBe(head);
    await kept.close();

    expect(restoreRecord({ file, data, key, replace: true })).toEqual({ entries: head - 1 });
    const back = openRecord({ data, key });
    expect(back.head()).toBe(head - 1);
    expect(back.verify().ok).toBe(true);
    await back.close();
  });
});
