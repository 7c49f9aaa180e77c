// A connection of a worker's own that reads the record's file and can write nothing.
import type { RecordSource } from './record.ts';
import { Sql } from './sql.ts';

/** Pages kept decrypted: rows are read once through. */
const CACHE_KIB = 8 * 1024;

/** Opens a reader of what is committed by now, of a record that this process holds the lock of. */
export function openReader({ file, key }: RecordSource): Sql {
  const sql = new Sql(file, key);
  sql.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA query_only = ON`);
  return sql;
}

/** Moves what lies in the write-ahead log into the file, as far as no reader is in the way. */
export function checkpoint({ file, key }: RecordSource): void {
  const sql = new Sql(file, key);
  try {
    sql.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    sql.close();
  }
}
