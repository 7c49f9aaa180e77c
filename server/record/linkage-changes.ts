// Single changes of what linkage says: an owner that goes, complexes counted anew, the state that all of it adds up to.
import type { Sql } from './sql.ts';
import type { Complex } from './types.ts';

/** Notes that an owner stands no longer. */
export const removeOwner = (
  sql: Sql,
  caseId: string,
  owner: { n: number; id: string },
  entry: number,
): void => {
  sql.run('DELETE FROM owner WHERE n = ?', owner.n);
  sql.run('DELETE FROM owner_key WHERE owner = ?', owner.n);
  sql.run(
    `INSERT OR REPLACE INTO gone (case_id, type, id, entry) VALUES (?, 'Owner', ?, ?)`,
    caseId,
    owner.id,
    entry,
  );
};

/** Counts the owners of each complex anew; those that changed get the entry, those without owners are gone. */
export function recountComplexes(
  sql: Sql,
  caseId: string,
  names: ReadonlyMap<string, string>,
  entry: number,
): void {
  const standing = new Map(
    sql
      .all<Complex>('SELECT id, name, owners, entry FROM complex WHERE case_id = ?', caseId)
      .map((complex) => [complex.id, complex]),
  );
  const counts = sql.all<{ id: string; owners: number }>(
    'SELECT complex AS id, count(*) AS owners FROM owner WHERE case_id = ? AND complex IS NOT NULL GROUP BY complex',
    caseId,
  );
  for (const { id, owners } of counts) {
    const before = standing.get(id);
    standing.delete(id);
    if (before?.owners === owners) continue;
    sql.run(
      'INSERT OR REPLACE INTO complex (case_id, id, name, owners, entry) VALUES (?, ?, ?, ?, ?)',
      caseId,
      id,
      before?.name ?? names.get(id) ?? id,
      owners,
      entry,
    );
    sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Complex' AND id = ?`, caseId, id);
  }
  for (const id of standing.keys()) {
    sql.run('DELETE FROM complex WHERE case_id = ? AND id = ?', caseId, id);
    sql.run(
      `INSERT OR REPLACE INTO gone (case_id, type, id, entry) VALUES (?, 'Complex', ?, ?)`,
      caseId,
      id,
      entry,
    );
  }
}

/** All that linkage says of a case, summed up. */
export interface LinkageState {
  digest: string;
  owners: number;
  rows: number;
}

export const writeState = (
  sql: Sql,
  caseId: string,
  { digest, owners, rows }: LinkageState,
  entry: number,
): void => {
  sql.run(
    'INSERT OR REPLACE INTO linkage (case_id, digest, owners, rows, entry) VALUES (?, ?, ?, ?, ?)',
    caseId,
    digest,
    owners,
    rows,
    entry,
  );
};

export const readState = (sql: Sql, caseId: string): (LinkageState & { entry: number }) | undefined =>
  sql.get('SELECT digest, owners, rows, entry FROM linkage WHERE case_id = ?', caseId);

/** Notes which entry's rows of a list are linked (null: none), and that this changed. */
export const setLink = (
  sql: Sql,
  caseId: string,
  list: string,
  listEntry: number | null,
  entry: number,
): void => {
  sql.run(
    'INSERT OR REPLACE INTO list_link (case_id, list, list_entry, entry) VALUES (?, ?, ?, ?)',
    caseId,
    list,
    listEntry,
    entry,
  );
};
