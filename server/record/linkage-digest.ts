// One digest of all that linkage says of a case, so that a change of it is seen, and a change behind the journal found.
import { createHash } from 'node:crypto';

/** An owner as far as the digest goes; `keys` is the digest of its keyed hashes. */
export interface LinkedOwner {
  id: string;
  caption: string;
  complex: string | null;
  records: number;
  keys: string;
}

/** The rows of one list, by the entry that asserted it, in order of `row`. */
export interface LinkedList {
  list: string;
  entry: number;
  rows: { row: number; owner: string; home: number }[];
}

/** Digest of the keyed hashes of an owner, which are in order. */
export const keysDigest = (hashes: readonly string[]): string =>
  createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 32);

const byText =
  <T>(text: (item: T) => string) =>
  (a: T, b: T): number =>
    text(a) < text(b) ? -1 : 1;

/** SHA-256 over owners by id and rows by list. */
export function digestLinkage(owners: Iterable<LinkedOwner>, lists: Iterable<LinkedList>): string {
  const hash = createHash('sha256');
  for (const owner of [...owners].sort(byText(({ id }) => id))) {
    hash.update(`${JSON.stringify([owner.id, owner.caption, owner.complex, owner.records, owner.keys])}\n`);
  }
  for (const { list, entry, rows } of [...lists].sort(byText(({ list: id }) => id))) {
    hash.update(`${JSON.stringify([list, entry])}\n`);
    for (const { row, owner, home } of rows) hash.update(`${row}\t${owner}\t${home}\n`);
  }
  return hash.digest('hex');
}
