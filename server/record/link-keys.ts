// The keys by which a new list finds the owners that its rows may be about: sorted, packed into a few large pieces, for two and a
// half million of them as rows of a table would cost more than all else that is written.
import type { OwnerKeys } from '../linkage/owner-keys.ts';
import type { Sql } from './sql.ts';

/** Bytes of a piece, about. */
const PIECE = 1 << 18;
/** A key and an owner in one whole number below 2⁵³: 32 bits of the key's hash beside its kind, 21 of the owner. */
const HASHES = 2 ** 32;
const OWNERS = 2 ** 21;
/** A number as it is packed takes no more bytes than this. */
const LONGEST = 8;

/** Packs numbers, seven bits to a byte. */
class Packer {
  #bytes = new Uint8Array(PIECE + 2 * LONGEST);
  length = 0;

  push(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.length++] = rest;
  }

  take(): Uint8Array {
    const piece = this.#bytes.slice(0, this.length);
    this.length = 0;
    return piece;
  }
}

/** Whether so many owners can be packed. */
export const canPack = (owners: number): boolean => owners < OWNERS;

/**
 * Packs keys with their owners, in the order of keys.
 * @param numberOf number of an owner, below the number of owners
 */
export function* packKeys(
  { start, keys }: OwnerKeys,
  numberOf: (owner: number) => number,
): Iterable<Uint8Array> {
  const counts: number[] = [];
  for (const key of keys) {
    const kind = Math.floor(key / HASHES);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const kinds = Array.from(counts, (count = 0) => ({ pairs: new Float64Array(count), length: 0 }));
  for (let owner = 0; owner + 1 < start.length; owner += 1) {
    const number = numberOf(owner);
    for (let at = start[owner]!; at < start[owner + 1]!; at += 1) {
      const key = keys[at]!;
      const of = kinds[Math.floor(key / HASHES)]!;
      of.pairs[of.length++] = (key % HASHES) * OWNERS + number;
    }
  }
  const packer = new Packer();
  let last = 0;
  for (const [kind, { pairs }] of kinds.entries()) {
    pairs.sort();
    for (const pair of pairs) {
      const key = kind * HASHES + Math.floor(pair / OWNERS);
      packer.push(key - last);
      packer.push(pair % OWNERS);
      last = key;
      if (packer.length < PIECE) continue;
      yield packer.take();
      last = 0;
    }
  }
  if (packer.length > 0) yield packer.take();
}

function unpack(piece: Uint8Array, use: (key: number, owner: number) => void): void {
  let at = 0;
  const next = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = piece[at++]!;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  };
  for (let key = 0; at < piece.length;) {
    key += next();
    use(key, next());
  }
}

/** A segment: the keys of some owners, which say all that is known of these; of several the last one counts. */
export interface KeySegment {
  /** Numbers in the table, by the numbers that the pieces know them by; owners that are gone may follow. */
  owners: Int32Array;
  pieces: readonly Uint8Array[];
  /** Values that too many people give; said by the first segment, for all that follow. */
  common?: Float64Array;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A blob of the driver as bytes that nothing else lies beside. */
const aligned = (blob: Uint8Array): ArrayBuffer => new Uint8Array(blob).buffer;

/** Segments after which a case is linked as a whole again, which makes one of them. */
export const MOST_SEGMENTS = 64;

export const countSegments = (sql: Sql, caseId: string): number =>
  sql.get<{ n: number }>('SELECT count(*) AS n FROM link_segment WHERE case_id = ?', caseId)?.n ?? 0;

export function dropSegments(sql: Sql, caseId: string): void {
  sql.run('DELETE FROM link_piece WHERE case_id = ?', caseId);
  sql.run('DELETE FROM link_segment WHERE case_id = ?', caseId);
}

export function writePiece(
  sql: Sql,
  caseId: string,
  place: { segment: number; n: number },
  keys: Uint8Array,
): void {
  sql.run(
    'INSERT INTO link_piece (case_id, segment, n, keys) VALUES (?, ?, ?, ?)',
    caseId,
    place.segment,
    place.n,
    keys,
  );
}

export function closeSegment(
  sql: Sql,
  caseId: string,
  segment: number,
  { owners, common }: Pick<KeySegment, 'owners' | 'common'>,
): void {
  sql.run(
    'INSERT INTO link_segment (case_id, segment, owners, common) VALUES (?, ?, ?, ?)',
    caseId,
    segment,
    bytesOf(owners),
    common === undefined ? null : bytesOf(common),
  );
}

/** Keys in ascending order, each with the number of an owner in the table. */
export interface StandingKeys {
  keys: Float64Array;
  owners: Int32Array;
  common: Set<number>;
}

/** All keys of a case that count. */
export function readKeys(sql: Sql, caseId: string): StandingKeys {
  const segments = sql
    .all<{ segment: number; owners: Uint8Array; common: Uint8Array | null }>(
      'SELECT segment, owners, common FROM link_segment WHERE case_id = ? ORDER BY segment',
      caseId,
    )
    .map(({ segment, owners, common }) => ({
      segment,
      owners: new Int32Array(aligned(owners)),
      common: common === null ? new Float64Array() : new Float64Array(aligned(common)),
    }));
  const most = segments.reduce((max, { owners }) => owners.reduce((a, b) => Math.max(a, b), max), 0);
  const lastOf = new Int32Array(most + 1).fill(-1);
  for (const { segment, owners } of segments) for (const owner of owners) lastOf[owner] = segment;
  const parts = segments.map(({ segment, owners }) => {
    const pieces = sql.all<{ keys: Uint8Array }>(
      'SELECT keys FROM link_piece WHERE case_id = ? AND segment = ? ORDER BY n',
      caseId,
      segment,
    );
    const found = { keys: new Float64Array(1 << 16), owners: new Int32Array(1 << 16), length: 0 };
    const use = (key: number, at: number): void => {
      const owner = owners[at]!;
      if (lastOf[owner] !== segment) return;
      if (found.length === found.keys.length) {
        const [keys, numbers] = [new Float64Array(found.length * 2), new Int32Array(found.length * 2)];
        keys.set(found.keys);
        numbers.set(found.owners);
        found.keys = keys;
        found.owners = numbers;
      }
      found.keys[found.length] = key;
      found.owners[found.length++] = owner;
    };
    for (const { keys } of pieces) unpack(new Uint8Array(keys), use);
    return { keys: found.keys.subarray(0, found.length), owners: found.owners.subarray(0, found.length) };
  });
  const common = new Set(segments.flatMap((one) => [...one.common]));
  return { ...parts.reduce(merged, { keys: new Float64Array(), owners: new Int32Array() }), common };
}

type Pairs = Pick<StandingKeys, 'keys' | 'owners'>;

function merged(a: Pairs, b: Pairs): Pairs {
  if (a.keys.length === 0) return b;
  const length = a.keys.length + b.keys.length;
  const [keys, owners] = [new Float64Array(length), new Int32Array(length)];
  for (let [at, x, y] = [0, 0, 0]; at < length; at += 1) {
    const isFirst = y === b.keys.length || (x < a.keys.length && a.keys[x]! <= b.keys[y]!);
    const from = isFirst ? a : b;
    const index = isFirst ? x++ : y++;
    keys[at] = from.keys[index]!;
    owners[at] = from.owners[index]!;
  }
  return { keys, owners };
}
