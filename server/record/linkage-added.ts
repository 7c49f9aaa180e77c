// What added lists change about the linkage of a case: the difference from what stands, sealed, for whoever writes it.
import type { AddedLinkage } from '../linkage/added.ts';
import type { AddedPerson } from '../linkage/standing.ts';
import { isTwinKey } from '../linkage/owner-keys.ts';
import { complexId } from './key.ts';
import { canPack, packKeys } from './link-keys.ts';
import { readState, type LinkageState } from './linkage-changes.ts';
import { LinkageDigest, rowLine, rowsDigest, type OwnerLine } from './linkage-digest.ts';
import { sealOwner } from './linkage-seal.ts';
import type { Sql } from './sql.ts';
import { places, slices, type StandingRow } from './standing-case.ts';

/** An owner that comes or changes. */
export interface ChangedOwner extends OwnerLine {
  /** Its number in the table; a new one has none yet. */
  n?: number;
  /** Keyed hashes that find it, where they are others than before. */
  hashes?: string[];
  /** Whether rows of lists that stood are its own that were another's, or the other way round. */
  moved: boolean;
}

export interface LinkageChange {
  /** What all of it adds up to from now on. */
  state: LinkageState;
  put: ChangedOwner[];
  gone: { n: number; id: string }[];
  /** Rows that are new or somebody else's: of each its list's entry, its number, the index of its owner in `put`, its home. */
  rows: { entry: Int32Array; row: Int32Array; owner: Int32Array; home: Int32Array };
  /** Complexes with the number of owners that came or went. */
  complexes: { id: string; name: string; more: number }[];
  /** Keys of owners, known by their place in `of`: indices into `put`, or the negative number of one that did not change. */
  keys: { of: Int32Array; pieces: Uint8Array[] };
}

interface StandingOwner extends OwnerLine {
  n: number;
}

interface Given {
  caseId: string;
  pseudonymKey: Uint8Array;
  /** The entry that asserted each list. */
  entries: ReadonlyMap<string, number>;
  /** Lists that were added. */
  added: readonly string[];
  /** Rows of the replaced owners, and perhaps of others, as they stood. */
  rows: readonly StandingRow[];
}

/** One whole number for a row of a list. */
const placeOf = (entry: number, row: number): number => entry * 2 ** 24 + row;

const COLUMNS = 'n, id, caption, complex, records, keys, rows';

/** Rows of a person by the entries of their lists, in order. */
const rowsOf = ({ rows }: AddedPerson, entries: ReadonlyMap<string, number>) =>
  rows
    .map(({ list, row, home }) => ({ entry: entries.get(list)!, row, home }))
    .sort((a, b) => a.entry - b.entry || a.row - b.row);

const isSame = (a: OwnerLine, b: OwnerLine): boolean =>
  a.caption === b.caption &&
  a.complex === b.complex &&
  a.records === b.records &&
  a.keys === b.keys &&
  a.rows === b.rows;

/** How many owners of each complex came or went, and what each is called. */
class Complexes {
  readonly #more = new Map<string, number>();
  readonly #names = new Map<string, string>();

  name(name: string | undefined): void {
    if (name !== undefined && name !== '') this.#names.set(complexId(name), name);
  }

  count(complex: string | null, more: 1 | -1): void {
    if (complex !== null) this.#more.set(complex, (this.#more.get(complex) ?? 0) + more);
  }

  done(): LinkageChange['complexes'] {
    return [...this.#more].flatMap(([id, more]) =>
      more === 0 ? [] : [{ id, name: this.#names.get(id) ?? '', more }],
    );
  }
}

/**
 * The difference that added lists make.
 * @returns the numbers of owners that were not read and whose pseudonyms people would have: to be linked with them; undefined
 * where the case is to be linked as a whole
 */
export function sealAdded(
  sql: Sql,
  { replaced, people }: AddedLinkage,
  { caseId, pseudonymKey, entries, added, rows }: Given,
): LinkageChange | number[] | undefined {
  const state = readState(sql, caseId);
  if (state === undefined || !canPack(people.length)) return undefined;
  const owners = slices(replaced).flatMap((some) =>
    sql.all<StandingOwner>(`SELECT ${COLUMNS} FROM owner WHERE n IN (${places(some)})`, ...some),
  );
  const isReplaced = new Set(replaced);
  const before = rows.filter(({ owner }) => isReplaced.has(owner));
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const whose = new Map(before.map((row) => [placeOf(row.entry, row.row), row]));
  const digest = new LinkageDigest(state.digest);
  const complexes = new Complexes();
  const put: ChangedOwner[] = [];
  const [entry, row, owner, home]: [number[], number[], number[], number[]] = [[], [], [], []];
  const lost = new Set<number>();
  const stays = new Set<number>();
  const taken = new Set<string>();
  const clashes: number[] = [];
  const keyed: { of: number; keys: Float64Array }[] = [];
  let rowCount = 0;
  for (const person of people) {
    const held = rowsOf(person, entries);
    rowCount += held.length;
    const lines = held.map((one) => rowLine(one.entry, one.row, one.home)).join('');
    const { hashes, ...line } = sealOwner(person.owner, pseudonymKey, {
      records: held.length,
      rows: rowsDigest(lines),
    });
    const old = byId.get(line.id);
    const other =
      old === undefined
        ? sql.get<{ n: number }>('SELECT n FROM owner WHERE case_id = ? AND id = ?', caseId, line.id)
        : undefined;
    if (other !== undefined) clashes.push(other.n);
    if (taken.has(line.id)) return undefined;
    taken.add(line.id);
    if (old !== undefined) stays.add(old.n);
    const { keys = new Float64Array() } = person;
    if (old !== undefined && isSame(old, line)) {
      // It may have a twin since.
      if (keys.some(isTwinKey)) keyed.push({ of: -old.n, keys });
      continue;
    }
    complexes.name(person.owner.complex);
    complexes.count(line.complex, 1);
    if (old !== undefined) complexes.count(old.complex, -1);
    digest.owner(line);
    if (old !== undefined) digest.owner(old, -1n);
    const index = put.length;
    let moved = false;
    for (const one of held) {
      const stood = whose.get(placeOf(one.entry, one.row));
      if (stood !== undefined && stood.owner !== old?.n) {
        moved = true;
        lost.add(stood.owner);
      } else if (stood?.home === one.home) continue;
      entry.push(one.entry);
      row.push(one.row);
      owner.push(index);
      home.push(one.home);
    }
    put.push({
      ...line,
      ...(old === undefined ? {} : { n: old.n }),
      ...(old?.keys === line.keys ? {} : { hashes }),
      moved,
    });
    if (person.keys !== undefined) keyed.push({ of: index, keys });
  }
  if (clashes.length > 0) return clashes;
  const gone: StandingOwner[] = owners.filter(({ n }) => !stays.has(n));
  for (const old of gone) {
    digest.owner(old, -1n);
    complexes.count(old.complex, -1);
  }
  for (const one of put) if (one.n !== undefined && lost.has(one.n)) one.moved = true;
  for (const list of added) digest.list(list, entries.get(list)!);
  const start = new Int32Array(keyed.length + 1);
  for (const [at, { keys }] of keyed.entries()) start[at + 1] = start[at]! + keys.length;
  const keys = new Float64Array(start.at(-1)!);
  for (const [at, own] of keyed.entries()) keys.set(own.keys, start[at]);
  return {
    state: {
      digest: digest.done(),
      owners: state.owners + people.length - owners.length,
      rows: state.rows + rowCount - before.length,
    },
    put,
    gone: gone.map(({ n, id }) => ({ n, id })),
    rows: {
      entry: Int32Array.from(entry),
      row: Int32Array.from(row),
      owner: Int32Array.from(owner),
      home: Int32Array.from(home),
    },
    complexes: complexes.done(),
    keys: {
      of: Int32Array.from(keyed, ({ of }) => of),
      pieces: [...packKeys({ start, keys }, (at) => at)],
    },
  };
}
