// Takes the keys of facts that changed, some at a time.
import type { FactPayload } from '../types.ts';
import type { Sql } from '../sql.ts';
import { KEYED_TYPES, keysOfFact } from './keys.ts';

const TYPES = KEYED_TYPES.map((type) => `'${type}'`).join(', ');

/** Facts taken by one piece: hashed and written in some milliseconds. */
const FACTS = 250;

/** The last fact that was taken: which entry had touched it, and its number among those of that entry. */
function taken(sql: Sql): { entry: number; fact: number } {
  const marks = new Map(
    sql
      .all<{ name: string; entry: number }>('SELECT name, entry FROM across_mark')
      .map(({ name, entry }) => [name, entry]),
  );
  return { entry: marks.get('facts') ?? 0, fact: marks.get('fact') ?? Number.MAX_SAFE_INTEGER };
}

function mark(sql: Sql, entry: number, fact: number): void {
  sql.run(`INSERT OR REPLACE INTO across_mark (name, entry) VALUES ('facts', ?), ('fact', ?)`, entry, fact);
}

const newestFact = (sql: Sql): number =>
  sql.get<{ entry: number | null }>('SELECT max(touched) AS entry FROM fact')?.entry ?? 0;

/** Whether facts changed that were not taken yet. */
export function areFactsBehind(sql: Sql): boolean {
  const { entry, fact } = taken(sql);
  return newestFact(sql) > entry || fact !== Number.MAX_SAFE_INTEGER;
}

interface Changed {
  n: number;
  touched: number;
  case_id: string;
  type: string;
  payload: string | null;
}

/** Takes the keys of some facts that changed; answers whether more are left. */
export function takeFacts(sql: Sql, pseudonymKey: Uint8Array): boolean {
  const after = taken(sql);
  const newest = newestFact(sql);
  const changed = sql.all<Changed>(
    `SELECT f.n, f.touched, f.case_id, f.type, j.payload FROM fact f LEFT JOIN journal j ON j.seq = f.entry
     WHERE f.touched >= ?1 AND (f.touched > ?1 OR f.n > ?2) AND f.type IN (${TYPES})
     ORDER BY f.touched, f.n LIMIT ${FACTS}`,
    after.entry,
    after.fact,
  );
  for (const { n, case_id: caseId, type, payload } of changed) {
    sql.run('DELETE FROM across_key WHERE fact = ?', n);
    if (payload === null) continue;
    const said = JSON.parse(payload) as FactPayload;
    if (said.hand?.joined !== undefined) continue;
    for (const { kind, hash } of keysOfFact(pseudonymKey, type, said))
      sql.run(
        'INSERT OR IGNORE INTO across_key (hash, case_id, kind, fact) VALUES (?, ?, ?, ?)',
        hash,
        caseId,
        kind,
        n,
      );
  }
  const last = changed.length < FACTS ? undefined : changed.at(-1);
  mark(sql, last?.touched ?? newest, last?.n ?? Number.MAX_SAFE_INTEGER);
  return last !== undefined;
}
