// A record in memory, which holds what one on disk holds and can be made by the thousand.
import { GENESIS } from '../../server/record/journal.ts';
import { canonicalJson } from '../../server/record/canonical.ts';
import { FORMAT, GUARDED, SCHEMA } from '../../server/record/schema.ts';
import { Sql } from '../../server/record/sql.ts';
import { ensurePeopleTables } from '../../server/record/people-tables.ts';
import { ensureWorkingTables } from '../../server/record/working-tables.ts';
import { transact, type RecordTx } from '../../server/record/transaction.ts';

export const PSEUDONYM_KEY = Buffer.alloc(32, 7);

/** An empty record. */
export function memoryRecord(): Sql {
  const sql = new Sql(':memory:');
  sql.exec(`${GUARDED}; ${SCHEMA}`);
  const meta = { format: FORMAT, data_id: 'fuzz', head: canonicalJson({ seq: 0, hash: GENESIS }) };
  for (const [name, value] of Object.entries(meta))
    sql.run('INSERT INTO meta (name, value) VALUES (?, ?)', name, value);
  ensureWorkingTables(sql);
  ensurePeopleTables(sql);
  return sql;
}

/** One transaction, as on disk. */
export const write = (sql: Sql, work: (tx: RecordTx) => Promise<unknown> | unknown): Promise<unknown> =>
  transact({ sql, actor: 'fuzz', pseudonymKey: PSEUDONYM_KEY }, (tx) => work(tx));
