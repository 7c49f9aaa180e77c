// Sessions by the hash of their token. They count at once and are stored in turn, since a long import must not keep anybody from signing in.
import type { Session } from '#contract/operations.ts';
import type { Sql } from './sql.ts';

export interface Sessions {
  create(tokenHash: string, user: string, expires: Date): void;
  /** Whose session it is, unless it has ended. */
  find(tokenHash: string): Session | undefined;
  delete(tokenHash: string): void;
}

/**
 * The sessions of a record.
 *
 * @param inTurn runs a write when no transaction is open; one that fails leaves the session to end with the process
 */
export function sessionsOf(reader: Sql, writer: Sql, inTurn: (write: () => void) => void): Sessions {
  /** Not stored yet; null: ended, and not stored yet. */
  const fresh = new Map<string, { user: string; expires: number } | null>();
  const store = (tokenHash: string, write: () => void): void => {
    const stored = fresh.get(tokenHash);
    inTurn(() => {
      writer.run('DELETE FROM session WHERE expires <= ?', Date.now());
      write();
      if (fresh.get(tokenHash) === stored) fresh.delete(tokenHash);
    });
  };
  const roleOf = (user: string): Session | undefined =>
    reader.get<Session>('SELECT name AS user, role FROM user WHERE name = ?', user);
  return {
    create(tokenHash, user, expires) {
      fresh.set(tokenHash, { user, expires: expires.valueOf() });
      store(tokenHash, () => {
        writer.run(
          'INSERT OR REPLACE INTO session (token_hash, user, expires) VALUES (?, ?, ?)',
          tokenHash,
          user,
          expires.valueOf(),
        );
      });
    },
    find(tokenHash) {
      const known = fresh.get(tokenHash);
      if (known === null) return undefined;
      const session =
        known ??
        reader.get<{ user: string; expires: number }>(
          'SELECT user, expires FROM session WHERE token_hash = ?',
          tokenHash,
        );
      return session !== undefined && session.expires > Date.now() ? roleOf(session.user) : undefined;
    },
    delete(tokenHash) {
      fresh.set(tokenHash, null);
      store(tokenHash, () => {
        writer.run('DELETE FROM session WHERE token_hash = ?', tokenHash);
      });
    },
  };
}
