// The history of one type of fact: every assertion ever made, and what took it back.
import { readEntry } from './journal.ts';
import type { Sql } from './sql.ts';
import type { FactType, JournalEntry } from './types.ts';

/** An assertion as it stands in the journal; `retracted` is the entry that took it back. */
export interface Assertion {
  entry: JournalEntry;
  retracted?: JournalEntry;
}

/** Every assertion of one subject, in order. */
export function readHistory(sql: Sql, caseId: string, type: FactType, id: string): Assertion[] {
  return readOf(
    sql,
    `SELECT j.seq, r.by FROM journal j LEFT JOIN retracted r ON r.entry = j.seq
     WHERE j.case_id = ? AND j.subject = ? AND j.action = 'assert' ORDER BY j.seq`,
    [caseId, `${type}:${id}`],
  );
}

/** Every assertion of a type that was made in a case, in order. */
export function readAssertions(sql: Sql, caseId: string, type: FactType): Assertion[] {
  return readOf(
    sql,
    // `;` follows `:`, so that this is all subjects of the type, by the index.
    `SELECT j.seq, r.by FROM journal j LEFT JOIN retracted r ON r.entry = j.seq
     WHERE j.case_id = ? AND j.subject >= ? AND j.subject < ? AND j.action = 'assert' ORDER BY j.seq`,
    [caseId, `${type}:`, `${type};`],
  );
}

function readOf(sql: Sql, statement: string, values: string[]): Assertion[] {
  const found = sql.all<{ seq: number; by: number | null }>(statement, ...values);
  return found.flatMap(({ seq, by }) => {
    const entry = readEntry(sql, seq);
    const retracted = by === null ? undefined : readEntry(sql, by);
    // What a purge emptied says nothing any more.
    return entry?.payload === undefined ? [] : [{ entry, ...(retracted === undefined ? {} : { retracted }) }];
  });
}

/** Subjects that were ever joined into others: they may come back without ever having gone from the record. */
export const everJoined = (sql: Sql, caseId: string): string[] =>
  sql
    .all<{ subject: string }>(
      `SELECT DISTINCT subject FROM journal WHERE case_id = ? AND subject >= 'Join:' AND subject < 'Join;'`,
      caseId,
    )
    .map(({ subject }) => subject.slice('Join:'.length));
