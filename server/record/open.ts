// Opening the record's file: made when missing, refused with a wrong key before a byte of it is touched.
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail } from '#contract/errors.ts';
import { canonicalJson } from './canonical.ts';
import { GENESIS } from './journal.ts';
import { recordFile } from './key.ts';
import { makeFile, sync } from './private-files.ts';
import { FORMAT, GUARDED, SCHEMA } from './schema.ts';
import { Sql, sqliteCode } from './sql.ts';

/** Pages kept decrypted per connection. */
const CACHE_KIB = 64 * 1024;

/** Opened this way, SQLite takes no lock and makes no file beside the one it reads. */
const untouched = (file: string): string => `${pathToFileURL(resolve(file)).href}?immutable=1`;

/** Whether a key opens a file; the file and what lies beside it stay as they are. */
export const opensWith = (file: string, databaseKey: string): boolean => {
  const probe = new Sql(untouched(file), databaseKey);
  try {
    // Reads the first page only, so that damage elsewhere is not taken for a wrong key.
    probe.get('PRAGMA schema_version');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
};

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Refuses a key that does not open the file. Asked twice: another process may just be writing its first page. @throws wrong-key */
export function checkKey(file: string, databaseKey: string): void {
  if (opensWith(file, databaseKey)) return;
  pause(50);
  if (opensWith(file, databaseKey)) return;
  fail('wrong-key', `密钥与 ${file} 不符。`, `The key does not open ${file}.`);
}

/** Makes an empty record aside and puts it in place whole, so that a crash leaves none or all of it. */
export function createFile(data: string, databaseKey: string): void {
  const made = join(data, 'record.new');
  for (const leftover of [made, `${made}-journal`]) rmSync(leftover, { force: true });
  makeFile(made);
  const sql = new Sql(made, databaseKey);
  const meta = {
    format: FORMAT,
    data_id: randomUUID(),
    head: canonicalJson({ seq: 0, hash: GENESIS }),
  };
  const values = Object.entries(meta).map(([name, value]) => `('${name}', '${value}')`);
  sql.exec('PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
  sql.exec(`BEGIN; ${SCHEMA}; INSERT INTO meta (name, value) VALUES ${values.join(', ')}; COMMIT`);
  sql.close();
  sync(made);
  renameSync(made, recordFile(data));
  sync(data);
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(sqliteCode(error) ?? '');

/** Opens a connection to a record that is there. @throws integrity-failed where it is damaged or of another format */
export function connect(data: string, databaseKey: string): Sql {
  try {
    return connected(data, databaseKey);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const file = recordFile(data);
    return fail('integrity-failed', `${file} 已损坏。`, `${file} is damaged.`, [], error);
  }
}

function connected(data: string, databaseKey: string): Sql {
  const file = recordFile(data);
  for (const beside of ['', '-wal', '-shm']) if (existsSync(file + beside)) makeFile(file + beside);
  const sql = new Sql(file, databaseKey);
  sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
  sql.exec(`PRAGMA cache_size = -${CACHE_KIB}; ${GUARDED}`);
  const format = sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'format'`)?.value;
  if (format !== FORMAT) {
    sql.close();
    fail('integrity-failed', `${file} 的格式未知。`, `${file} is of an unknown format.`);
  }
  return sql;
}
