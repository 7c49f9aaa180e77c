// Tables of people and what they may do, in steps: a record that was made before a step is brought up to it when it is opened.
import type { Standing } from '#contract/rights.ts';
import { canonicalJson } from './canonical.ts';
import { appendEntry, lastEntry } from './journal.ts';
import type { Sql } from './sql.ts';

/** What the one role of earlier versions becomes in the installation. */
const STANDING: Readonly<Record<string, Standing>> = {
  investigator: 'founder',
  'case-officer': 'founder',
  administrator: 'administrator',
};

/** Roles were of the installation: each becomes the role in every case there is, and the journal says so. */
function membersPerCase(sql: Sql): void {
  sql.exec(`
    CREATE TABLE member (
      case_id TEXT NOT NULL, user TEXT NOT NULL, role TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (case_id, user)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX member_user ON member (user);`);
  const users = sql.all<{ name: string; role: string }>('SELECT name, role FROM user ORDER BY name');
  const cases = sql.all<{ id: string }>(`SELECT id FROM fact WHERE type = 'Case' AND entry IS NOT NULL`);
  for (const { name, role } of users) {
    sql.run('UPDATE user SET role = ? WHERE name = ?', STANDING[role] ?? 'member', name);
    if (STANDING[role] === 'administrator') continue;
    for (const { id } of cases) {
      const entry = appendEntry(sql, 'system', {
        action: 'member-grant',
        case: id,
        subject: `User:${name}`,
        payload: { role, reason: 'role of an earlier version' },
      });
      sql.run('INSERT INTO member (case_id, user, role, entry) VALUES (?, ?, ?, ?)', id, name, role, entry);
    }
  }
}

/** Sessions that were begun before end here: they are kept with more about them. */
function accounts(sql: Sql): void {
  sql.exec(`
    DROP TABLE session;
    CREATE TABLE session (
      token_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL, begun INTEGER NOT NULL,
      seen INTEGER NOT NULL, expires INTEGER NOT NULL, agent TEXT NOT NULL, by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_user ON session (user);
    CREATE TABLE account (
      user TEXT PRIMARY KEY, one_time INTEGER, totp TEXT, totp_step INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE recovery_code (
      user TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (user, hash)
    ) STRICT, WITHOUT ROWID;`);
}

/** Who somebody is at the service where they sign in: bound to a name here when they first do. */
function subjects(sql: Sql): void {
  sql.exec(`
    ALTER TABLE account ADD COLUMN subject TEXT;
    CREATE UNIQUE INDEX account_subject ON account (subject);`);
}

const STEPS: readonly ((sql: Sql) => void)[] = [membersPerCase, accounts, subjects];

/** Takes the steps that a record has not taken yet, each whole or not at all. */
export function ensurePeopleTables(sql: Sql): void {
  const taken = (): number =>
    Number(sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'people'`)?.value ?? 0);
  for (let step = taken(); step < STEPS.length; step += 1) {
    sql.exec('BEGIN IMMEDIATE');
    try {
      STEPS[step]?.(sql);
      sql.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('people', ?)`, String(step + 1));
      sql.run(`UPDATE meta SET value = ? WHERE name = 'head'`, canonicalJson(lastEntry(sql)));
      sql.exec('COMMIT');
    } catch (error) {
      if (sql.inTransaction) sql.exec('ROLLBACK');
      throw error;
    }
  }
}
