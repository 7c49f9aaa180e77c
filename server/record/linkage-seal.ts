// What linkage found, sealed for the record: pseudonyms and keyed hashes in place of canonical and match keys, in the order
// in which it is written, in pieces that are written one after the other without keeping anybody waiting.
import { complexId, keyHash, ownerId } from './key.ts';
import type { OwnerKeys } from '../linkage/owner-keys.ts';
import { canPack, packKeys } from './link-keys.ts';
import { keysDigest, LinkageDigest, rowLine, rowsDigest, type OwnerLine } from './linkage-digest.ts';
import { maskName } from './mask.ts';
import type { LinkedOwner } from '../linkage/describe.ts';
import type { Linkage } from './types.ts';

/** Caption of an owner whose name no row tells. */
const NAMELESS = '*';

/** Owners, hashes or rows of one piece: writing it takes some ten milliseconds. */
const PIECE = 1_000;

/** A piece of a sealed linkage. They come in this order: head, owners by id, hashes by hash, keys, complexes, lists by id. */
export type SealedPart =
  | { kind: 'head'; owners: number; rows: number; digest: string }
  | { kind: 'owners'; owners: OwnerLine[] }
  /** Keyed hashes, each with the index of its owner in the order of ids. */
  | { kind: 'hashes'; hashes: string[]; owners: Int32Array }
  /** Keys by which new lists find owners, which they know by their index in the order of ids; `common` ends them. */
  | { kind: 'keys'; piece?: Uint8Array; common?: Float64Array }
  | { kind: 'complexes'; names: [id: string, name: string][] }
  /** Rows of a list; `last` where no more of the list follow. */
  | {
      kind: 'rows';
      list: string;
      entry: number;
      rows: Int32Array;
      owners: Int32Array;
      homes: Int32Array;
      last: boolean;
    };

interface Sealed extends OwnerLine {
  hashes: string[];
  /** Index of the owner in the linkage. */
  at: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const named = (text: string | undefined): text is string => text !== undefined && text !== '';

/** How many rows are each owner's. */
function countRecords({ owners, lists }: Linkage): Int32Array {
  const counts = new Int32Array(owners.length);
  for (const { list, owners: of, rows } of lists) {
    for (let at = 0; at < rows.length; at++) {
      const owner = of[at]!;
      if (!(owner >= 0 && owner < counts.length)) {
        throw new Error(`linkage gives row ${rows[at]} of ${list} to an owner that it does not list`);
      }
      counts[owner]!++;
    }
  }
  return counts;
}

/** The rows of each owner as their digest takes them. */
function rowLines(
  lists: readonly (Linkage['lists'][number] & { entry: number })[],
  owners: number,
): string[] {
  const lines = Array.from({ length: owners }, () => '');
  for (const { entry, rows, owners: of, homes } of [...lists].sort((a, b) => a.entry - b.entry)) {
    for (let at = 0; at < rows.length; at++) lines[of[at]!]! += rowLine(entry, rows[at]!, homes[at]!);
  }
  return lines;
}

/** An owner under its pseudonym, with the keyed hashes that find it. */
export function sealOwner(
  { canonical, name, complex, keys }: LinkedOwner,
  pseudonymKey: Uint8Array,
  held: Pick<OwnerLine, 'records' | 'rows'>,
): OwnerLine & { hashes: string[] } {
  const hashes = [...new Set(keys.map((key) => keyHash(pseudonymKey, key)))].sort();
  return {
    id: ownerId(pseudonymKey, canonical),
    caption: named(name) ? maskName(name) : NAMELESS,
    complex: named(complex) ? complexId(complex) : null,
    keys: keysDigest(hashes),
    hashes,
    ...held,
  };
}

/** A list with its rows in order; they mostly are already. */
function inOrder(list: Linkage['lists'][number]): Linkage['lists'][number] {
  const { rows } = list;
  let isSorted = true;
  for (let at = 1; at < rows.length && isSorted; at++) isSorted = rows[at - 1]! < rows[at]!;
  if (isSorted) return list;
  const order = Int32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]!);
  const sorted = (column: Int32Array): Int32Array => order.map((at) => column[at]!);
  return { list: list.list, rows: sorted(rows), owners: sorted(list.owners), homes: sorted(list.homes) };
}

/**
 * Seals a linkage.
 *
 * @param entries the entry that asserted each list
 * @param keys by which new lists will find the owners; without them each is linked as a whole
 * @throws Error where the linkage names a list that does not stand
 */
export function* seal(
  linkage: Linkage,
  pseudonymKey: Uint8Array,
  entries: ReadonlyMap<string, number>,
  keys?: { of: OwnerKeys; common: ReadonlySet<number> },
): Generator<SealedPart> {
  const counts = countRecords(linkage);
  const lists = [...linkage.lists]
    .sort((a, b) => byText(a.list, b.list))
    .map((list) => {
      const entry = entries.get(list.list);
      if (entry === undefined) throw new Error(`linkage names the list ${list.list}, which does not stand`);
      return { ...inOrder(list), entry };
    });
  const lines = rowLines(lists, linkage.owners.length);
  const names = new Map<string, string>();
  const sealed: Sealed[] = [];
  for (const [at, owner] of linkage.owners.entries()) {
    if (counts[at] === 0) continue;
    const line = sealOwner(owner, pseudonymKey, { records: counts[at]!, rows: rowsDigest(lines[at]!) });
    if (line.complex !== null && named(owner.complex)) names.set(line.complex, owner.complex);
    sealed.push({ ...line, at });
  }
  sealed.sort((a, b) => byText(a.id, b.id));
  for (let at = 1; at < sealed.length; at++) {
    if (sealed[at]!.id === sealed[at - 1]!.id)
      throw new Error('two owners of the linkage have one canonical key');
  }

  /** Index in the order of ids of each owner of the linkage. */
  const place = new Int32Array(linkage.owners.length);
  const digest = new LinkageDigest();
  let rowCount = 0;
  for (const [index, owner] of sealed.entries()) {
    place[owner.at] = index;
    digest.owner(owner);
  }
  for (const { list, entry, rows } of lists) {
    digest.list(list, entry);
    rowCount += rows.length;
  }
  yield { kind: 'head', owners: sealed.length, rows: rowCount, digest: digest.done() };

  for (let from = 0; from < sealed.length; from += PIECE) {
    const piece = sealed.slice(from, from + PIECE);
    yield {
      kind: 'owners',
      owners: piece.map(({ hashes: _hashes, at: _at, ...line }) => line),
    };
  }
  yield* sealedHashes(sealed);
  if (keys !== undefined && canPack(sealed.length)) {
    for (const piece of packKeys(keys.of, (owner) => place[owner]!)) yield { kind: 'keys', piece };
    yield { kind: 'keys', common: Float64Array.from(keys.common) };
  }
  yield { kind: 'complexes', names: [...names] };
  for (const { list, entry, rows, owners, homes } of lists) {
    for (let from = 0; from === 0 || from < rows.length; from += PIECE) {
      yield {
        kind: 'rows',
        list,
        entry,
        rows: rows.slice(from, from + PIECE),
        owners: owners.slice(from, from + PIECE).map((owner) => place[owner]!),
        homes: homes.slice(from, from + PIECE),
        last: from + PIECE >= rows.length,
      };
    }
  }
}

function* sealedHashes(sealed: readonly Sealed[]): Generator<SealedPart> {
  const all: { hash: string; owner: number }[] = [];
  for (const [owner, { hashes }] of sealed.entries()) for (const hash of hashes) all.push({ hash, owner });
  all.sort((a, b) => byText(a.hash, b.hash));
  for (let from = 0; from < all.length; from += PIECE) {
    const piece = all.slice(from, from + PIECE);
    yield {
      kind: 'hashes',
      hashes: piece.map(({ hash }) => hash),
      owners: Int32Array.from(piece, ({ owner }) => owner),
    };
  }
}
