// Puts a sealed linkage in place of what stands, piece by piece, writing only what differs.
import { BulkInsert } from './bulk-insert.ts';
import { recountComplexes, removeOwner, setLink, writeState } from './linkage-changes.ts';
import { closeSegment, dropSegments, writePiece } from './link-keys.ts';
import type { OwnerLine } from './linkage-digest.ts';
import type { SealedPart } from './linkage-seal.ts';
import type { Sql } from './sql.ts';
import type { NewEntry } from './types.ts';

interface Standing extends OwnerLine {
  n: number;
}

const isSame = (a: OwnerLine, b: OwnerLine): boolean =>
  a.caption === b.caption && a.complex === b.complex && a.records === b.records && a.keys === b.keys;

type Part<Kind extends SealedPart['kind']> = Extract<SealedPart, { kind: Kind }>;

/** Takes the pieces in their order; each is written when it is put. */
export class LinkageWriter {
  readonly #sql: Sql;
  readonly #append: (entry: NewEntry) => number;
  readonly #case: string;
  readonly #links: Map<string, number | null>;
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, string>();
  #head: Part<'head'> | undefined;
  #entry: number | undefined;
  /** Number in the table of each owner, in the order of ids; the sign says that its hashes are to be written. */
  #numbers = new Int32Array(0);
  #owners = 0;
  #lastId = '';
  #free: number;
  /** Pieces of keys written, and whether all were. */
  #pieces = 0;
  #hasKeys = false;
  readonly #leaving: { n: number; id: string }[] = [];
  readonly #hasGone: boolean;
  /** Of the list whose rows come: whether all of them are new, whether any were written, the last row so far. */
  #list: { isNew: boolean; changed: boolean; last: number } | undefined;

  constructor(sql: Sql, append: (entry: NewEntry) => number, caseId: string) {
    this.#sql = sql;
    this.#append = append;
    this.#case = caseId;
    this.#links = new Map(
      sql
        .all<{ list: string; list_entry: number | null }>(
          'SELECT list, list_entry FROM list_link WHERE case_id = ?',
          caseId,
        )
        .map((link) => [link.list, link.list_entry]),
    );
    this.#free = (sql.get<{ n: number | null }>('SELECT max(n) AS n FROM owner')?.n ?? 0) + 1;
    this.#hasGone =
      sql.get(`SELECT 1 FROM gone WHERE case_id = ? AND type = 'Owner' LIMIT 1`, caseId) !== undefined;
  }

  /** Whether the pieces say anything else than what stands; known once the head was put. */
  get changed(): boolean {
    return this.#entry !== undefined;
  }

  put(part: SealedPart): void {
    if (part.kind === 'head') this.#begin(part);
    else if (!this.changed) return;
    else if (part.kind === 'owners') this.#putOwners(part.owners);
    else if (part.kind === 'hashes') this.#putHashes(part);
    else if (part.kind === 'keys') this.#putKeys(part);
    else if (part.kind === 'complexes') for (const [id, name] of part.names) this.#names.set(id, name);
    else this.#putRows(part);
  }

  #begin(head: Part<'head'>): void {
    this.#head = head;
    const before = this.#sql.get<{ digest: string }>(
      'SELECT digest FROM linkage WHERE case_id = ?',
      this.#case,
    )?.digest;
    const { owners, rows, digest } = head;
    if (before === digest || (before === undefined && owners === 0)) return;
    this.#numbers = new Int32Array(owners);
    this.#entry = this.#append({
      action: 'link',
      case: this.#case,
      subject: `Case:${this.#case}`,
      payload: { owners, rows, digest },
    });
  }

  /** Owners that stand with ids after one and up to another; to the end where no end is given. */
  #standing(after: string, upTo: string | undefined): Standing[] {
    const select =
      'SELECT n, id, caption, complex, records, keys, rows FROM owner WHERE case_id = ? AND id > ?';
    return upTo === undefined
      ? this.#sql.all<Standing>(`${select} ORDER BY id`, this.#case, after)
      : this.#sql.all<Standing>(`${select} AND id <= ? ORDER BY id`, this.#case, after, upTo);
  }

  #putOwners(owners: readonly OwnerLine[]): void {
    const last = owners.at(-1);
    if (last === undefined) return;
    const standing = new Map(this.#standing(this.#lastId, last.id).map((owner) => [owner.id, owner]));
    this.#lastId = last.id;
    const insert = new BulkInsert(this.#sql, 'owner', [
      'n',
      'case_id',
      'id',
      'caption',
      'complex',
      'records',
      'keys',
      'rows',
      'entry',
    ]);
    for (const owner of owners) {
      const old = standing.get(owner.id);
      standing.delete(owner.id);
      const n = old?.n ?? this.#free++;
      this.#numbers[this.#owners++] = old?.keys === owner.keys ? n : -n;
      const { id, caption, complex, records, keys, rows } = owner;
      if (old === undefined) {
        insert.add(n, this.#case, id, caption, complex, records, keys, rows, this.#entry!);
        if (this.#hasGone) {
          this.#sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Owner' AND id = ?`, this.#case, id);
        }
      } else if (!isSame(old, owner)) {
        this.#sql.run(
          'UPDATE owner SET caption = ?, complex = ?, records = ?, keys = ?, rows = ?, entry = ? WHERE n = ?',
          caption,
          complex,
          records,
          keys,
          rows,
          this.#entry!,
          n,
        );
        if (old.keys !== keys) this.#sql.run('DELETE FROM owner_key WHERE owner = ?', n);
      } else if (old.rows !== rows) {
        // Nothing that the graph shows of it.
        this.#sql.run('UPDATE owner SET rows = ? WHERE n = ?', rows, n);
      }
    }
    insert.done();
    this.#leaving.push(...standing.values());
  }

  #putHashes({ hashes, owners }: Part<'hashes'>): void {
    const insert = new BulkInsert(this.#sql, 'owner_key', ['case_id', 'hash', 'owner']);
    for (const [at, hash] of hashes.entries()) {
      const n = this.#numbers[owners[at]!]!;
      if (n < 0) insert.add(this.#case, hash, -n);
    }
    insert.done();
  }

  #putKeys({ piece, common }: Part<'keys'>): void {
    if (this.#pieces === 0) dropSegments(this.#sql, this.#case);
    if (piece !== undefined) writePiece(this.#sql, this.#case, { segment: 0, n: this.#pieces++ }, piece);
    if (common === undefined) return;
    closeSegment(this.#sql, this.#case, 0, { owners: this.#numbers.map(Math.abs), common });
    this.#hasKeys = true;
  }

  #number(owner: number): number {
    return Math.abs(this.#numbers[owner]!);
  }

  #putRows({ list, entry, rows, owners, homes, last }: Part<'rows'>): void {
    if (this.#list === undefined) {
      const old = this.#links.get(list);
      const isNew = old !== entry;
      if (isNew && old !== undefined && old !== null) {
        this.#sql.run('DELETE FROM row_owner WHERE list_entry = ?', old);
      }
      this.#seen.add(list);
      this.#list = { isNew, changed: isNew, last: -1 };
    }
    const state = this.#list;
    const upTo = last ? Number.MAX_SAFE_INTEGER : (rows.at(-1) ?? state.last);
    if (state.isNew || !this.#standAlike(entry, state.last, upTo, rows, owners, homes)) {
      if (!state.isNew) {
        this.#sql.run(
          'DELETE FROM row_owner WHERE list_entry = ? AND n > ? AND n <= ?',
          entry,
          state.last,
          upTo,
        );
      }
      state.changed = true;
      const insert = new BulkInsert(this.#sql, 'row_owner', ['list_entry', 'n', 'owner', 'home']);
      for (let at = 0; at < rows.length; at++) {
        insert.add(entry, rows[at]!, this.#number(owners[at]!), homes[at]!);
      }
      insert.done();
    }
    state.last = upTo;
    if (!last) return;
    if (state.changed) setLink(this.#sql, this.#case, list, entry, this.#entry!);
    this.#list = undefined;
  }

  #standAlike(
    entry: number,
    after: number,
    upTo: number,
    rows: Int32Array,
    owners: Int32Array,
    homes: Int32Array,
  ): boolean {
    const stored = this.#sql.all<{ n: number; owner: number; home: number }>(
      'SELECT n, owner, home FROM row_owner WHERE list_entry = ? AND n > ? AND n <= ? ORDER BY n',
      entry,
      after,
      upTo,
    );
    return (
      stored.length === rows.length &&
      stored.every(
        ({ n, owner, home }, at) =>
          n === rows[at] && owner === this.#number(owners[at]!) && home === homes[at],
      )
    );
  }

  /** Takes away what stands and came in no piece; answers the entry, where something changed. */
  done(): { entry?: number; changed: boolean } {
    const entry = this.#entry;
    if (entry === undefined || this.#head === undefined) return { changed: false };
    for (const [list, old] of this.#links) {
      if (old === null || this.#seen.has(list)) continue;
      this.#sql.run('DELETE FROM row_owner WHERE list_entry = ?', old);
      setLink(this.#sql, this.#case, list, null, entry);
    }
    this.#leaving.push(...this.#standing(this.#lastId, undefined));
    for (const owner of this.#leaving) removeOwner(this.#sql, this.#case, owner, entry);
    recountComplexes(this.#sql, this.#case, this.#names, entry);
    if (!this.#hasKeys) dropSegments(this.#sql, this.#case);
    writeState(this.#sql, this.#case, this.#head, entry);
    return { entry, changed: true };
  }
}
