// The journal: sound after whatever was done, and any entry that is changed, gone, put in or moved is found and named.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { VinetraceError } from '#contract/errors.ts';
import { entryHash, rawEntries } from '../../../server/record/journal.ts';
import type { Sql } from '../../../server/record/sql.ts';
import type { RecordTx } from '../../../server/record/transaction.ts';
import { verifyRecord } from '../../../server/record/verify.ts';
import { memoryRecord, write } from '../record.ts';
import { cell, fromJson, toJson } from '../strings.ts';
import { defineTarget } from '../target.ts';

type Step =
  | { do: 'assert'; id: number; text: string }
  | { do: 'retract'; of: number; text: string }
  | { do: 'file'; text: string }
  | { do: 'append'; action: string; text: string };

type Tampering =
  | { do: 'change'; column: string; text: string; rehash: boolean }
  | { do: 'remove' }
  | { do: 'insert'; text: string }
  | { do: 'swap' };

interface Input {
  /** Steps by transaction. */
  work: Step[][];
  tampering: Tampering;
  /** Which entry it befalls, as a share. */
  at: number;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('assert' as const), id: fc.nat({ max: 4 }), text: cell }),
  fc.record({ do: fc.constant('retract' as const), of: fc.nat({ max: 40 }), text: cell }),
  fc.record({ do: fc.constant('file' as const), text: cell }),
  fc.record({
    do: fc.constant('append' as const),
    action: fc.constantFrom('import', 'export', 'reveal'),
    text: cell,
  }),
);

const COLUMNS = ['at', 'actor', 'action', 'case_id', 'subject', 'payload', 'batch'];

const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  fc.record({
    do: fc.constant('change' as const),
    column: fc.constantFrom(...COLUMNS),
    text: cell,
    rehash: fc.boolean(),
  }),
  fc.constant({ do: 'remove' as const }),
  fc.record({ do: fc.constant('insert' as const), text: cell }),
  fc.constant({ do: 'swap' as const }),
);

function perform(tx: RecordTx, one: Step): unknown {
  switch (one.do) {
    case 'assert':
      return tx.assert('c', 'Party', `p${one.id}`, { values: { id: `p${one.id}`, name: one.text } });
    case 'retract':
      return tx.retract(one.of, one.text);
    case 'file':
      return tx.putFile([Buffer.from(one.text)]);
    case 'append':
      return tx.append({
        action: one.action,
        case: 'c',
        subject: one.text,
        payload: { [one.text]: one.text },
      });
  }
}

const refused = (error: unknown): void => {
  if (!(error instanceof VinetraceError)) throw error;
};

/** Changes the journal behind its back; answers the entries of which one must be named, none where nothing was changed. */
function tamper(sql: Sql, { tampering: how, at }: Input): number[] {
  const rows = [...rawEntries(sql)];
  if (rows.length === 0) return [];
  const row = rows[Math.min(rows.length - 1, Math.floor(at * rows.length))]!;
  const { seq } = row;
  switch (how.do) {
    case 'change': {
      const value =
        how.column === 'batch'
          ? row.batch + 1
          : how.column === 'payload'
            ? JSON.stringify(how.text)
            : Buffer.from(how.text).toString().replaceAll('\0', '');
      if (row[how.column as keyof typeof row] === value) return [];
      sql.run(`UPDATE journal SET ${how.column} = ? WHERE seq = ?`, value, seq);
      if (!how.rehash) return [seq];
      // Whoever makes the hash anew breaks the chain at the next entry, or the end that was written.
      sql.run('UPDATE journal SET hash = ? WHERE seq = ?', entryHash({ ...row, [how.column]: value }), seq);
      return seq === rows.length ? [] : [seq + 1];
    }
    case 'remove':
      sql.run('DELETE FROM journal WHERE seq = ?', seq);
      return seq === rows.length ? [] : [seq];
    case 'insert': {
      sql.run('UPDATE journal SET seq = -seq - 1 WHERE seq >= ?', seq);
      sql.run('UPDATE journal SET seq = -seq WHERE seq < 0');
      const put = { ...row, subject: how.text.replaceAll('\0', ''), payload: null };
      sql.run(
        'INSERT INTO journal (seq, at, actor, action, case_id, subject, payload, batch, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        seq,
        put.at,
        put.actor,
        put.action,
        put.case_id,
        put.subject,
        null,
        put.batch,
        put.prev,
        entryHash(put),
      );
      return [seq, seq + 1];
    }
    case 'swap': {
      if (seq === rows.length) return [];
      sql.run('UPDATE journal SET seq = -1 WHERE seq = ?', seq);
      sql.run('UPDATE journal SET seq = ? WHERE seq = ?', seq, seq + 1);
      sql.run('UPDATE journal SET seq = ? WHERE seq = -1', seq + 1);
      return [seq, seq + 1];
    }
  }
}

const digest = (sql: Sql): string =>
  createHash('sha256')
    .update(JSON.stringify([...rawEntries(sql)]))
    .digest('hex');

export const journal = defineTarget<Input>({
  name: 'journal',
  share: 20,
  inputs: fc.record({
    work: fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
    tampering,
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  toBytes: toJson,
  async check(bytes) {
    const input = fromJson<Input>(bytes);
    const sql = memoryRecord();
    try {
      for (const steps of input.work) {
        await write(sql, async (tx) => {
          for (const one of steps) await Promise.resolve(perform(tx, one));
        }).catch(refused);
      }
      const sound = verifyRecord(sql);
      if (!sound.ok) throw new Error(`not sound: ${sound.problems.join('; ')}`);
      for (const { name } of sql.all<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
      ))
        sql.exec(`DROP TRIGGER ${name}`);
      const before = digest(sql);
      const named = tamper(sql, input);
      if (digest(sql) === before) return;
      const found = verifyRecord(sql);
      if (found.ok) throw new Error('tampered with, and found sound');
      const said = found.problems.join('\n');
      if (named.length > 0 && !named.some((seq) => new RegExp(`(?:entry|before) ${seq}\\b`).test(said)))
        throw new Error(`entry ${named.join(' or ')} is not named: ${said}`);
    } finally {
      sql.close();
    }
  },
});
