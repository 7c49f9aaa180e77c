// The keys of all owners of a case in one block of numbers, in order, so that two cases are compared by walking both once.
// Asking an index for each key of one case takes a second a pair of 50,000 people; this takes some milliseconds.
import type { Sql } from '../sql.ts';

/** Numbers of a key: 64 bits of its hash as two, its owner, and how many rows are the owner's. */
const WIDTH = 4;

/** Keys of one piece: a megabyte, which is written in some milliseconds. */
const PIECE = 65_536;

/** Keys read by one statement. */
const READ = 20_000;

/** Two owners that share a key, and how many rows they have together. */
export interface SharedOwners {
  here: number;
  there: number;
  rows: number;
}

/** A piece of the keys of a case, as its linkage of an entry has them. */
export interface KeysPart {
  kind: 'keys';
  case: string;
  entry: number;
  piece: number;
  pieces: number;
  packed: Uint32Array<ArrayBuffer>;
}

/** Walks the keys of two cases in order. Hashes of 64 bits: two of some millions are equal by chance once in 10⁷ installations. */
export function sharedOwners(one: Uint32Array, other: Uint32Array): SharedOwners[] {
  const found: SharedOwners[] = [];
  const seen = new Set<string>();
  const compare = (a: number, b: number): number => one[a]! - other[b]! || one[a + 1]! - other[b + 1]!;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const order = compare(a, b);
    if (order < 0) a += WIDTH;
    else if (order > 0) b += WIDTH;
    else {
      // A phone may be several people's on either side: each with each.
      for (let at = b; at < other.length && compare(a, at) === 0; at += WIDTH) {
        const [here, there] = [one[a + 2]!, other[at + 2]!];
        const key = `${here} ${there}`;
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({ here, there, rows: one[a + 3]! + other[at + 3]! });
      }
      a += WIDTH;
    }
  }
  return found;
}

interface Line {
  hash: string;
  owner: number;
  records: number;
}

/** Packs the keys of a case as its linkage stands. */
export function packKeys(sql: Sql, caseId: string): Uint32Array<ArrayBuffer> {
  const numbers: number[] = [];
  let after: Pick<Line, 'hash' | 'owner'> = { hash: '', owner: 0 };
  for (;;) {
    const lines = sql.all<Line>(
      `SELECT k.hash, k.owner, o.records FROM owner_key k JOIN owner o ON o.n = k.owner
       WHERE k.case_id = ?1 AND (k.hash, k.owner) > (?2, ?3) ORDER BY k.hash, k.owner LIMIT ${READ}`,
      caseId,
      after.hash,
      after.owner,
    );
    for (const { hash, owner, records } of lines)
      numbers.push(parseInt(hash.slice(0, 8), 16), parseInt(hash.slice(8, 16), 16), owner, records);
    const last = lines.at(-1);
    if (last === undefined || lines.length < READ) return Uint32Array.from(numbers);
    after = last;
  }
}

/** The pieces in which packed keys are kept. A case without any key has one that is empty. */
export function* keysParts(caseId: string, entry: number, packed: Uint32Array): Generator<KeysPart> {
  const pieces = Math.max(1, Math.ceil(packed.length / (PIECE * WIDTH)));
  for (let piece = 0; piece < pieces; piece += 1) {
    const part = packed.slice(piece * PIECE * WIDTH, (piece + 1) * PIECE * WIDTH);
    yield { kind: 'keys', case: caseId, entry, piece, pieces, packed: part };
  }
}

/** The keys of a case as they are kept; undefined where they are of another linkage, or not whole. */
export function keptKeys(sql: Sql, caseId: string, entry: number): Uint32Array | undefined {
  const kept = sql.all<{ pieces: number; packed: ArrayBuffer }>(
    'SELECT pieces, packed FROM across_packed WHERE case_id = ? AND entry = ? ORDER BY piece',
    caseId,
    entry,
  );
  if (kept.length === 0 || kept.length !== kept[0]!.pieces) return undefined;
  const bytes = Buffer.concat(kept.map(({ packed }) => Buffer.from(packed)));
  // A buffer of its own: one that is shared may begin where no number of four bytes does.
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}
