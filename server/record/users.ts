// Users: names, roles and password hashes.
import { fail } from '#contract/errors.ts';
import type { Session } from '#contract/operations.ts';
import type { Sql } from './sql.ts';
import type { RecordTx } from './transaction.ts';

/** A user with the hash of the password, which the caller makes. */
export interface Credentials extends Session {
  hash: string;
}

export interface Users {
  find(user: string): Credentials | undefined;
  list(): Session[];
  /** Adds a user; an entry `user-add` says who did it. @throws bad-request where there is one of that name */
  add(actor: string, credentials: Credentials): Promise<void>;
  /** Gives a user another password and ends their sessions; an entry `user-password` says who did it. @throws not-found */
  setPassword(actor: string, user: string, hash: string): Promise<void>;
}

type Transact = <T>(actor: string, work: (tx: RecordTx, sql: Sql) => T) => Promise<T>;

/** The users of a record: read over one connection, added in transactions of another. */
export const usersOf = (sql: Sql, transact: Transact): Users => ({
  find: (user) =>
    sql.get<Credentials>('SELECT name AS user, password_hash AS hash, role FROM user WHERE name = ?', user),
  list: () => sql.all<Session>('SELECT name AS user, role FROM user ORDER BY name'),
  add: (actor, { user, hash, role }) =>
    transact(actor, (tx, writer) => {
      if (writer.get('SELECT 1 FROM user WHERE name = ?', user) !== undefined) {
        fail('bad-request', '已有同名用户。', 'There is a user of this name.');
      }
      tx.append({ action: 'user-add', subject: `User:${user}`, payload: { role } });
      writer.run(
        'INSERT INTO user (name, password_hash, role, created) VALUES (?, ?, ?, ?)',
        user,
        hash,
        role,
        new Date().toISOString(),
      );
    }),
  setPassword: (actor, user, hash) =>
    transact(actor, (tx, writer) => {
      if (writer.run('UPDATE user SET password_hash = ? WHERE name = ?', hash, user) === 0) {
        fail('not-found', '没有此用户。', 'There is no such user.');
      }
      tx.append({ action: 'user-password', subject: `User:${user}` });
      writer.run('DELETE FROM session WHERE user = ?', user);
    }),
});
