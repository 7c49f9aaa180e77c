// A transaction of the record: everything that one person does at once, entered whole or not at all.
import { fail } from '#contract/errors.ts';
import { canonicalJson } from './canonical.ts';
import { storeFile, type FileSource, type StoredFile } from './evidence.ts';
import { assertFact, dropFact, retractEntry, subjectOf } from './facts.ts';
import { writeAdded } from './added-writer.ts';
import type { LinkageChange } from './linkage-added.ts';
import { appendEntry, lastEntry, readEntry } from './journal.ts';
import { linkedLists, putLinkage, unlinkLists } from './linkage-store.ts';
import { writeLineageMark } from './lineage-mark.ts';
import { writeLineageMemory, type KeptLineageMemory } from './lineage-memory.ts';
import { LinkageWriter } from './linkage-writer.ts';
import { memberChanges, type LetIn } from './members.ts';
import { reading, type RecordReader } from './reading.ts';
import { Receiving } from './received.ts';
import { assertUnpurged } from './purge.ts';
import { standOn, storeReading, type Reading } from './readings.ts';
import type { Sql } from './sql.ts';
import type { FactPayload, FactType, Linkage, NewEntry, StoredRow } from './types.ts';

/** Runs a change of the record in a transaction of its own; an answer is given once it is stored. */
export type Transact = <T>(actor: string, work: (tx: RecordTx, sql: Sql) => T) => Promise<T>;

/** What can be done in a transaction; what is read through it sees what it has done. */
export interface RecordTx extends RecordReader {
  /** Appends an entry; an `import` begins a new batch. Returns its number. */
  append(entry: NewEntry): number;
  /** Names the entry that begins the batch; it is appended only once another entry follows, so that a load that changes nothing leaves none. */
  begin(entry: NewEntry): void;
  /** Entries appended so far. */
  appended(): number;
  /** Asserts a fact; no new entry where exactly that stands. */
  assert(
    caseId: string,
    type: FactType,
    id: string,
    payload: FactPayload,
  ): { entry: number; changed: boolean };
  /** Retracts an assertion, or an import with all that it asserted. @throws not-found, bad-request; conflict in a purged case */
  retract(seq: number, reason: string): number;
  /** Takes back an inferred fact with all that was ever inferred in its place: none of it stands again. @throws conflict in a purged case */
  drop(caseId: string, type: FactType, id: string, reason: string): void;
  /** Begins to enter a case that came from another installation; its entries belong to batches of their own. */
  receiving(
    caseId: string,
    from: ConstructorParameters<typeof Receiving>[3],
    readings: ReadonlyMap<number, Reading>,
  ): Receiving;
  /** Stores an evidence file by its content; an entry `file` tells of one that is new. */
  putFile(source: FileSource): Promise<StoredFile>;
  /** Lets the list that `listEntry` asserted stand on a reading; an entry `rows` holds the digest of its rows. */
  standOn(caseId: string, listId: string, listEntry: number, rows: Reading): number;
  /** Stores the rows of the list that `listEntry` asserted, where they come from no file that was read. */
  putRows(caseId: string, listId: string, listEntry: number, rows: Iterable<StoredRow>): number;
  /** Puts the linkage of a case in place of what stands; an entry `link` only where something changed. */
  putLinkage(caseId: string, linkage: Linkage): { entry?: number; changed: boolean };
  /** Writes what added lists change about it, as `sealAdded` found it. @param added entries of those lists */
  putAdded(
    caseId: string,
    change: LinkageChange,
    added: ReadonlyMap<string, number>,
    pace: () => Promise<void>,
  ): Promise<void>;
  /** The entry by which each list is linked; undefined where lists cannot be added, for the keys are not there. */
  linkedLists(caseId: string): ReadonlyMap<string, number> | undefined;
  /** The same piece by piece, as `seal` makes them. */
  linkageWriter(caseId: string): LinkageWriter;
  /** Lets a person into a case, or gives them another role. @throws not-found for an unknown user */
  letIn(asked: LetIn): void;
  /** Takes a person out of a case. @throws not-found where they are not in it */
  letOut(asked: Omit<LetIn, 'role'>): void;
  /** Notes that the lineage that stands was inferred from all up to an entry, and by which model. */
  markLineage(caseId: string, entry: number, model: string): void;
  /** Keeps what that inference remembers for the next one. */
  keepLineageMemory(caseId: string, memory: KeptLineageMemory, pace: () => Promise<void>): Promise<void>;
}

/** Pages in the log after which a commit moves them into the file: SQLite's own number. */
export const CHECKPOINT_PAGES = 1000;

/** How often rows ask whether the work was cancelled. */
const ASK_EVERY = 1000;

interface Context {
  sql: Sql;
  actor: string;
  pseudonymKey: Uint8Array;
  signal?: AbortSignal | undefined;
  /** Very much is written: the log is moved into the file by a worker afterwards, not while everybody waits. */
  isLarge?: boolean | undefined;
  /** Told before the commit that the journal has come further. */
  onAppended?: (() => void) | undefined;
}

/** The operations of one open transaction. */
function transacting({ sql, actor, pseudonymKey, signal }: Context): RecordTx {
  let batch: number | undefined;
  let pending: NewEntry | undefined;
  let count = 0;
  const checkCancelled = (): void => {
    if (signal?.aborted) fail('cancelled', '操作已取消，未作任何更改。', 'Cancelled; nothing was changed.');
  };
  const write = (entry: NewEntry): number => {
    checkCancelled();
    if (entry.action === 'import') batch = undefined;
    const seq = appendEntry(sql, actor, entry, batch);
    batch ??= seq;
    count += 1;
    return seq;
  };
  const append = (entry: NewEntry): number => {
    const first = pending;
    pending = undefined;
    if (first !== undefined) write(first);
    return write(entry);
  };
  const stand: RecordTx['standOn'] = (caseId, listId, listEntry, { number, rows, digest }) => {
    standOn(sql, listEntry, number);
    return append({
      action: 'rows',
      case: caseId,
      subject: subjectOf('List', listId),
      payload: { entry: listEntry, rows, digest },
    });
  };
  return {
    ...reading(sql),
    append,
    begin(entry) {
      pending = entry;
    },
    appended: () => count,
    assert(caseId, type, id, payload) {
      assertUnpurged(sql, caseId);
      return assertFact(sql, append, caseId, type, id, payload);
    },
    retract(seq, reason) {
      const caseId = readEntry(sql, seq)?.case;
      if (caseId !== undefined) assertUnpurged(sql, caseId);
      const retracted = retractEntry(sql, append, seq, reason);
      if (retracted.case !== undefined) unlinkLists(sql, append, retracted.case, retracted.lists);
      return retracted.entry;
    },
    drop(caseId, type, id, reason) {
      assertUnpurged(sql, caseId);
      dropFact(sql, append, { case: caseId, type, id, reason });
    },
    receiving: (caseId, from, readings) =>
      new Receiving(
        sql,
        (entry, of) => {
          checkCancelled();
          count += 1;
          const seq = appendEntry(sql, actor, entry, of);
          // What follows from the case, and is said by nobody, belongs to its receipt.
          if (entry.action === 'receive') batch = seq;
          return seq;
        },
        caseId,
        from,
        readings,
      ),
    async putFile(source) {
      checkCancelled();
      const stored = await storeFile(sql, source);
      if (!stored.known) {
        const { sha256, bytes } = stored;
        append({ action: 'file', subject: `file:${sha256}`, payload: { sha256, bytes } });
      }
      return stored;
    },
    standOn: stand,
    putRows(caseId, listId, listEntry, rows) {
      const all: StoredRow[] = [];
      for (const row of rows) {
        if (all.push(row) % ASK_EVERY === 1) checkCancelled();
      }
      return stand(caseId, listId, listEntry, storeReading(sql, all));
    },
    putLinkage(caseId, linkage) {
      checkCancelled();
      return putLinkage(sql, append, pseudonymKey, caseId, linkage);
    },
    putAdded: (caseId, change, added, pace) => writeAdded(sql, append, caseId, change, added, pace),
    linkedLists: (caseId) => linkedLists(sql, caseId),
    linkageWriter: (caseId) => new LinkageWriter(sql, append, caseId),
    ...memberChanges(sql, append),
    markLineage: (caseId, entry, model) => writeLineageMark(sql, caseId, entry, model),
    keepLineageMemory: (caseId, memory, pace) => writeLineageMemory(sql, caseId, memory, pace),
  };
}

/** Runs work between BEGIN and COMMIT; whatever it throws takes back all that it did. */
export async function transact<T>(context: Context, work: (tx: RecordTx) => Promise<T> | T): Promise<T> {
  const { sql } = context;
  if (context.isLarge === true) sql.exec('PRAGMA wal_autocheckpoint = 0');
  sql.exec('BEGIN IMMEDIATE');
  try {
    const tx = transacting(context);
    const result = await work(tx);
    context.signal?.throwIfAborted();
    if (tx.appended() > 0) {
      sql.run(`UPDATE meta SET value = ? WHERE name = 'head'`, canonicalJson(lastEntry(sql)));
      context.onAppended?.();
    }
    sql.exec('COMMIT');
    return result;
  } catch (error) {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    if (context.signal?.aborted && error === context.signal.reason) {
      fail('cancelled', '操作已取消，未作任何更改。', 'Cancelled; nothing was changed.', [], error);
    }
    throw error;
  } finally {
    if (context.isLarge === true) sql.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  }
}
