// Linkage as it stands: owners under pseudonyms, the keyed hashes that find them, whose each row is; changed by difference.
import { BulkInsert } from './bulk-insert.ts';
import { complexId, keyHash, ownerId } from './key.ts';
import { digestLinkage, keysDigest, type LinkedList, type LinkedOwner } from './linkage-digest.ts';
import { readRowOwners, standingLinkage } from './linkage-read.ts';
import { maskName } from './mask.ts';
import type { Sql } from './sql.ts';
import type { Complex, Linkage, NewEntry } from './types.ts';

/** Caption of an owner whose name no row tells. */
const NAMELESS = '*';

interface Wanted extends LinkedOwner {
  complexName?: string;
  hashes: string[];
}

type Append = (entry: NewEntry) => number;

const standingLists = (sql: Sql, caseId: string): Map<string, number> =>
  new Map(
    sql
      .all<{ id: string; entry: number }>(
        `SELECT id, entry FROM fact WHERE case_id = ? AND type = 'List' AND entry IS NOT NULL`,
        caseId,
      )
      .map(({ id, entry }) => [id, entry]),
  );

function wantedOwners(
  linkage: Linkage,
  pseudonymKey: Uint8Array,
): { ids: string[]; owners: Map<string, Wanted> } {
  const ids: string[] = [];
  const owners = new Map<string, Wanted>();
  for (const { canonical, name, complex, keys } of linkage.owners) {
    const id = ownerId(pseudonymKey, canonical);
    const hashes = [...new Set(keys.map((key) => keyHash(pseudonymKey, key)))].sort();
    ids.push(id);
    owners.set(id, {
      id,
      caption: name === undefined || name === '' ? NAMELESS : maskName(name),
      complex: complex === undefined || complex === '' ? null : complexId(complex),
      ...(complex === undefined || complex === '' ? {} : { complexName: complex }),
      records: 0,
      keys: keysDigest(hashes),
      hashes,
    });
  }
  return { ids, owners };
}

function wantedLists(
  linkage: Linkage,
  ids: readonly string[],
  owners: ReadonlyMap<string, Wanted>,
  entries: ReadonlyMap<string, number>,
): Map<string, LinkedList> {
  const lists = new Map<string, LinkedList>();
  for (const { list, row, owner, home } of linkage.rows) {
    let linked = lists.get(list);
    if (linked === undefined) {
      const entry = entries.get(list);
      if (entry === undefined) throw new Error(`linkage names the list ${list}, which does not stand`);
      lists.set(list, (linked = { list, entry, rows: [] }));
    }
    const id = ids[owner];
    const found = id === undefined ? undefined : owners.get(id);
    if (found === undefined)
      throw new Error(`linkage gives row ${row} of ${list} to an owner that it does not list`);
    found.records += 1;
    linked.rows.push({ row, owner: found.id, home });
  }
  for (const { rows } of lists.values()) rows.sort((a, b) => a.row - b.row);
  return lists;
}

const writeOwner = (sql: Sql, caseId: string, n: number, owner: Wanted, entry: number): void => {
  sql.run(
    `INSERT INTO owner (n, case_id, id, caption, complex, records, keys, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (n) DO UPDATE SET caption = excluded.caption, complex = excluded.complex,
       records = excluded.records, keys = excluded.keys, entry = excluded.entry`,
    n,
    caseId,
    owner.id,
    owner.caption,
    owner.complex,
    owner.records,
    owner.keys,
    entry,
  );
};

const removeOwner = (sql: Sql, caseId: string, owner: { n: number; id: string }, entry: number): void => {
  sql.run('DELETE FROM owner WHERE n = ?', owner.n);
  sql.run('DELETE FROM owner_key WHERE owner = ?', owner.n);
  sql.run(
    `INSERT OR REPLACE INTO gone (case_id, type, id, entry) VALUES (?, 'Owner', ?, ?)`,
    caseId,
    owner.id,
    entry,
  );
};

/** Counts the owners of each complex anew; those that changed get the entry, those without owners are gone. */
function recountComplexes(sql: Sql, caseId: string, names: ReadonlyMap<string, string>, entry: number): void {
  const standing = new Map(
    sql
      .all<Complex>('SELECT id, name, owners, entry FROM complex WHERE case_id = ?', caseId)
      .map((complex) => [complex.id, complex]),
  );
  const counts = sql.all<{ id: string; owners: number }>(
    'SELECT complex AS id, count(*) AS owners FROM owner WHERE case_id = ? AND complex IS NOT NULL GROUP BY complex',
    caseId,
  );
  for (const { id, owners } of counts) {
    const before = standing.get(id);
    standing.delete(id);
    if (before?.owners === owners) continue;
    sql.run(
      'INSERT OR REPLACE INTO complex (case_id, id, name, owners, entry) VALUES (?, ?, ?, ?, ?)',
      caseId,
      id,
      before?.name ?? names.get(id) ?? id,
      owners,
      entry,
    );
    sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Complex' AND id = ?`, caseId, id);
  }
  for (const id of standing.keys()) {
    sql.run('DELETE FROM complex WHERE case_id = ? AND id = ?', caseId, id);
    sql.run(
      `INSERT OR REPLACE INTO gone (case_id, type, id, entry) VALUES (?, 'Complex', ?, ?)`,
      caseId,
      id,
      entry,
    );
  }
}

const writeState = (sql: Sql, caseId: string, digest: string, entry: number): void => {
  sql.run('INSERT OR REPLACE INTO linkage (case_id, digest, entry) VALUES (?, ?, ?)', caseId, digest, entry);
};

/** Writes the owners that differ; answers the number of each, and those that stand no longer. */
function putOwners(
  sql: Sql,
  caseId: string,
  owners: ReadonlyMap<string, Wanted>,
  entry: number,
): { numbers: Map<string, number>; leaving: { n: number; id: string }[] } {
  const standing = new Map(
    sql
      .all<LinkedOwner & { n: number }>(
        'SELECT n, id, caption, complex, records, keys FROM owner WHERE case_id = ?',
        caseId,
      )
      .map((owner) => [owner.id, owner]),
  );
  const leaving = [...standing.values()].filter(({ id }) => !owners.has(id));
  const numbers = new Map<string, number>();
  const hashes: { hash: string; n: number }[] = [];
  let free = (sql.get<{ n: number | null }>('SELECT max(n) AS n FROM owner')?.n ?? 0) + 1;
  // In the order of the index that they go into; so are the hashes below.
  for (const owner of [...owners.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const old = standing.get(owner.id);
    const n = old?.n ?? free++;
    numbers.set(owner.id, n);
    const same =
      old !== undefined &&
      old.caption === owner.caption &&
      old.complex === owner.complex &&
      old.records === owner.records &&
      old.keys === owner.keys;
    if (!same) writeOwner(sql, caseId, n, owner, entry);
    if (old?.keys === owner.keys) continue;
    if (old !== undefined) sql.run('DELETE FROM owner_key WHERE owner = ?', n);
    for (const hash of owner.hashes) hashes.push({ hash, n });
  }
  const insert = new BulkInsert(sql, 'owner_key', ['case_id', 'hash', 'owner']);
  for (const { hash, n } of hashes.sort((a, b) => (a.hash < b.hash ? -1 : 1))) insert.add(caseId, hash, n);
  insert.done();
  for (const { id } of sql.all<{ id: string }>(
    `SELECT id FROM gone WHERE case_id = ? AND type = 'Owner'`,
    caseId,
  )) {
    if (owners.has(id))
      sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Owner' AND id = ?`, caseId, id);
  }
  return { numbers, leaving };
}

/** Writes whose rows are whose, for the lists where that differs. */
function putRowOwners(
  sql: Sql,
  caseId: string,
  lists: ReadonlyMap<string, LinkedList>,
  numbers: ReadonlyMap<string, number>,
  entry: number,
): void {
  const links = new Map(
    sql
      .all<{ list: string; list_entry: number | null }>(
        'SELECT list, list_entry FROM list_link WHERE case_id = ?',
        caseId,
      )
      .map((link) => [link.list, link.list_entry]),
  );
  const sameRows = (list: LinkedList): boolean => {
    if (links.get(list.list) !== list.entry) return false;
    const stored = readRowOwners(sql, list.entry);
    return (
      stored.length === list.rows.length &&
      stored.every((row, at) => {
        const other = list.rows[at];
        return row.row === other?.row && row.owner === other.owner && row.home === other.home;
      })
    );
  };
  const setLink = (list: string, listEntry: number | null): void => {
    sql.run(
      'INSERT OR REPLACE INTO list_link (case_id, list, list_entry, entry) VALUES (?, ?, ?, ?)',
      caseId,
      list,
      listEntry,
      entry,
    );
  };
  for (const [list, old] of links) {
    if (old === null || lists.has(list)) continue;
    sql.run('DELETE FROM row_owner WHERE list_entry = ?', old);
    setLink(list, null);
  }
  for (const list of lists.values()) {
    if (sameRows(list)) continue;
    const old = links.get(list.list);
    if (old !== undefined && old !== null) sql.run('DELETE FROM row_owner WHERE list_entry = ?', old);
    const insert = new BulkInsert(sql, 'row_owner', ['list_entry', 'n', 'owner', 'home']);
    for (const { row, owner, home } of list.rows) insert.add(list.entry, row, numbers.get(owner) ?? 0, home);
    insert.done();
    setLink(list.list, list.entry);
  }
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
  const { ids, owners } = wantedOwners(linkage, pseudonymKey);
  const lists = wantedLists(linkage, ids, owners, standingLists(sql, caseId));
  for (const [id, owner] of owners) if (owner.records === 0) owners.delete(id);
  const digest = digestLinkage(owners.values(), lists.values());
  const before = sql.get<{ digest: string }>('SELECT digest FROM linkage WHERE case_id = ?', caseId)?.digest;
  if (before === digest || (before === undefined && owners.size === 0)) return { changed: false };
  const entry = append({
    action: 'link',
    case: caseId,
    subject: `Case:${caseId}`,
    payload: { owners: owners.size, rows: linkage.rows.length, digest },
  });

  const { numbers, leaving } = putOwners(sql, caseId, owners, entry);
  putRowOwners(sql, caseId, lists, numbers, entry);
  for (const owner of leaving) removeOwner(sql, caseId, owner, entry);
  const names = new Map<string, string>();
  for (const { complex, complexName } of owners.values()) {
    if (complex !== null && complexName !== undefined) names.set(complex, complexName);
  }
  recountComplexes(sql, caseId, names, entry);
  writeState(sql, caseId, digest, entry);
  return { entry, changed: true };
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
  const state = standingLinkage(sql, caseId);
  const owners = state.owners.filter(({ records }) => records > 0);
  const digest = digestLinkage(owners, state.lists);
  const rows = state.lists.reduce((sum, list) => sum + list.rows.length, 0);
  const entry = append({
    action: 'link',
    case: caseId,
    subject: `Case:${caseId}`,
    payload: { owners: owners.length, rows, digest },
  });
  for (const { n, id, records } of changed) {
    if (records === 0) removeOwner(sql, caseId, { n, id }, entry);
    else sql.run('UPDATE owner SET entry = ? WHERE n = ?', entry, n);
  }
  for (const { list } of stale) {
    sql.run('UPDATE list_link SET entry = ? WHERE case_id = ? AND list = ?', entry, caseId, list);
  }
  recountComplexes(sql, caseId, new Map(), entry);
  writeState(sql, caseId, digest, entry);
}
