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
import { readAssertions, readHistory, type Assertion } from './assertions.ts';
import { bytesOf, readFile } from './evidence.ts';
import { readByHand, readByRef, readCases, readFact, readFacts, readSubject } from './facts.ts';
import {
  lastEntry,
  readEntries,
  readEntriesAbout,
  rawEntriesOf,
  readEntriesOn,
  readEntry,
  type EntryFilter,
  type RawEntry,
} from './journal.ts';
import { isMaskedPart, readReceivedCases, readReceivedEntries, type ReceivedCase } from './received.ts';
import { drawnKeys, laterIds } from './keys/pseudonym-keys.ts';
import { readLineageMark, type LineageMark } from './lineage-mark.ts';
import { membersOf, type Members } from './members.ts';
import { countReadings, readingOfEntry, readingOfNumber, type Reading } from './readings.ts';
import {
  readEachRecord,
  readEachRow,
  readRows,
  readWritten,
  type RowFilter,
  type WrittenRows,
} from './rows.ts';
import {
  casesSharing,
  countShared,
  readShared,
  sharedElements,
  type AcrossFilter,
  type SharedElement,
  type SharedKind,
} from './across/read.ts';
import { isBehind } from './across/store.ts';
import { readNumberSearches } from './number-searches.ts';
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
  /** Facts that stand by the word of a person, those that were joined into others too. */
  byHand(caseId: string): Fact[];
  /** What a reference belongs to, whether it stands or not. */
  subject(caseId: string, ref: string): { type: FactType; id: string; entry: number | null } | undefined;
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
  /** Of a kind, what a case has in common with others, and how much there is in all. */
  shared(
    caseId: string,
    kind: SharedKind,
    filter: AcrossFilter,
    page: { offset: number; limit: number },
  ): { items: SharedElement[]; total: number };
  /** References of elements of a case that turn up in others, each with the other case; people left out. */
  sharedElements(caseId: string, others: readonly string[]): { here: string; other: string }[];
  /** Those of other cases in which anything of a case turns up. */
  casesSharing(caseId: string, others: readonly string[]): string[];
  /** Whether something was entered that what cases have in common does not heed yet. */
  isAcrossBehind(): boolean;
  /** Owner (pseudonym) and home of each row, in order of rows. */
  rowOwners(caseId: string, listId: string): Iterable<{ row: number; owner: string; home: number }>;
  /** Owner and home of one row; undefined where the list does not stand or has no such row. */
  rowOwner(caseId: string, listId: string, row: number): { owner: string; home: number } | undefined;
  owners(caseId: string): Iterable<Owner>;
  owner(caseId: string, id: string): Owner | undefined;
  /** The same by a pseudonym that the owner had before pseudonyms were changed, too. */
  ownerNow(caseId: string, id: string): Owner | undefined;
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
  /** The same of one subject. */
  history(caseId: string, type: FactType, id: string): Assertion[];
  entries(filter: EntryFilter): { entries: JournalEntry[]; total: number };
  entry(seq: number): JournalEntry | undefined;
  /** Entries about one subject, such as `Evidence:E01`, of a case or of none, in order. */
  entriesOn(caseId: string | undefined, subject: string): JournalEntry[];
  /** When a person searched by a whole number after a moment (ISO 8601), the earliest first. */
  numberSearches(actor: string, after: string): string[];
  /** All entries of a case as they lie, in order. */
  rawEntries(caseId: string): Iterable<RawEntry>;
  /** The reading on which the list of an entry stands. */
  readingOfEntry(entry: number): Reading | undefined;
  /** All rows of a reading as they are kept. */
  writtenRows(reading: number): Iterable<WrittenRows>;
  /** How large a file is; undefined where the record does not hold it. */
  fileBytes(sha256: string): number | undefined;
  /** Cases that came from other installations. */
  receivedCases(): ReceivedCase[];
  /** Entries of one of them, as they are known here and there. */
  receivedEntries(source: number): { entry: number; seq: number; at: string; actor: string }[];
  /** Whether a case is a masked part. */
  isMaskedPart(caseId: string): boolean;
  /** Entries of no case whose subject begins with this, in order. */
  entriesAbout(subject: string): JournalEntry[];
  /** Who may know of which case. */
  readonly members: Members;
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
    byHand: (caseId) => readByHand(sql, caseId),
    subject: (caseId, ref) => readSubject(sql, caseId, ref),
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
    shared: (caseId, kind, filter, page) => ({
      items: page.limit === 0 ? [] : readShared(sql, caseId, kind, filter, page),
      total: countShared(sql, caseId, kind, filter),
    }),
    sharedElements: (caseId, others) => sharedElements(sql, caseId, others),
    casesSharing: (caseId, others) => casesSharing(sql, caseId, others),
    isAcrossBehind: () => isBehind(sql),
    rowOwners: (caseId, listId) => readRowOwners(sql, listEntry(caseId, listId)),
    rowOwner: (caseId, listId, row) => readRowOwner(sql, listEntry(caseId, listId), row),
    owners: (caseId) => readOwners(sql, caseId),
    owner: (caseId, id) => readOwner(sql, caseId, id),
    ownerNow: (caseId, id) =>
      readOwner(sql, caseId, id) ??
      laterIds(drawnKeys(sql), id)
        .map((later) => readOwner(sql, caseId, later))
        .find((owner) => owner !== undefined),
    ownerRows: (caseId, id) => readOwnerRows(sql, caseId, id),
    complexes: (caseId) => readComplexes(sql, caseId),
    lineageMark: (caseId) => readLineageMark(sql, caseId),
    linkedBy: (caseId) => linkedBy(sql, caseId),
    findOwners: (caseId, hash) => findOwnerIds(sql, caseId, hash),
    assertions: (caseId, type) => readAssertions(sql, caseId, type),
    history: (caseId, type, id) => readHistory(sql, caseId, type, id),
    entries: (filter) => readEntries(sql, filter),
    entry: (seq) => readEntry(sql, seq),
    members: membersOf(sql),
    entriesOn: (caseId, subject) => readEntriesOn(sql, caseId, subject),
    numberSearches: (actor, after) => readNumberSearches(sql, actor, after),
    rawEntries: (caseId) => rawEntriesOf(sql, caseId),
    readingOfEntry: (entry) => readingOfNumber(sql, readingOfEntry(sql, entry)),
    writtenRows: (number) => readWritten(sql, number),
    fileBytes: (sha256) => bytesOf(sql, sha256),
    receivedCases: () => readReceivedCases(sql),
    receivedEntries: (source) => readReceivedEntries(sql, source),
    isMaskedPart: (caseId) => isMaskedPart(sql, caseId),
    entriesAbout: (subject) => readEntriesAbout(sql, subject),
    file: (sha256) => readFile(sql, sha256),
  };
}
