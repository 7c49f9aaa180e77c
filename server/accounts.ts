// Accounts of the people who use the web application: passwords by argon2id, sessions by the hash of their token.
import { randomBytes, randomInt } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import type { Role, Session } from '#contract/operations.ts';
import { both } from '#contract/text.ts';
import type { Record as EvidenceRecord } from './record/index.ts';

export interface Accounts {
  /** The session that a token's hash stands for, unless it has ended. */
  session(tokenHash: string): Session | undefined;
  /** The account whose password this is; undefined where the name or the password is wrong, after equal work. */
  check(user: string, password: string): Promise<Session | undefined>;
  begin(user: string, tokenHash: string, seconds: number): void;
  end(tokenHash: string): void;
  list(): Session[];
  /** @throws bad-request where there is such a user */
  add(actor: string, user: string, password: string, role: Role): Promise<Session>;
  /**
   * Makes the first administrator, `admin`, or gives it the password that the settings name.
   * @returns the password that was made, where one was
   */
  ensureAdministrator(password: string | undefined): Promise<string | undefined>;
}

const ADMINISTRATOR = 'admin';

/** Without characters that look alike, since it is read from a terminal. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

/** argon2id with the parameters that OWASP recommends (19 MiB, two passes). Loaded when needed: few commands do. */
const hashOf = async (password: string): Promise<string> => {
  const { hash } = await import('@node-rs/argon2');
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
};

/** The accounts that a record keeps. */
export function accountsOf(record: EvidenceRecord): Accounts {
  /** Checked where there is no such user, so that the time taken does not tell. */
  let decoy: Promise<string> | undefined;
  const accounts: Accounts = {
    session: (tokenHash) => record.sessions.find(tokenHash),
    async check(user, password) {
      const { verify } = await import('@node-rs/argon2');
      const known = record.users.find(user);
      decoy ??= hashOf(randomBytes(16).toString('hex'));
      const isRight = await verify(known?.hash ?? (await decoy), password);
      return isRight && known !== undefined ? { user: known.user, role: known.role } : undefined;
    },
    begin: (user, tokenHash, seconds) =>
      record.sessions.create(tokenHash, user, new Date(Date.now() + seconds * 1000)),
    end: (tokenHash) => record.sessions.delete(tokenHash),
    list: () => record.users.list(),
    async add(actor, user, password, role) {
      const hashed = await hashOf(password);
      if (record.users.find(user) !== undefined) {
        fail('bad-request', '已有同名用户', 'There is a user of this name', [
          {
            column: 'user',
            value: user,
            message: both('用户名已被占用：请换一个', 'the name is taken: choose another one'),
          },
        ]);
      }
      await record.users.add(actor, { user, hash: hashed, role });
      return { user, role };
    },
    async ensureAdministrator(password) {
      if (record.users.find(ADMINISTRATOR) === undefined) {
        const made = password ?? newPassword();
        await accounts.add('system', ADMINISTRATOR, made, 'administrator');
        return password === undefined ? made : undefined;
      }
      if (password !== undefined && (await accounts.check(ADMINISTRATOR, password)) === undefined) {
        await record.users.setPassword('system', ADMINISTRATOR, await hashOf(password));
      }
      return undefined;
    },
  };
  return accounts;
}
