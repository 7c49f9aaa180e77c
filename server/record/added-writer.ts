// Writes what added lists change about the linkage of a case, in small steps that let others have their turn.
import { BulkInsert } from './bulk-insert.ts';
import { closeSegment, countSegments, writePiece } from './link-keys.ts';
import type { ChangedOwner, LinkageChange } from './linkage-added.ts';
import { removeOwner, setLink, writeState } from './linkage-changes.ts';
import type { Sql } from './sql.ts';
import type { NewEntry } from './types.ts';

/** Steps after which others may have their turn. */
const STEPS = 200;

function putOwner(
  sql: Sql,
  caseId: string,
  owner: ChangedOwner & { n: number },
  isNew: boolean,
  entry: number,
): void {
  const { n, id, caption, complex, records, keys, rows, hashes, moved } = owner;
  if (isNew) {
    sql.run(
      `INSERT INTO owner (n, case_id, id, caption, complex, records, keys, rows, entry, moved)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      n,
      caseId,
      id,
      caption,
      complex,
      records,
      keys,
      rows,
      entry,
      moved ? entry : 0,
    );
    sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Owner' AND id = ?`, caseId, id);
  } else {
    sql.run(
      `UPDATE owner SET caption = ?, complex = ?, records = ?, keys = ?, rows = ?, entry = ?,
              moved = iif(?, ?, moved) WHERE n = ?`,
      caption,
      complex,
      records,
      keys,
      rows,
      entry,
      moved ? 1 : 0,
      entry,
      n,
    );
    if (hashes !== undefined) sql.run('DELETE FROM owner_key WHERE owner = ?', n);
  }
  for (const hash of hashes ?? [])
    sql.run('INSERT INTO owner_key (case_id, hash, owner) VALUES (?, ?, ?)', caseId, hash, n);
}

/** Counts complexes by what came and went; one without owners is gone. */
function countComplexes(
  sql: Sql,
  caseId: string,
  complexes: LinkageChange['complexes'],
  entry: number,
): void {
  for (const { id, name, more } of complexes) {
    const before = sql.get<{ name: string; owners: number }>(
      'SELECT name, owners FROM complex WHERE case_id = ? AND id = ?',
      caseId,
      id,
    );
    const owners = (before?.owners ?? 0) + more;
    if (owners > 0) {
      sql.run(
        'INSERT OR REPLACE INTO complex (case_id, id, name, owners, entry) VALUES (?, ?, ?, ?, ?)',
        caseId,
        id,
        before?.name ?? name,
        owners,
        entry,
      );
      sql.run(`DELETE FROM gone WHERE case_id = ? AND type = 'Complex' AND id = ?`, caseId, id);
      continue;
    }
    sql.run('DELETE FROM complex WHERE case_id = ? AND id = ?', caseId, id);
    sql.run(
      `INSERT OR REPLACE INTO gone (case_id, type, id, entry) VALUES (?, 'Complex', ?, ?)`,
      caseId,
      id,
      entry,
    );
  }
}

/**
 * Writes the change; an entry `link` says what linkage adds up to now.
 * @param added entries of the lists that were added, by list
 * @param pace awaited between steps
 */
export async function writeAdded(
  sql: Sql,
  append: (entry: NewEntry) => number,
  caseId: string,
  { state, put, gone, rows, complexes, keys }: LinkageChange,
  added: ReadonlyMap<string, number>,
  pace: () => Promise<void>,
): Promise<void> {
  const { owners, rows: rowCount, digest } = state;
  const entry = append({
    action: 'link',
    case: caseId,
    subject: `Case:${caseId}`,
    payload: { owners, rows: rowCount, digest },
  });
  let free = (sql.get<{ n: number | null }>('SELECT max(n) AS n FROM owner')?.n ?? 0) + 1;
  for (const owner of gone) removeOwner(sql, caseId, owner, entry);
  const numbers = new Int32Array(put.length);
  for (const [at, owner] of put.entries()) {
    if (at % STEPS === 0) await pace();
    const n = owner.n ?? free++;
    numbers[at] = n;
    putOwner(sql, caseId, { ...owner, n }, owner.n === undefined, entry);
  }
  const insert = new BulkInsert(sql, 'row_owner', ['list_entry', 'n', 'owner', 'home']);
  const isAdded = new Set(added.values());
  for (let at = 0; at < rows.row.length; at++) {
    if (at % STEPS === 0) await pace();
    const [list, n, owner, home] = [
      rows.entry[at]!,
      rows.row[at]!,
      numbers[rows.owner[at]!]!,
      rows.home[at]!,
    ];
    if (isAdded.has(list)) insert.add(list, n, owner, home);
    else
      sql.run(
        'UPDATE row_owner SET owner = ?, home = ? WHERE list_entry = ? AND n = ?',
        owner,
        home,
        list,
        n,
      );
  }
  insert.done();
  for (const [list, listEntry] of added) setLink(sql, caseId, list, listEntry, entry);
  countComplexes(sql, caseId, complexes, entry);
  const segment = countSegments(sql, caseId);
  for (const [n, piece] of keys.pieces.entries()) writePiece(sql, caseId, { segment, n }, piece);
  const known = Array.from(keys.of, (of) => (of < 0 ? -of : numbers[of]!));
  closeSegment(sql, caseId, segment, { owners: Int32Array.from([...known, ...gone.map(({ n }) => n)]) });
  writeState(sql, caseId, state, entry);
}
