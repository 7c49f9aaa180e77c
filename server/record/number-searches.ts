// Searches by a whole number, as the journal has them: it never has the number.
import type { Sql } from './sql.ts';

export const NUMBER_SEARCH = 'search-number';

/** When a person searched so after a moment (ISO 8601), the earliest first. */
export const readNumberSearches = (sql: Sql, actor: string, after: string): string[] =>
  sql
    .all<{ at: string }>(
      `SELECT at FROM journal WHERE action = '${NUMBER_SEARCH}' AND actor = ? AND at > ? ORDER BY at`,
      actor,
      after,
    )
    .map(({ at }) => at);
