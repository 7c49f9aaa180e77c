// One digest of all that linkage says of a case, so that a change of it is seen, and a change behind the journal found.
import { createHash } from 'node:crypto';

/** An owner as far as the digest goes; `keys` is the digest of its keyed hashes. */
export interface OwnerLine {
  id: string;
  caption: string;
  complex: string | null;
  records: number;
  keys: string;
}

/** Digest of the keyed hashes of an owner, which are in order. */
export const keysDigest = (hashes: readonly string[]): string =>
  createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 32);

/** Characters that are hashed at once: each call costs more than a line. */
const PIECE = 1 << 16;

/** SHA-256 over owners in the order of their ids, then lists in the order of theirs, each with its rows in order. */
export class LinkageDigest {
  readonly #hash = createHash('sha256');
  #text = '';

  #add(line: string): void {
    this.#text += line;
    if (this.#text.length < PIECE) return;
    this.#hash.update(this.#text);
    this.#text = '';
  }

  owner({ id, caption, complex, records, keys }: OwnerLine): void {
    this.#add(`${JSON.stringify([id, caption, complex, records, keys])}\n`);
  }

  /** @param entry the entry that asserted the list */
  list(list: string, entry: number): void {
    this.#add(`${JSON.stringify([list, entry])}\n`);
  }

  row(row: number, owner: string, home: number): void {
    this.#add(`${row}\t${owner}\t${home}\n`);
  }

  done(): string {
    return this.#hash.update(this.#text).digest('hex');
  }
}
