// A case that came from another installation: its entries are entered again in their order, under numbers of this journal, and each
// remembers which entry of the origin it is, who made that and when. The origin's own journal is kept as a file beside them.
import { canonicalJson } from './canonical.ts';
import { assertFact, BATCHES, retractTargets, typeOf } from './facts.ts';
import type { RawEntry } from './journal.ts';
import { standOn, type Reading } from './readings.ts';
import type { Sql } from './sql.ts';
import type { FactPayload, NewEntry } from './types.ts';

export const RECEIVED_TABLES = `
-- Cases that were received: the entry that says so, from whom, of what.
CREATE TABLE IF NOT EXISTS received_case (
  entry INTEGER PRIMARY KEY, case_id TEXT NOT NULL, public_key TEXT NOT NULL, substance TEXT NOT NULL,
  masked INTEGER NOT NULL
) STRICT;
-- Entries that were made elsewhere: number, time and person there.
CREATE TABLE IF NOT EXISTS received_entry (
  entry INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS received_case_case ON received_case (case_id);
`;

/** A case as it was received. */
export interface ReceivedCase {
  entry: number;
  case: string;
  publicKey: string;
  substance: string;
  masked: boolean;
}

const SELECT = `SELECT entry, case_id AS "case", public_key AS publicKey, substance, masked FROM received_case`;

type Row = Omit<ReceivedCase, 'masked'> & { masked: number };

const shown = (row: Row): ReceivedCase => ({ ...row, masked: row.masked === 1 });

/** Cases that were received, in order. */
export const readReceivedCases = (sql: Sql): ReceivedCase[] =>
  sql.all<Row>(`${SELECT} ORDER BY entry`).map(shown);

/** Whether a case is a masked part, whose rows say nothing by which they could be linked. */
export const isMaskedPart = (sql: Sql, caseId: string): boolean =>
  sql.get('SELECT 1 FROM received_case WHERE case_id = ? AND masked = 1', caseId) !== undefined;

/** Entries of a received case as they are known here and there, in order. */
export const readReceivedEntries = (
  sql: Sql,
  source: number,
): { entry: number; seq: number; at: string; actor: string }[] =>
  sql.all('SELECT entry, seq, at, actor FROM received_entry WHERE source = ? ORDER BY entry', source);

type Append = (entry: NewEntry, batch?: number) => number;

/** Enters a received case; made by the transaction that does. */
export class Receiving {
  readonly #sql: Sql;
  readonly #append: Append;
  readonly #case: string;
  readonly #source: number;
  /** Entries of the origin by their number there. */
  readonly #here = new Map<number, number>();
  readonly #subjects = new Map<number, string>();
  /** The reading on which the list of an entry of the origin stands. */
  readonly #readings: ReadonlyMap<number, Reading>;

  /** @param from what is noted of the whole: the key that signed it, what it is, and what else its entry says */
  constructor(
    sql: Sql,
    append: Append,
    caseId: string,
    from: { publicKey: string; substance: string; masked: boolean; payload: Record<string, unknown> },
    readings: ReadonlyMap<number, Reading>,
  ) {
    this.#sql = sql;
    this.#append = append;
    this.#case = caseId;
    this.#readings = readings;
    const { publicKey, substance, masked, payload } = from;
    this.#source = append({ action: 'receive', case: caseId, subject: `Case:${caseId}`, payload });
    sql.run(
      'INSERT INTO received_case (entry, case_id, public_key, substance, masked) VALUES (?, ?, ?, ?, ?)',
      this.#source,
      caseId,
      publicKey,
      substance,
      masked ? 1 : 0,
    );
  }

  /** The entry that says that the case was received. */
  get source(): number {
    return this.#source;
  }

  #note(entry: number, { seq, at, actor }: Pick<RawEntry, 'seq' | 'at' | 'actor'>): void {
    this.#here.set(seq, entry);
    this.#sql.run(
      'INSERT OR REPLACE INTO received_entry (entry, source, seq, at, actor) VALUES (?, ?, ?, ?, ?)',
      entry,
      this.#source,
      seq,
      at,
      actor,
    );
  }

  /** Asserts what an entry of the origin asserted. @returns its number here */
  assert(
    origin: Pick<RawEntry, 'seq' | 'at' | 'actor'> & { batch?: number },
    subject: string,
    payload: FactPayload,
  ): number {
    const type = typeOf(subject);
    const id = type === 'Case' ? this.#case : subject.slice(type.length + 1);
    const said = type === 'Case' ? { ...payload, values: { ...payload.values, id } } : payload;
    const batch = (origin.batch === undefined ? undefined : this.#here.get(origin.batch)) ?? this.#source;
    const { entry, changed } = assertFact(
      this.#sql,
      (made) => this.#append(made, batch),
      this.#case,
      type,
      id,
      said,
    );
    if (changed) this.#note(entry, origin);
    else this.#here.set(origin.seq, entry);
    this.#subjects.set(entry, `${type}:${id}`);
    return entry;
  }

  /** Enters an entry of the origin; those that say nothing of the case itself (who looked, what was exported) are left to its own journal. */
  take(origin: RawEntry, payload: unknown): void {
    const { action, subject } = origin;
    if (action === 'assert') this.assert(origin, subject, payload as FactPayload);
    else if (action === 'rows') this.#rows(origin, payload as { entry: number });
    else if (action === 'retract') this.#retract(origin, payload as { reason?: string; retracts?: number[] });
    else if (BATCHES.includes(action)) {
      const about = subject.startsWith('Case:') ? `Case:${this.#case}` : subject;
      this.#note(this.#append({ action, case: this.#case, subject: about, payload }), origin);
    }
  }

  #rows(origin: RawEntry, told: { entry: number }): void {
    const entry = this.#here.get(told.entry);
    const reading = this.#readings.get(told.entry);
    if (entry === undefined || reading === undefined) return;
    if (this.#sql.get('SELECT 1 FROM list_reading WHERE entry = ?', entry) !== undefined) return;
    standOn(this.#sql, entry, reading.number);
    const { rows, digest } = reading;
    const batch = this.#here.get(origin.batch) ?? this.#source;
    const made = this.#append(
      { action: 'rows', case: this.#case, subject: origin.subject, payload: { entry, rows, digest } },
      batch,
    );
    this.#note(made, origin);
  }

  #retract(origin: RawEntry, { reason = '', retracts = [] }: { reason?: string; retracts?: number[] }): void {
    const targets = retracts.flatMap((seq) => {
      const here = this.#here.get(seq);
      const subject = here === undefined ? undefined : this.#subjects.get(here);
      return here === undefined || subject === undefined ? [] : [{ seq: here, case_id: this.#case, subject }];
    });
    const seq = this.#here.get(Number(origin.subject.slice('entry:'.length))) ?? targets[0]?.seq;
    if (seq === undefined || targets.length === 0) return;
    const batch = this.#here.get(origin.batch) ?? this.#source;
    const { entry } = retractTargets(this.#sql, (made) => this.#append(made, batch), {
      seq,
      reason,
      case: this.#case,
      targets,
    });
    this.#note(entry, origin);
  }
}

/** What is the same of a case however often it is sent: a digest of its entries that are entered again. */
export const isSubstance = (action: string): boolean =>
  action === 'assert' || action === 'rows' || action === 'retract' || BATCHES.includes(action);

/** A line of the kept journal. */
export const entryLine = (entry: RawEntry): string => canonicalJson(entry);
