// Opening the record's file: made when missing, refused with a wrong key before a byte of it is touched.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail } from '#contract/errors.ts';
import { canonicalJson } from './canonical.ts';
import { GENESIS } from './journal.ts';
import { recordFile } from './key.ts';
import { pause } from './pause.ts';
import { makeFile, sync } from './private-files.ts';
import { FORMAT, GUARDED, SCHEMA } from './schema.ts';
import { RESTORE } from './seal.ts';
import { Sql, sqliteCode } from './sql.ts';

/** Pages kept decrypted per connection. */
const CACHE_KIB = 64 * 1024;

/** Opened this way, SQLite takes no lock and makes no file beside the one it reads. */
const untouched = (file: string): string => `${pathToFileURL(resolve(file)).href}?immutable=1`;

/** Reads the first page only, so that damage elsewhere is not taken for a wrong key. */
function readsFirstPage(address: string, databaseKey: string): boolean {
  const probe = new Sql(address, databaseKey);
  try {
    probe.get('PRAGMA schema_version');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** No page is larger. */
const LARGEST_PAGE = 1 << 16;

/**
 * Whether a key opens the first page as the write-ahead log has it: where the power went while the log was being moved into the file, the
 * page in the file may be half of two. Tried on a copy of that page and the log.
 */
function opensThroughLog(file: string, databaseKey: string): boolean {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  const copy = `${file}.probe`;
  try {
    makeFile(copy);
    makeFile(`${copy}-wal`);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    const handle = openSync(file, 'r');
    const page = Buffer.alloc(LARGEST_PAGE);
    writeFileSync(copy, page.subarray(0, readSync(handle, page, 0, LARGEST_PAGE, 0)));
    closeSync(handle);
    return readsFirstPage(copy, databaseKey);
  } finally {
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(copy + beside, { force: true });
  }
}

/** Whether a key opens a file; the file and what lies beside it stay as they are. */
export const opensWith = (file: string, databaseKey: string): boolean =>
  readsFirstPage(untouched(file), databaseKey) || opensThroughLog(file, databaseKey);

/** Refuses a key that does not open the file. Asked twice: another process may just be writing its first page. @throws wrong-key */
export function checkKey(file: string, databaseKey: string): void {
  if (opensWith(file, databaseKey)) return;
  pause(50);
  if (opensWith(file, databaseKey)) return;
  fail(
    'wrong-key',
    `密钥与 ${file} 不符：密钥不是其原密钥（来源见 vinetrace key show），或该文件不是记录；换过主密钥或使用口令的，还须有数据目录中的 keys.json，备份则须有旁边的 ${file}.keys.json。`,
    `The key does not open ${file}: it is another one than that of the file (vinetrace key show says where it is from), or the file is no record; where the master key was changed or is a passphrase, keys.json of the data directory is needed too, for a backup ${file}.keys.json beside it.`,
  );
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

/** Refuses a record that another version of the program wrote in another form, and says which one opens it. @throws integrity-failed */
export function assertFormat(sql: Sql, file: string): void {
  const format = sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'format'`)?.value;
  if (format === FORMAT) return;
  if (Number(format) > Number(FORMAT)) {
    fail(
      'integrity-failed',
      `${file} 的格式为 ${format}，由更新的版本写成，本版本只认格式 ${FORMAT}：请重新安装较新的版本；若要退回，请恢复升级前的备份。`,
      `${file} is of format ${format}, written by a later version; this one knows format ${FORMAT}: install the later version again, or restore the backup from before the upgrade.`,
    );
  }
  fail(
    'integrity-failed',
    `${file} 的格式为 ${format ?? '未知'}，早于首个发布版本，无法升级：请用写成它的版本打开，或在新的数据目录中重新载入案件文件夹。`,
    `${file} is of format ${format ?? 'none'}, from before the first release, which nothing upgrades: open it with the version that wrote it, or load the case folders anew into another data directory.`,
  );
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(sqliteCode(error) ?? '');

/** Opens a connection to a record that is there. @throws integrity-failed where it is damaged or of another format */
export function connect(data: string, databaseKey: string): Sql {
  try {
    return connected(data, databaseKey);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const file = recordFile(data);
    return fail(
      'integrity-failed',
      `${file} 已损坏。${RESTORE.zh}`,
      `${file} is damaged. ${RESTORE.en}`,
      [],
      error,
    );
  }
}

function connected(data: string, databaseKey: string): Sql {
  const file = recordFile(data);
  for (const beside of ['', '-wal', '-shm']) if (existsSync(file + beside)) makeFile(file + beside);
  const sql = new Sql(file, databaseKey);
  sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
  sql.exec(`PRAGMA cache_size = -${CACHE_KIB}; ${GUARDED}`);
  try {
    assertFormat(sql, file);
  } catch (error) {
    sql.close();
    throw error;
  }
  return sql;
}
