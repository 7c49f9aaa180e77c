// Users: names, standings, password hashes, and what a second factor is checked by. Each change stands in the journal.
import { fail } from '#contract/errors.ts';
import type { Standing } from '#contract/rights.ts';
import { userSubject } from './facts.ts';
import type { Sql } from './sql.ts';
import type { Transact } from './transaction.ts';
import { usedCodes, type UsedCodes } from './used-codes.ts';

/** A user with the hash of the password, which the caller makes. */
export interface Credentials {
  user: string;
  standing: Standing;
  hash: string;
}

/** What a person signs in by, beside the password's hash. */
export interface Account {
  /** Until when a one-time password opens a session (ms since 1970); null where the password is the person's own. */
  oneTime: number | null;
  /** Secret of the second factor in base32; null where there is none. */
  totp: string | null;
  /** The last time step of which a code was used: none is taken twice. */
  totpStep: number;
  /** Who they are at the service where they sign in; null where they never did. */
  subject: string | null;
}

/** A user as administrators see them. */
export interface ListedUser {
  user: string;
  standing: Standing;
  hasSecondFactor: boolean;
  mustChange: boolean;
}

export interface Users extends UsedCodes {
  find(user: string): Credentials | undefined;
  account(user: string): Account;
  list(): ListedUser[];
  /** Adds a user; an entry `user-add` says who did it. @throws bad-request where there is one of that name */
  add(actor: string, credentials: Credentials, oneTime?: number): Promise<void>;
  /** Gives a user another password; an entry `user-password` says who did it. @throws not-found */
  setPassword(actor: string, user: string, hash: string, oneTime?: number): Promise<void>;
  /** Gives a user another standing; an entry `user-standing` says who did it. @throws not-found */
  setStanding(actor: string, user: string, standing: Standing): Promise<void>;
  /** Puts a second factor in place, or takes it away (null); an entry says who did it. */
  setSecondFactor(
    actor: string,
    user: string,
    secret: string | null,
    recovery: readonly string[],
  ): Promise<void>;
  /** The user that a subject is bound to. */
  ofSubject(subject: string): string | undefined;
  /** Binds a user to a subject; an entry `user-subject` says so. @throws conflict where either is bound already */
  bindSubject(user: string, subject: string): Promise<void>;
  /** Whether everybody needs a second factor. */
  requiresSecondFactor(): boolean;
  requireSecondFactor(actor: string, isRequired: boolean): Promise<void>;
}

const SET_ONE_TIME = `INSERT INTO account (user, one_time) VALUES (?1, ?2)
  ON CONFLICT (user) DO UPDATE SET one_time = ?2`;
const SET_TOTP = `INSERT INTO account (user, totp) VALUES (?1, ?2)
  ON CONFLICT (user) DO UPDATE SET totp = ?2, totp_step = 0`;

const noUser = (): never => fail('not-found', '没有此用户。', 'There is no such user.');
/** The users of a record: read over one connection, changed in transactions of another. */
export const usersOf = (sql: Sql, transact: Transact): Users => ({
  find: (user) =>
    sql.get<Credentials>(
      'SELECT name AS user, password_hash AS hash, role AS standing FROM user WHERE name = ?',
      user,
    ),
  account: (user) =>
    sql.get<Account>(
      'SELECT one_time AS oneTime, totp, totp_step AS totpStep, subject FROM account WHERE user = ?',
      user,
    ) ?? { oneTime: null, totp: null, totpStep: 0, subject: null },
  list: () =>
    sql
      .all<{ user: string; standing: Standing; second: number; must: number }>(
        `SELECT name AS user, role AS standing, totp IS NOT NULL AS second, one_time IS NOT NULL AS must
         FROM user LEFT JOIN account ON account.user = user.name ORDER BY name`,
      )
      .map(({ user, standing, second, must }) => ({
        user,
        standing,
        hasSecondFactor: second === 1,
        mustChange: must === 1,
      })),
  add: (actor, { user, hash, standing }, oneTime) =>
    transact(actor, (tx, writer) => {
      if (writer.get('SELECT 1 FROM user WHERE name = ?', user) !== undefined) {
        fail('bad-request', '已有同名用户。', 'There is a user of this name.');
      }
      tx.append({ action: 'user-add', subject: userSubject(user), payload: { standing } });
      writer.run(
        'INSERT INTO user (name, password_hash, role, created) VALUES (?, ?, ?, ?)',
        user,
        hash,
        standing,
        new Date().toISOString(),
      );
      writer.run(SET_ONE_TIME, user, oneTime ?? null);
    }),
  setPassword: (actor, user, hash, oneTime) =>
    transact(actor, (tx, writer) => {
      if (writer.run('UPDATE user SET password_hash = ? WHERE name = ?', hash, user) === 0) noUser();
      tx.append({
        action: 'user-password',
        subject: userSubject(user),
        ...(oneTime === undefined ? {} : { payload: { oneTime: true } }),
      });
      writer.run(SET_ONE_TIME, user, oneTime ?? null);
    }),
  setStanding: (actor, user, standing) =>
    transact(actor, (tx, writer) => {
      const before = writer.get<{ role: string }>('SELECT role FROM user WHERE name = ?', user)?.role;
      if (before === undefined) noUser();
      if (before === standing) return;
      tx.append({ action: 'user-standing', subject: userSubject(user), payload: { standing, before } });
      writer.run('UPDATE user SET role = ? WHERE name = ?', standing, user);
    }),
  setSecondFactor: (actor, user, secret, recovery) =>
    transact(actor, (tx, writer) => {
      if (writer.get('SELECT 1 FROM user WHERE name = ?', user) === undefined) noUser();
      tx.append({
        action: secret === null ? 'user-second-factor-end' : 'user-second-factor',
        subject: userSubject(user),
      });
      writer.run(SET_TOTP, user, secret);
      writer.run('DELETE FROM recovery_code WHERE user = ?', user);
      for (const hash of recovery)
        writer.run('INSERT INTO recovery_code (user, hash) VALUES (?, ?)', user, hash);
    }),
  ofSubject: (subject) =>
    sql.get<{ user: string }>('SELECT user FROM account WHERE subject = ?', subject)?.user,
  bindSubject: (user, subject) =>
    transact(user, (tx, writer) => {
      writer.run('INSERT OR IGNORE INTO account (user) VALUES (?)', user);
      const isFree =
        writer.get('SELECT 1 FROM account WHERE subject = ?', subject) === undefined &&
        writer.run('UPDATE account SET subject = ?2 WHERE user = ?1 AND subject IS NULL', user, subject) > 0;
      if (!isFree) fail('conflict', '此账号已属于他人', 'This account is somebody else’s');
      tx.append({ action: 'user-subject', subject: userSubject(user), payload: { subject } });
    }),
  ...usedCodes(sql, transact),
  requiresSecondFactor: () =>
    sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'second_factor'`)?.value === 'required',
  requireSecondFactor: (actor, isRequired) =>
    transact(actor, (tx, writer) => {
      const value = isRequired ? 'required' : 'optional';
      tx.append({ action: 'second-factor-rule', subject: 'users', payload: { rule: value } });
      writer.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('second_factor', ?)`, value);
    }),
});
