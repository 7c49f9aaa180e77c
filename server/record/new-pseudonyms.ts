// Gives all people of the record other pseudonyms, and everything by which they are found another keyed hash, in one transaction.
import { BulkInsert } from './bulk-insert.ts';
import { keysDigest, LinkageDigest, type OwnerLine } from './linkage-digest.ts';
import { writeState, type LinkageState } from './linkage-changes.ts';
import { KEY_BYTES, laterHash, laterId } from './key.ts';
import { addDrawnKey, drawnKeys, drawnKeysId } from './keys/pseudonym-keys.ts';
import type { Sql } from './sql.ts';
import type { RecordTx } from './transaction.ts';
import type { FactPayload } from './types.ts';

/** The action of the entry that says so. */
export const PSEUDONYMS = 'pseudonyms';

/** What was changed. */
export interface NewPseudonyms {
  /** Of the keys by now; it says nothing of them. */
  id: string;
  cases: number;
  owners: number;
}

/** Owners read and written at once. */
const PAGE = 500;

const NAMED = /\bo-[0-9a-f]{24}\b/g;

interface Line extends OwnerLine {
  n: number;
  case_id: string;
}

const ownersAfter = (sql: Sql, n: number): Line[] =>
  sql.all<Line>(
    `SELECT n, case_id, id, caption, complex, records, keys, rows FROM owner WHERE n > ? ORDER BY n LIMIT ${PAGE}`,
    n,
  );

/** The hashes of some owners, which have numbers from one to another. */
function hashesOf(sql: Sql, first: number, last: number): Map<number, string[]> {
  const hashes = new Map<number, string[]>();
  for (const { owner, hash } of sql.all<{ owner: number; hash: string }>(
    'SELECT owner, hash FROM owner_key WHERE owner BETWEEN ? AND ?',
    first,
    last,
  )) {
    const known = hashes.get(owner);
    if (known === undefined) hashes.set(owner, [hash]);
    else known.push(hash);
  }
  return hashes;
}

/**
 * Owners with their hashes, and by how much the digest of each case changes. Hashes are laid aside in memory and written in their
 * order: one after the other, each would go to another page of the file.
 */
function renameOwners(sql: Sql, key: Uint8Array, digests: ReadonlyMap<string, LinkageDigest>): void {
  sql.exec('CREATE TEMP TABLE later_key (case_id TEXT NOT NULL, hash TEXT NOT NULL, owner INTEGER NOT NULL)');
  for (let owners = ownersAfter(sql, 0); owners.length > 0; owners = ownersAfter(sql, owners.at(-1)!.n)) {
    const hashes = hashesOf(sql, owners[0]!.n, owners.at(-1)!.n);
    const aside = new BulkInsert(sql, 'later_key', ['case_id', 'hash', 'owner']);
    for (const { n, case_id: caseId, ...before } of owners) {
      const later = (hashes.get(n) ?? []).map((hash) => laterHash(key, hash)).sort();
      for (const hash of later) aside.add(caseId, hash, n);
      const now: OwnerLine = { ...before, id: laterId(key, before.id), keys: keysDigest(later) };
      sql.run('UPDATE owner SET id = ?, keys = ? WHERE n = ?', now.id, now.keys, n);
      if (before.records === 0) continue;
      const digest = digests.get(caseId);
      digest?.owner(before, -1n);
      digest?.owner(now);
    }
    aside.done();
  }
  sql.exec(`DELETE FROM owner_key;
    INSERT INTO owner_key (case_id, hash, owner) SELECT case_id, hash, owner FROM later_key ORDER BY case_id, hash, owner;
    DROP TABLE later_key`);
}

/** Notes and tags stand on people by their pseudonyms: what was said of whom stays, said again of the same under another. */
function renameWords(sql: Sql, assert: RecordTx['assert'], now: (text: string) => string): void {
  const words = sql
    .all<{ case_id: string; type: 'Note' | 'Tags'; id: string; payload: string }>(
      `SELECT f.case_id, f.type, f.id, j.payload FROM fact f JOIN journal j ON j.seq = f.entry
       WHERE f.type IN ('Note', 'Tags') AND j.payload IS NOT NULL ORDER BY f.n`,
    )
    .map(({ case_id: caseId, type, id, payload }) => ({
      caseId,
      type,
      id,
      values: (JSON.parse(payload) as FactPayload).values,
    }));
  for (const { caseId, type, id, values } of words) {
    if (type === 'Tags') {
      if (now(id) === id) continue;
      // In this order: another installation calls both by one name, and goes by what comes last.
      assert(caseId, type, id, { values: { tags: [] } });
      assert(caseId, type, now(id), { values });
    } else {
      const elements = values['elements'] as string[] | undefined;
      // The text is a person's own, and stays as they wrote it.
      if (elements?.some((element) => now(element) !== element) === true)
        assert(caseId, type, id, { values: { ...values, elements: elements.map(now) } });
    }
  }
}

/** Columns of how people work that name them: of each table what tells a row from others, and what names. */
const VIEWS: readonly { table: string; key: readonly string[]; columns: readonly string[]; also?: string }[] =
  [
    // A page that is open holds the former ones: it is told that another version stands.
    { table: 'kept_view', key: ['user', 'case_id'], columns: ['view'], also: ', version = version + 1' },
    { table: 'kept_step', key: ['user', 'case_id', 'n'], columns: ['body'] },
    { table: 'saved_view', key: ['id', 'version'], columns: ['view', 'address'] },
  ];

function renameInViews(sql: Sql, now: (text: string) => string): void {
  for (const { table, key, columns, also = '' } of VIEWS) {
    const rows = sql.all<Record<string, string | number>>(
      `SELECT ${[...key, ...columns].join(', ')} FROM ${table}`,
    );
    for (const row of rows) {
      const before = columns.map((column) => String(row[column]));
      const after = before.map(now);
      if (after.every((text, at) => text === before[at])) continue;
      sql.run(
        `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')}${also}
         WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
        ...after,
        ...key.map((column) => row[column]!),
      );
    }
  }
}

/** What cases have in common is found by the hashes: all of it is taken again, by whoever asks first. */
function forgetAcross(sql: Sql): void {
  sql.exec(`DELETE FROM across_key; DELETE FROM across_packed;
    DELETE FROM across_mark WHERE name IN ('facts', 'fact')`);
}

/**
 * Draws nothing and changes all: every hash and pseudonym that stands is hashed once more under `key`, so that neither rows nor the
 * ways in which they were linked need to be known. An entry says that it was done, and one for each case what its linkage adds up to.
 * What the journal says already keeps the pseudonyms of its time; `laterIds` tells whose they are.
 */
export function changePseudonyms(
  sql: Sql,
  { append, assert }: Pick<RecordTx, 'append' | 'assert'>,
  key: Uint8Array,
): NewPseudonyms {
  if (key.length !== KEY_BYTES) throw new Error('a key of pseudonyms has 32 bytes');
  const linked = sql.all<LinkageState & { case_id: string }>(
    'SELECT case_id, digest, owners, rows FROM linkage ORDER BY case_id',
  );
  const owners = sql.get<{ n: number }>('SELECT count(*) AS n FROM owner')?.n ?? 0;
  addDrawnKey(sql, key);
  const id = drawnKeysId(drawnKeys(sql)) ?? '';
  append({
    action: PSEUDONYMS,
    subject: `${PSEUDONYMS}:${id}`,
    payload: { cases: linked.length, owners },
  });
  const digests = new Map(linked.map(({ case_id: caseId, digest }) => [caseId, new LinkageDigest(digest)]));
  renameOwners(sql, key, digests);
  for (const { case_id: caseId, owners: people, rows } of linked) {
    const state = { owners: people, rows, digest: digests.get(caseId)!.done() };
    const entry = append({ action: 'link', case: caseId, subject: `Case:${caseId}`, payload: state });
    writeState(sql, caseId, state, entry);
  }
  const now = (text: string): string => text.replace(NAMED, (named) => laterId(key, named));
  renameWords(sql, assert, now);
  renameInViews(sql, now);
  forgetAcross(sql);
  sql.run(`DELETE FROM gone WHERE type = 'Owner'`);
  return { id, cases: linked.length, owners };
}
