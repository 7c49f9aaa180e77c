// Up to which entry the lineage of a case was inferred, and what changed since.
import type { FactType } from './types.ts';
import type { Sql } from './sql.ts';

/** What lineage is inferred from, beside rows, which change with their list. */
export const LINEAGE_SOURCES = [
  'List',
  'Transfer',
  'Decision',
  'Canary',
] as const satisfies readonly FactType[];

const SOURCES = LINEAGE_SOURCES.map((type) => `'${type}'`).join(', ');

/** How far the lineage of a case has come, as far as the record knows. */
export interface LineageMark {
  /** The last entry that it knows of; null where nothing was inferred. */
  entry: number | null;
  /** Name and version of the model that inferred it. */
  model: string | null;
  /** Lists that it compared as they stand, of all. */
  compared: number;
  lists: number;
  /** The entry that last changed anything that it is inferred from. */
  latest: number;
  /** Whether anything that it is inferred from changed since, or a list has none. */
  changed: boolean;
}

/** Notes that the lineage that stands was inferred from all up to an entry. */
export const writeLineageMark = (sql: Sql, caseId: string, entry: number, model: string): void => {
  sql.run(
    'INSERT OR REPLACE INTO lineage_mark (case_id, entry, model) VALUES (?, ?, ?)',
    caseId,
    entry,
    model,
  );
};

export function readLineageMark(sql: Sql, caseId: string): LineageMark {
  const { entry, model } = sql.get<Pick<LineageMark, 'entry' | 'model'>>(
    'SELECT entry, model FROM lineage_mark WHERE case_id = ?',
    caseId,
  ) ?? { entry: null, model: null };
  const lists = sql.get<{ lists: number; compared: number; missing: number }>(
    `SELECT count(*) AS lists, count(*) FILTER (WHERE l.touched <= ?2 AND i.entry IS NOT NULL) AS compared,
            count(*) FILTER (WHERE i.entry IS NULL) AS missing
     FROM fact l LEFT JOIN fact i ON i.case_id = l.case_id AND i.type = 'Lineage' AND i.id = l.id
     WHERE l.case_id = ?1 AND l.type = 'List' AND l.entry IS NOT NULL`,
    caseId,
    entry ?? 0,
  )!;
  const latest =
    sql.get<{ latest: number | null }>(
      `SELECT max(touched) AS latest FROM fact WHERE case_id = ? AND type IN (${SOURCES})`,
      caseId,
    )?.latest ?? 0;
  const { missing, ...counts } = lists;
  return { entry, model, ...counts, latest, changed: latest > (entry ?? 0) || missing > 0 };
}
