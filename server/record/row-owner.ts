// Whose one row of a list is.
import type { Sql } from './sql.ts';

/** Owner (pseudonym) and home of a row, by the entry that asserted its list; undefined where there is no such row. */
export const readRowOwner = (
  sql: Sql,
  listEntry: number,
  row: number,
): { owner: string; home: number } | undefined =>
  sql.get(
    `SELECT o.id AS owner, r.home FROM row_owner r JOIN owner o ON o.n = r.owner
     WHERE r.list_entry = ? AND r.n = ?`,
    listEntry,
    row,
  );
