// The linkage of a case as it stands, all of it at once, for whoever compares its lists again.
import { linkedBy } from './linkage-read.ts';
import { ownersOfRows } from './near.ts';
import type { Sql } from './sql.ts';
import type { ListOwners } from './types.ts';

export interface StandingLinkage {
  /** Whose the rows of each list are: numbers of owners. */
  lists: ListOwners[];
  /** The complex of each owner by its number, where it has one. */
  complexOf: Map<number, string>;
}

/** Which lists to read, and how the linkage was when they were chosen. */
export interface WantedLinkage {
  caseId: string;
  lists: readonly { list: string; entry: number; rows: number }[];
  /** The entry that had last changed it. */
  linkedBy: number;
}

/**
 * Reads whose all rows of a case are, from one state of the record.
 * @returns undefined where the linkage is by now another one, or does not know all of the lists
 */
export function readStandingLinkage(sql: Sql, wanted: WantedLinkage): StandingLinkage | undefined {
  sql.exec('BEGIN');
  try {
    if (linkedBy(sql, wanted.caseId) !== wanted.linkedBy) return undefined;
    const lists: ListOwners[] = [];
    for (const { list, entry, rows: count } of wanted.lists) {
      const found = ownersOfRows(sql, entry);
      if (found.rows.length !== count) return undefined;
      lists.push({ list, ...found });
    }
    const complexOf = sql.all<{ n: number; name: string }>(
      `SELECT o.n, c.name FROM owner o JOIN complex c ON c.case_id = o.case_id AND c.id = o.complex
       WHERE o.case_id = ?`,
      wanted.caseId,
    );
    return { lists, complexOf: new Map(complexOf.map(({ n, name }) => [n, name])) };
  } finally {
    sql.exec('COMMIT');
  }
}
