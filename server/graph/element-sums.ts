// Sums over what is in a graph, by which two of them are compared without holding either: one per bucket of keys.
import { hash, randomBytes } from 'node:crypto';

/** So many that a bucket of a million elements holds a thousand. */
export const BUCKETS = 1024;

/** Words of 32 bits of one sum: those of a SHA-256, then how many elements went in. */
const WORDS = 8;
const WIDTH = WORDS + 1;

/** In which bucket an element lies, by its key (an edge by that of the node that it reaches): FNV-1a. */
export function bucketOf(key: string): number {
  let at = 0x811c9dc5;
  for (let n = 0; n < key.length; n += 1) at = Math.imul(at ^ key.charCodeAt(n), 0x01000193);
  return (at >>> 0) % BUCKETS;
}

/** A secret of one comparison: nobody can choose elements whose digests add up to those of others. */
export const newSalt = (): string => randomBytes(32).toString('hex');

/** SHA-256 of an element in one form, under the salt. */
export const digestOf = (salt: string, line: string): Buffer => hash('sha256', salt + line, 'buffer');

/** The sum of the digests in each bucket, word by word modulo 2³². */
export class ElementSums {
  readonly #words = new Uint32Array(BUCKETS * WIDTH);

  add(bucket: number, digest: Buffer): void {
    const from = bucket * WIDTH;
    for (let word = 0; word < WORDS; word += 1) this.#words[from + word]! += digest.readUInt32LE(4 * word);
    this.#words[from + WORDS]! += 1;
  }

  count(bucket: number): number {
    return this.#words[bucket * WIDTH + WORDS] ?? 0;
  }

  /** Buckets in which the two do not hold the same. */
  differing(other: ElementSums): number[] {
    return Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter((bucket) =>
      this.#words
        .subarray(bucket * WIDTH, (bucket + 1) * WIDTH)
        .some((word, n) => word !== other.#words[bucket * WIDTH + n]),
    );
  }
}
