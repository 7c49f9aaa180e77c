// What an inference of lineage remembers for the next one of the same case, list by list: counts under digests, derived and
// never needed. What is missing, or was counted in another way, is counted again.
import type { Sql } from './sql.ts';

/** What is remembered, as it is kept. */
export interface KeptLineageMemory {
  /** How it was counted. */
  version: string;
  /** Lists of which something is remembered. */
  lists: readonly string[];
  /** Of these, what is not kept yet. */
  changed: readonly { list: string; data: Uint8Array }[];
}

/** What is kept of each list, as far as it was counted in the same way. */
export const readLineageMemory = (sql: Sql, caseId: string, version: string): Map<string, Uint8Array> =>
  new Map(
    sql
      .all<{ list: string; data: Uint8Array }>(
        'SELECT list, data FROM lineage_memory WHERE case_id = ? AND version = ?',
        caseId,
        version,
      )
      .map(({ list, data }) => [list, data]),
  );

/** Keeps what changed, and forgets lists that are gone and what was counted otherwise. @param pace lets others have their turn */
export async function writeLineageMemory(
  sql: Sql,
  caseId: string,
  { version, lists, changed }: KeptLineageMemory,
  pace: () => Promise<void>,
): Promise<void> {
  sql.run(
    `DELETE FROM lineage_memory WHERE case_id = ?
       AND (version <> ? OR list NOT IN (SELECT value FROM json_each(?)))`,
    caseId,
    version,
    JSON.stringify(lists),
  );
  for (const { list, data } of changed) {
    await pace();
    sql.run(
      'INSERT OR REPLACE INTO lineage_memory (case_id, list, version, data) VALUES (?, ?, ?, ?)',
      caseId,
      list,
      version,
      data,
    );
  }
}
