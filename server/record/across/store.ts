// What cases have in common, as the record keeps it: what is behind, and small pieces that bring it up to date.
import { BulkInsert } from '../bulk-insert.ts';
import type { Sql } from '../sql.ts';
import { areFactsBehind, takeFacts } from './facts.ts';
import type { KeysPart } from './packed-keys.ts';
import { isStill, stalePairs, type PairPart, type StalePair } from './pairs.ts';

/** A piece of what a comparison found. */
export type AcrossPart = KeysPart | PairPart;

export interface AcrossStore {
  /** Takes the keys of some facts that changed; answers whether more are left. */
  takeFacts(): Promise<boolean>;
  /** Pairs of cases that are to be compared. */
  stalePairs(): StalePair[];
  /** Writes a piece of what was found, unless a case was linked anew meanwhile: its pairs are to be compared again then. */
  put(part: AcrossPart): Promise<void>;
}

/** Whether something was entered that is not taken into account yet. */
export const isBehind = (sql: Sql): boolean => areFactsBehind(sql) || stalePairs(sql).length > 0;

function putKeys(sql: Sql, { case: caseId, entry, piece, pieces, packed }: KeysPart): void {
  if (sql.get('SELECT 1 FROM linkage WHERE case_id = ? AND entry = ?', caseId, entry) === undefined) return;
  if (piece === 0) sql.run('DELETE FROM across_packed WHERE case_id = ?', caseId);
  sql.run(
    'INSERT OR REPLACE INTO across_packed (case_id, piece, pieces, entry, packed) VALUES (?, ?, ?, ?, ?)',
    caseId,
    piece,
    pieces,
    entry,
    new Uint8Array(packed.buffer),
  );
}

function putPair(sql: Sql, part: PairPart): void {
  if (!isStill(sql, part.pair)) return;
  const { one, other, now } = part.pair;
  for (const [here, there, turned] of [
    [one, other, false],
    [other, one, true],
  ] as const) {
    /** As this side sees two of them. */
    const seen = <T>(a: T, b: T): [T, T] => (turned ? [b, a] : [a, b]);
    const { dropOwners, putOwners } = part;
    for (let at = 0; at < dropOwners.length; at += 2)
      sql.run(
        'DELETE FROM across_owner WHERE case_id = ? AND other = ? AND here = ? AND there = ?',
        here,
        there,
        ...seen(dropOwners[at]!, dropOwners[at + 1]!),
      );
    const owners = new BulkInsert(sql, 'across_owner', ['case_id', 'other', 'here', 'there', 'rows']);
    for (let at = 0; at < putOwners.length; at += 3)
      owners.add(here, there, ...seen(putOwners[at]!, putOwners[at + 1]!), putOwners[at + 2]!);
    owners.done();
    for (const [a, b] of part.dropLists)
      sql.run(
        'DELETE FROM across_list WHERE case_id = ? AND other = ? AND here = ? AND there = ?',
        here,
        there,
        ...seen(a, b),
      );
    const lists = new BulkInsert(sql, 'across_list', ['case_id', 'other', 'here', 'there', 'owners']);
    for (const [a, b, n] of part.putLists) lists.add(here, there, ...seen(a, b), n);
    lists.done();
    sql.run(
      `INSERT INTO across_pair (case_id, other, here, there, owners) VALUES (?1, ?2, 0, 0, ?3)
       ON CONFLICT (case_id, other) DO UPDATE SET owners = owners + ?3`,
      here,
      there,
      putOwners.length / 3 - dropOwners.length / 2,
    );
    if (part.isLast)
      sql.run(
        'UPDATE across_pair SET here = ?, there = ? WHERE case_id = ? AND other = ?',
        ...seen(now[0], now[1]),
        here,
        there,
      );
  }
}

/** @param write runs work as a small transaction that may be lost with the power: what is lost is found again */
export const acrossStore = (
  reader: Sql,
  pseudonymKey: () => Uint8Array,
  write: <T>(work: (sql: Sql) => T) => Promise<T>,
): AcrossStore => ({
  takeFacts: () => write((sql) => takeFacts(sql, pseudonymKey())),
  stalePairs: () => stalePairs(reader),
  put: (part) => write((sql) => (part.kind === 'keys' ? putKeys(sql, part) : putPair(sql, part))),
});
