// Tables beside the evidence: the view that each person has of a case, the views that they saved, and what cases have in common. They are no evidence, so
// nothing of them stands in the journal and nothing is checked against it; a backup holds them, for they lie in the same file.
import { ACROSS_TABLES } from './across/tables.ts';
import { RECEIVED_TABLES } from './received.ts';
import { NUMBER_SEARCH } from './number-searches.ts';
import type { Sql } from './sql.ts';

const WORKING = `
CREATE TABLE IF NOT EXISTS kept_view (
  user TEXT NOT NULL, case_id TEXT NOT NULL, version INTEGER NOT NULL, format INTEGER NOT NULL, page TEXT NOT NULL,
  attempt TEXT NOT NULL, saved TEXT NOT NULL, view TEXT NOT NULL, first INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (user, case_id)
) STRICT, WITHOUT ROWID;
-- What a person did, in order; those from kept_view.at on were taken back.
CREATE TABLE IF NOT EXISTS kept_step (
  user TEXT NOT NULL, case_id TEXT NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (user, case_id, n)
) STRICT, WITHOUT ROWID;
-- Every version of a saved view, of which the last counts; removed: 1 from a removal until it is put back.
CREATE TABLE IF NOT EXISTS saved_view (
  id TEXT NOT NULL, version INTEGER NOT NULL, case_id TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL,
  shared INTEGER NOT NULL, removed INTEGER NOT NULL, actor TEXT NOT NULL, saved TEXT NOT NULL, format INTEGER NOT NULL,
  view TEXT NOT NULL, address TEXT NOT NULL, thumbnail BLOB, PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS saved_view_case ON saved_view (case_id, id, version);
${ACROSS_TABLES}${RECEIVED_TABLES}
-- When a person searched by a whole number.
CREATE INDEX IF NOT EXISTS journal_number_search ON journal (actor, at) WHERE action = '${NUMBER_SEARCH}';`;

/** The last of each time that some were added: where one is missing, all are asked for. */
const LAST = ['received_case_case', 'journal_number_search', 'across_packed'];

/** Makes the tables where a record does not have them: one that was made before they came into being is opened all the same. */
export function ensureWorkingTables(sql: Sql): void {
  const isThere = (name: string): boolean =>
    sql.get('SELECT 1 FROM sqlite_master WHERE name = ?', name) !== undefined;
  if (!LAST.every(isThere)) sql.exec(`BEGIN IMMEDIATE; ${WORKING} COMMIT`);
}
