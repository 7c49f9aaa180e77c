// The lock of a data directory: it dies with the process that holds it.
import { join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { makeFile } from './private-files.ts';
import { Sql, sqliteCode } from './sql.ts';

/** Locks that are held: a connection that nothing refers to is closed with the next collection of garbage, its lock with it. */
const locks = new Set<Sql>();

/**
 * Takes the lock by an exclusive transaction that is never committed, on a database that holds nothing: the operating
 * system frees it with the process, however that ends.
 *
 * @returns what gives it back
 * @throws data-in-use where another process (or this one) holds it
 */
export function takeLock(data: string): () => void {
  const file = join(data, 'lock');
  makeFile(file);
  const held = new Sql(file);
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    const code = sqliteCode(error) ?? '';
    if (!code.startsWith('SQLITE_BUSY') && !code.startsWith('SQLITE_LOCKED')) throw error;
    fail(
      'data-in-use',
      `${data} 正被另一进程使用：请先停止该进程（例如正在运行的服务）。`,
      `${data} is in use by another process: stop that one first, such as a server that runs.`,
    );
  }
  locks.add(held);
  return () => {
    locks.delete(held);
    held.exec('ROLLBACK');
    held.close();
  };
}
