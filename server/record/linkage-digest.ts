// One digest of all that linkage says of a case, so that a change of it is seen, and a change behind the journal found.
// A sum over owners and lists, so that what a new list changes is taken off and added without reading the rest.
import { createHash } from 'node:crypto';

/** An owner as far as the digest goes; `keys` is the digest of its keyed hashes, `rows` that of its rows. */
export interface OwnerLine {
  id: string;
  caption: string;
  complex: string | null;
  records: number;
  keys: string;
  rows: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Digest of the keyed hashes of an owner, which are in order. */
export const keysDigest = (hashes: readonly string[]): string => sha256(hashes.join('\n')).slice(0, 32);

/** A row of an owner, by the entry that asserted its list, as the digest of its rows takes it. */
export const rowLine = (entry: number, row: number, home: number): string => `${entry}\t${row}\t${home}\n`;

/** Digest of the rows of an owner. @param lines each as `rowLine` makes it, in the order of entries, then of rows */
export const rowsDigest = (lines: string): string => sha256(lines).slice(0, 32);

const MODULUS = 2n ** 256n;
const DIGITS = 64;

/** The sum, modulo 2²⁵⁶, of the SHA-256 of each owner and each list that is linked (AdHash, Bellare & Micciancio 1997). */
export class LinkageDigest {
  #sum: bigint;

  /** @param before what it was before what is added and taken off */
  constructor(before?: string) {
    this.#sum = before === undefined ? 0n : BigInt(`0x${before}`);
  }

  #add(line: unknown[], sign: 1n | -1n): void {
    this.#sum += sign * BigInt(`0x${sha256(JSON.stringify(line))}`);
  }

  owner({ id, caption, complex, records, keys, rows }: OwnerLine, sign: 1n | -1n = 1n): void {
    this.#add([id, caption, complex, records, keys, rows], sign);
  }

  /** @param entry the entry that asserted the list */
  list(list: string, entry: number): void {
    this.#add([list, entry], 1n);
  }

  done(): string {
    const sum = ((this.#sum % MODULUS) + MODULUS) % MODULUS;
    return sum.toString(16).padStart(DIGITS, '0');
  }
}
