// Linkage as it stands: put in place of what stood, or rid of lists that stand no longer.
import { recountComplexes, removeOwner, writeState } from './linkage-changes.ts';
import { countSegments, dropSegments, MOST_SEGMENTS } from './link-keys.ts';
import { digestStanding } from './linkage-read.ts';
import { seal } from './linkage-seal.ts';
import { LinkageWriter } from './linkage-writer.ts';
import type { Sql } from './sql.ts';
import type { Linkage, NewEntry } from './types.ts';

type Append = (entry: NewEntry) => number;

/** The entry that asserted each list of a case that stands. */
const standingLists = (sql: Sql, caseId: string): Map<string, number> =>
  new Map(
    sql
      .all<{ id: string; entry: number }>(
        `SELECT id, entry FROM fact WHERE case_id = ? AND type = 'List' AND entry IS NOT NULL`,
        caseId,
      )
      .map(({ id, entry }) => [id, entry]),
  );

/** The entry by which each list is linked; undefined where the keys are not there by which lists are added. */
export function linkedLists(sql: Sql, caseId: string): Map<string, number> | undefined {
  const segments = countSegments(sql, caseId);
  if (segments === 0 || segments >= MOST_SEGMENTS) return undefined;
  const links = sql.all<{ list: string; entry: number }>(
    'SELECT list, list_entry AS entry FROM list_link WHERE case_id = ? AND list_entry IS NOT NULL',
    caseId,
  );
  return new Map(links.map(({ list, entry }) => [list, entry]));
}

/**
 * Puts the linkage of a case in place of what stands, writing only what differs; an entry `link` says that it changed.
 *
 * @throws Error where the linkage names a list that does not stand
 */
export function putLinkage(
  sql: Sql,
  append: Append,
  pseudonymKey: Uint8Array,
  caseId: string,
  linkage: Linkage,
): { entry?: number; changed: boolean } {
  const parts = seal(linkage, pseudonymKey, standingLists(sql, caseId));
  const writer = new LinkageWriter(sql, append, caseId);
  for (const part of parts) writer.put(part);
  return writer.done();
}

/** Takes lists out of the linkage whose rows no longer stand, and the owners that nothing else holds. */
export function unlinkLists(sql: Sql, append: Append, caseId: string, lists: readonly string[]): void {
  const entries = standingLists(sql, caseId);
  const stale = lists
    .map((list) => ({
      list,
      entry: sql.get<{ list_entry: number | null }>(
        'SELECT list_entry FROM list_link WHERE case_id = ? AND list = ?',
        caseId,
        list,
      )?.list_entry,
    }))
    .flatMap(({ list, entry }) =>
      entry !== undefined && entry !== null && entry !== entries.get(list) ? [{ list, entry }] : [],
    );
  if (stale.length === 0) return;
  const touched = new Set<number>();
  for (const { entry } of stale) {
    for (const { owner } of sql.all<{ owner: number }>(
      'SELECT DISTINCT owner FROM row_owner WHERE list_entry = ?',
      entry,
    )) {
      touched.add(owner);
    }
    sql.run('DELETE FROM row_owner WHERE list_entry = ?', entry);
    sql.run('UPDATE list_link SET list_entry = NULL WHERE list_entry = ?', entry);
  }
  const changed: { n: number; id: string; records: number }[] = [];
  for (const n of touched) {
    const records =
      sql.get<{ records: number }>('SELECT count(*) AS records FROM row_owner WHERE owner = ?', n)?.records ??
      0;
    const id = sql.get<{ id: string }>('SELECT id FROM owner WHERE n = ?', n)?.id;
    if (id === undefined) continue;
    sql.run('UPDATE owner SET records = ? WHERE n = ?', records, n);
    changed.push({ n, id, records });
  }
  const { owners, rows, digest, rowsOf } = digestStanding(sql, caseId);
  const entry = append({
    action: 'link',
    case: caseId,
    subject: `Case:${caseId}`,
    payload: { owners, rows, digest },
  });
  for (const { n, id, records } of changed) {
    if (records === 0) removeOwner(sql, caseId, { n, id }, entry);
    else sql.run('UPDATE owner SET rows = ?, entry = ? WHERE n = ?', rowsOf.get(n) ?? '', entry, n);
  }
  for (const { list } of stale) {
    sql.run('UPDATE list_link SET entry = ? WHERE case_id = ? AND list = ?', entry, caseId, list);
  }
  recountComplexes(sql, caseId, new Map(), entry);
  // Whoever is left may be somebody else's without those rows: the case is to be linked as a whole.
  dropSegments(sql, caseId);
  writeState(sql, caseId, { owners, rows, digest }, entry);
}
