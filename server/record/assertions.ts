// The history of one type of fact: every assertion ever made, and what took it back.
import { readEntry } from './journal.ts';
import type { Sql } from './sql.ts';
import type { FactType, JournalEntry } from './types.ts';

/** An assertion as it stands in the journal; `retracted` is the entry that took it back. */
export interface Assertion {
  entry: JournalEntry;
  retracted?: JournalEntry;
}

/** Every assertion of a type that was made in a case, in order. */
export function readAssertions(sql: Sql, caseId: string, type: FactType): Assertion[] {
  const found = sql.all<{ seq: number; by: number | null }>(
    // `;` follows `:`, so that this is all subjects of the type, by the index.
    `SELECT j.seq, r.by FROM journal j LEFT JOIN retracted r ON r.entry = j.seq
     WHERE j.case_id = ? AND j.subject >= ? AND j.subject < ? AND j.action = 'assert' ORDER BY j.seq`,
    caseId,
    `${type}:`,
    `${type};`,
  );
  return found.flatMap(({ seq, by }) => {
    const entry = readEntry(sql, seq);
    const retracted = by === null ? undefined : readEntry(sql, by);
    return entry === undefined ? [] : [{ entry, ...(retracted === undefined ? {} : { retracted }) }];
  });
}
