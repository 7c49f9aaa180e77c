// Sessions by the hash of their token. They count at once and are stored in turn, since a long import must not keep anybody from signing in.
import type { Session } from '#contract/operations.ts';
import type { Sql } from './sql.ts';

/** A session as it is kept; times in milliseconds since 1970. */
export interface KeptSession {
  /** By which its owner names it; tells nothing of the token. */
  id: string;
  user: string;
  begun: number;
  /** When something was last asked under it. */
  seen: number;
  /** When it ends, whatever is asked. */
  expires: number;
  /** The browser, as it calls itself. */
  agent: string;
  /** How its owner signed in. */
  by: 'password' | 'oidc';
}

export interface Sessions {
  create(tokenHash: string, session: Omit<KeptSession, 'seen'>): void;
  /** Whose session it is, unless it has ended. */
  find(tokenHash: string): (Session & { id: string }) | undefined;
  /** Something was asked under it: its idle time begins anew. */
  touch(tokenHash: string): void;
  delete(tokenHash: string): void;
  /** A person's sessions that have not ended, newest first. */
  list(user: string): KeptSession[];
  /** Ends one of a person's sessions. Returns false where there is none of this id. */
  end(user: string, id: string): boolean;
  /** Ends all of a person's sessions but one. */
  endOthers(user: string, keptId: string | undefined): void;
}

/** How long a session lives when nothing is asked under it (ms). */
export const IDLE_MS = 60 * 60_000;
/** How often it is stored that something was asked (ms). */
const TOUCH_EVERY_MS = 60_000;

const COLUMNS = 'id, user, begun, seen, expires, agent, by';

/** What its owner has to do before anything else is allowed under a session that began by a password. */
const MUST = `CASE
  WHEN ?2 = 'oidc' THEN NULL
  WHEN (SELECT one_time FROM account WHERE user = ?1) IS NOT NULL THEN 'password'
  WHEN (SELECT value FROM meta WHERE name = 'second_factor') = 'required'
    AND (SELECT totp FROM account WHERE user = ?1) IS NULL THEN 'second-factor'
  END`;

/**
 * The sessions of a record.
 *
 * @param inTurn runs a write when no transaction is open; one that fails leaves the session to end with the process
 */
export function sessionsOf(reader: Sql, writer: Sql, inTurn: (write: () => void) => void): Sessions {
  /** Not stored yet; null: ended, and not stored yet. */
  const fresh = new Map<string, KeptSession | null>();
  /** When something was last asked, where that is not stored yet. */
  const seen = new Map<string, number>();
  const store = (tokenHash: string, write: () => void): void => {
    const stored = fresh.get(tokenHash);
    inTurn(() => {
      const now = Date.now();
      writer.run('DELETE FROM session WHERE expires <= ? OR seen <= ?', now, now - 2 * IDLE_MS);
      write();
      if (fresh.get(tokenHash) === stored) fresh.delete(tokenHash);
    });
  };
  const isOver = (tokenHash: string, session: KeptSession): boolean =>
    session.expires <= Date.now() || (seen.get(tokenHash) ?? session.seen) + IDLE_MS <= Date.now();
  const kept = (tokenHash: string): KeptSession | undefined => {
    const known = fresh.get(tokenHash);
    if (known === null) return undefined;
    const session =
      known ?? reader.get<KeptSession>(`SELECT ${COLUMNS} FROM session WHERE token_hash = ?`, tokenHash);
    return session === undefined || isOver(tokenHash, session) ? undefined : session;
  };
  const all = (user: string): Map<string, KeptSession> => {
    const stored = reader.all<KeptSession & { tokenHash: string }>(
      `SELECT token_hash AS tokenHash, ${COLUMNS} FROM session WHERE user = ?`,
      user,
    );
    const found = new Map<string, KeptSession>();
    for (const { tokenHash, ...session } of stored) found.set(tokenHash, session);
    for (const [tokenHash, session] of fresh) {
      if (session === null) found.delete(tokenHash);
      else if (session.user === user) found.set(tokenHash, session);
    }
    return new Map([...found].filter(([tokenHash, session]) => !isOver(tokenHash, session)));
  };
  const remove = (tokenHash: string): void => {
    fresh.set(tokenHash, null);
    seen.delete(tokenHash);
    store(tokenHash, () => {
      writer.run('DELETE FROM session WHERE token_hash = ?', tokenHash);
    });
  };
  return {
    create(tokenHash, session) {
      const begun = { ...session, seen: session.begun };
      fresh.set(tokenHash, begun);
      const { id, user, begun: at, expires, agent, by } = begun;
      store(tokenHash, () => {
        writer.run(
          `INSERT OR REPLACE INTO session (token_hash, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          tokenHash,
          id,
          user,
          at,
          at,
          expires,
          agent,
          by,
        );
      });
    },
    find(tokenHash) {
      const session = kept(tokenHash);
      if (session === undefined) return undefined;
      const user = reader.get<Session>(
        `SELECT name AS user, role AS standing, ${MUST} AS must, ?2 AS by FROM user WHERE name = ?1 AND role <> 'closed'`,
        session.user,
        session.by,
      );
      return user === undefined ? undefined : { ...user, id: session.id };
    },
    touch(tokenHash) {
      const session = kept(tokenHash);
      if (session === undefined) return;
      const before = seen.get(tokenHash) ?? session.seen;
      const now = Date.now();
      if (now - before < TOUCH_EVERY_MS) return;
      seen.set(tokenHash, now);
      inTurn(() => {
        writer.run('UPDATE session SET seen = ? WHERE token_hash = ?', now, tokenHash);
      });
    },
    delete: remove,
    list: (user) =>
      [...all(user)]
        .map(([tokenHash, session]) => ({ ...session, seen: seen.get(tokenHash) ?? session.seen }))
        .sort((a, b) => b.begun - a.begun),
    end(user, id) {
      const [tokenHash] = [...all(user)].find(([, session]) => session.id === id) ?? [];
      if (tokenHash === undefined) return false;
      remove(tokenHash);
      return true;
    },
    endOthers(user, keptId) {
      for (const [tokenHash, { id }] of all(user)) if (id !== keptId) remove(tokenHash);
    },
  };
}
