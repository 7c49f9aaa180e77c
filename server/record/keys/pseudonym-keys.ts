// Keys of pseudonyms that were drawn since the record was made: they lie in the record itself, so that a backup has its own.
import { createHash } from 'node:crypto';
import { KEY_BYTES, laterId } from '../key.ts';
import type { Sql } from '../sql.ts';

const NAME = 'pseudonym_keys';

/** All of them in order, 32 bytes each; none where they were never changed. */
export const drawnKeys = (sql: Sql): Buffer =>
  Buffer.from(sql.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', NAME)?.value ?? '', 'hex');

/** Puts another one behind them. */
export function addDrawnKey(sql: Sql, key: Uint8Array): void {
  const all = Buffer.concat([drawnKeys(sql), key]).toString('hex');
  sql.run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', NAME, all);
}

/** Which keys those are, for whoever must not know them: the journal, and the graph, which holds the pseudonyms of one of them. */
export const drawnKeysId = (drawn: Uint8Array): string | undefined =>
  drawn.length === 0
    ? undefined
    : createHash('sha256').update('vinetrace pseudonym keys').update(drawn).digest('hex').slice(0, 16);

/** What a pseudonym of before may be by now: after the last change, the last two, and so on. */
export const laterIds = (drawn: Uint8Array, id: string): string[] =>
  Array.from({ length: drawn.length / KEY_BYTES }, (_, n) =>
    laterId(drawn.subarray(drawn.length - (n + 1) * KEY_BYTES), id),
  );
