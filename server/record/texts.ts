// Whether the texts of a file can be read: over one that is no UTF-8 the driver ends the whole process, so they are looked at as bytes.
import { isUtf8 } from 'node:buffer';
import { fail } from '#contract/errors.ts';
import { sqliteCode, type Sql } from './sql.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** For each table that holds texts a statement that gives those of a row, one under the other. */
function statements(sql: Sql): string[] {
  const tables = sql.all<{ table: string; columns: string }>(
    `SELECT t.name AS "table", json_group_array(c.name) AS columns FROM sqlite_master t, pragma_table_info(t.name) c
     WHERE t.type = 'table' AND c.type = 'TEXT' GROUP BY t.name`,
  );
  return tables.map(({ table, columns }) => {
    const texts = JSON.parse(columns) as string[];
    const row = texts.map((name) => `coalesce(${quoted(name)}, '')`).join(' || char(10) || ');
    return `SELECT CAST(${row} AS BLOB) AS bytes FROM ${quoted(table)}`;
  });
}

const readable = (sql: Sql): boolean => {
  for (const statement of statements(sql))
    for (const { bytes } of sql.each<{ bytes: ArrayBuffer }>(statement)) if (!isUtf8(bytes)) return false;
  return true;
};

/** Whether every text of a file is UTF-8. Reads all of them. @throws an error of SQLite where a page cannot be read */
export function areTexts(sql: Sql): boolean {
  if (sql.inTransaction) return readable(sql);
  // A statement holds the file until it is collected, unless the transaction around it ends.
  sql.exec('BEGIN');
  try {
    return readable(sql);
  } finally {
    sql.exec('ROLLBACK');
  }
}

/**
 * Reads every text of a file whose bytes nobody vouches for yet. Encryption notices no damage: a byte that changed makes others of sixteen.
 * @param file its name for people
 * @param advice what to do where it is damaged
 * @throws integrity-failed
 */
export function assertTexts(sql: Sql, file: string, advice = { zh: '', en: '' }): void {
  try {
    if (areTexts(sql)) return;
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error;
  }
  fail('integrity-failed', `${file} 已损坏。${advice.zh}`, `${file} is damaged. ${advice.en}`.trimEnd());
}
