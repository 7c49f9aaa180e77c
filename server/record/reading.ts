// Everything that is read from the record, over one connection: the committed state, or a transaction's own.
import {
  countListOwners,
  countOwners,
  countSharedOwners,
  findOwnerIds,
  linkedBy,
  readComplexes,
  readOwner,
  readOwnerRows,
  readOwners,
  readRowOwners,
} from './linkage-read.ts';
import { readAssertions, type Assertion } from './assertions.ts';
import { readFile } from './evidence.ts';
import { readByRef, readCases, readFact, readFacts } from './facts.ts';
import { lastEntry, readEntries, readEntriesAbout, readEntry, type EntryFilter } from './journal.ts';
import { readLineageMark, type LineageMark } from './lineage-mark.ts';
import { countReadings, readingOfEntry, readingOfNumber, type Reading } from './readings.ts';
import { readEachRecord, readEachRow, readRows, type RowFilter } from './rows.ts';
import { readRowOwner } from './row-owner.ts';
import type { Sql } from './sql.ts';
import type { Complex, Fact, FactType, JournalEntry, Owner, StoredRow } from './types.ts';

/** What can be asked of the record. */
export interface RecordReader {
  /** Number of the last journal entry; 0 where there is none. */
  head(): number;
  cases(): { id: string; title: string }[];
  /** Facts that stand, in the order in which their subjects were first asserted. */
  facts(caseId: string, type?: FactType): Fact[];
  fact(caseId: string, type: FactType, id: string): Fact | undefined;
  byRef(caseId: string, ref: string): Fact | undefined;
  /** Rows of a list that stands; none where it does not. */
  rows(caseId: string, listId: string, filter?: RowFilter): StoredRow[];
  eachRow(caseId: string, listId: string): Iterable<StoredRow>;
  /** The same without the cells as written. */
  eachRecord(caseId: string, listId: string): Iterable<Pick<StoredRow, 'row' | 'record'>>;
  countRows(caseId: string, listId: string): number;
  /** What a list that stands was read as. */
  readingOf(caseId: string, listId: string): Reading | undefined;
  /** How many files were read whole, and on how many readings, whole or not, no list stands. */
  readings(): { whole: number; loose: number };
  /** How many owners a case has, or the rows of one of its lists. */
  countOwners(caseId: string, listId?: string): number;
  /** How many owners two of its lists have in common. */
  sharedOwners(caseId: string, one: string, other: string): number;
  /** Owner (pseudonym) and home of each row, in order of rows. */
  rowOwners(caseId: string, listId: string): Iterable<{ row: number; owner: string; home: number }>;
  /** Owner and home of one row; undefined where the list does not stand or has no such row. */
  rowOwner(caseId: string, listId: string, row: number): { owner: string; home: number } | undefined;
  owners(caseId: string): Iterable<Owner>;
  owner(caseId: string, id: string): Owner | undefined;
  /** Rows that are an owner's. */
  ownerRows(caseId: string, id: string): { list: string; row: number; home: number }[];
  complexes(caseId: string): Complex[];
  /** How far the lineage of a case has come. */
  lineageMark(caseId: string): LineageMark;
  /** The entry that last changed the linkage of a case; 0 where there is none. */
  linkedBy(caseId: string): number;
  /** Pseudonyms that a keyed hash (`keyHash`) leads to. */
  findOwners(caseId: string, hash: string): string[];
  /** Every assertion of a type that was made in a case, in order, and what took it back. */
  assertions(caseId: string, type: FactType): Assertion[];
  entries(filter: EntryFilter): { entries: JournalEntry[]; total: number };
  entry(seq: number): JournalEntry | undefined;
  /** Entries of no case whose subject begins with this, in order. */
  entriesAbout(subject: string): JournalEntry[];
  /** Bytes of an evidence file, chunk by chunk. */
  file(sha256: string): Iterable<Buffer> | undefined;
}

/** A reader over a connection. */
export function reading(sql: Sql): RecordReader {
  const listEntry = (caseId: string, listId: string): number =>
    sql.get<{ entry: number | null }>(
      `SELECT entry FROM fact WHERE case_id = ? AND type = 'List' AND id = ?`,
      caseId,
      listId,
    )?.entry ?? -1;
  const rowsOf = (caseId: string, listId: string): number => readingOfEntry(sql, listEntry(caseId, listId));
  return {
    head: () => lastEntry(sql).seq,
    cases: () => readCases(sql),
    facts: (caseId, type) => readFacts(sql, caseId, type),
    fact: (caseId, type, id) => readFact(sql, caseId, type, id),
    byRef: (caseId, ref) => readByRef(sql, caseId, ref),
    rows: (caseId, listId, filter = {}) => readRows(sql, rowsOf(caseId, listId), filter),
    eachRow: (caseId, listId) => readEachRow(sql, rowsOf(caseId, listId)),
    eachRecord: (caseId, listId) => readEachRecord(sql, rowsOf(caseId, listId)),
    countRows: (caseId, listId) => readingOfNumber(sql, rowsOf(caseId, listId))?.rows ?? 0,
    readingOf: (caseId, listId) => readingOfNumber(sql, rowsOf(caseId, listId)),
    readings: () => countReadings(sql),
    countOwners: (caseId, listId) =>
      listId === undefined ? countOwners(sql, caseId) : countListOwners(sql, listEntry(caseId, listId)),
    sharedOwners: (caseId, one, other) =>
      countSharedOwners(sql, listEntry(caseId, one), listEntry(caseId, other)),
    rowOwners: (caseId, listId) => readRowOwners(sql, listEntry(caseId, listId)),
    rowOwner: (caseId, listId, row) => readRowOwner(sql, listEntry(caseId, listId), row),
    owners: (caseId) => readOwners(sql, caseId),
    owner: (caseId, id) => readOwner(sql, caseId, id),
    ownerRows: (caseId, id) => readOwnerRows(sql, caseId, id),
    complexes: (caseId) => readComplexes(sql, caseId),
    lineageMark: (caseId) => readLineageMark(sql, caseId),
    linkedBy: (caseId) => linkedBy(sql, caseId),
    findOwners: (caseId, hash) => findOwnerIds(sql, caseId, hash),
    assertions: (caseId, type) => readAssertions(sql, caseId, type),
    entries: (filter) => readEntries(sql, filter),
    entry: (seq) => readEntry(sql, seq),
    entriesAbout: (subject) => readEntriesAbout(sql, subject),
    file: (sha256) => readFile(sql, sha256),
  };
}
