// Accounts of the people who use the web application: passwords by argon2id, second factors, sessions by the hash of their token.
import { randomBytes } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import { FIRST_ADMINISTRATOR, type OneTimePassword, type SecondFactorOffer } from '#contract/account.ts';
import type { Session } from '#contract/operations.ts';
import type { Standing } from '#contract/rights.ts';
import { both } from '#contract/text.ts';
import type { Identity } from './oidc.ts';
import { refuseGuessable } from './password-rules.ts';
import type { KeptSession, Record as EvidenceRecord } from './record/index.ts';
import { newRecoveryCodes, newSecret, readable, recoveryHash, stepOf } from './second-factor.ts';

/** Who signs in: `second-factor` where the password is right and a code is asked for. */
export type Checked = { user: string } | 'second-factor';

/** Whether all was said that lets a person in. */
export const isWhole = (checked: Checked): boolean => checked !== 'second-factor';

export interface Accounts {
  /** The session that a token's hash stands for, unless it has ended. */
  session(tokenHash: string): (Session & { id: string }) | undefined;
  /** Something was asked under a session: its idle time begins anew. */
  touch(tokenHash: string): void;
  /** Whose password, and code where one is needed, these are; undefined where something is wrong, after equal work. */
  check(user: string, password: string, code?: string): Promise<Checked | undefined>;
  begin(
    user: string,
    tokenHash: string,
    about: Pick<KeptSession, 'agent' | 'by'> & { seconds: number },
  ): void;
  end(tokenHash: string): void;
  /** Adds a user with a password of their own. @throws bad-request where there is such a user */
  add(actor: string, user: string, password: string, standing: Standing): Promise<{ user: string }>;
  /** Adds a user with a one-time password. @throws bad-request where there is such a user */
  invite(actor: string, user: string, standing: Standing): Promise<OneTimePassword>;
  /** Gives a user a one-time password and ends their sessions. @throws not-found */
  resetPassword(actor: string, user: string): Promise<OneTimePassword>;
  /** A person's own new password; their other sessions end. @throws bad-request where it is easy to guess */
  changePassword(user: string, password: string, keptSession: string | undefined): Promise<void>;
  /** Offers a new second factor, which counts once a code of it was confirmed. */
  offerSecondFactor(user: string): SecondFactorOffer;
  /** Recovery codes, where the code is one of what was offered; else undefined. */
  confirmSecondFactor(user: string, code: string): Promise<string[] | undefined>;
  /** Whether a code of the person's own second factor, or a recovery code, is right; it is used up. */
  useCode(user: string, code: string): boolean;
  /**
   * The user of somebody who signed in at another service: bound to the name that the service gave them when they first came.
   * @throws unauthenticated for an unknown, closed or otherwise bound one
   */
  known(identity: Identity, unknown: 'refuse' | 'member'): Promise<string>;
  /** Takes a second factor away. @throws not-found */
  endSecondFactor(actor: string, user: string): Promise<void>;
  /**
   * Makes the first administrator, or gives it the password that the settings name.
   * @returns the one-time password that was made, where one was
   * @throws wrong-usage where the settings name somebody who is no administrator
   */
  ensureAdministrator(password: string | undefined): Promise<string | undefined>;
}

/** How long a one-time password opens a session. */
const ONE_TIME_MS = 72 * 60 * 60_000;

/** How long an offered second factor waits for its first code. */
const OFFER_MS = 15 * 60_000;

/** argon2id with the parameters that OWASP recommends (19 MiB, two passes). Loaded when needed: few commands do. */
const hashOf = async (password: string): Promise<string> => {
  const { hash } = await import('@node-rs/argon2');
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
};

const verified = async (hash: string, password: string): Promise<boolean> => {
  const { verify } = await import('@node-rs/argon2');
  return verify(hash, password);
};

const refused = (): never =>
  fail(
    'unauthenticated',
    '此账号不能在这里登录：请联系管理员',
    'This account may not sign in here: ask an administrator',
  );

/** Names under which the program itself writes entries and keeps files: nobody's are to look like those. */
const OURS = /^(?:cli|system|vinetrace|transfer:.*)$/iu;

/**
 * The accounts that a record keeps.
 * @param administrator what the first one is called
 */
export function accountsOf(record: EvidenceRecord, administrator = FIRST_ADMINISTRATOR): Accounts {
  const { users, sessions } = record;
  /** Checked where there is no such user, so that the time taken does not tell. */
  let decoy: Promise<string> | undefined;
  const offers = new Map<string, { secret: string; until: number }>();

  const refuseTaken = (user: string): void => {
    if (users.find(user) === undefined && !OURS.test(user)) return;
    fail('bad-request', '已有同名用户', 'There is a user of this name', [
      {
        column: 'user',
        value: user,
        message: both('用户名已被占用：请换一个', 'the name is taken: choose another one'),
      },
    ]);
  };
  const oneTime = async (
    user: string,
    keep: (hash: string, until: number) => Promise<void>,
  ): Promise<OneTimePassword> => {
    const password = readable(4);
    const until = Date.now() + ONE_TIME_MS;
    await keep(await hashOf(password), until);
    return { user, password, until: new Date(until).toISOString() };
  };
  const useCode = (user: string, code: string): boolean => {
    const { totp } = users.account(user);
    const step = totp === null ? undefined : stepOf(user, totp, code);
    if (step !== undefined) return users.useStep(user, step);
    return users.useRecovery(user, recoveryHash(user, code));
  };

  const accounts: Accounts = {
    session: (tokenHash) => sessions.find(tokenHash),
    touch: (tokenHash) => sessions.touch(tokenHash),
    async check(user, password, code) {
      const known = users.find(user);
      decoy ??= hashOf(randomBytes(16).toString('hex'));
      const isRight = await verified(known?.hash ?? (await decoy), password);
      if (!isRight || known === undefined || known.standing === 'closed') return undefined;
      const { oneTime: until, totp } = users.account(user);
      if (until !== null && until < Date.now()) return undefined;
      if (totp === null) return { user };
      if (code === undefined) return 'second-factor';
      return useCode(user, code) ? { user } : undefined;
    },
    begin(user, tokenHash, { seconds, agent, by }) {
      const now = Date.now();
      const id = randomBytes(9).toString('base64url');
      sessions.create(tokenHash, { id, user, begun: now, expires: now + seconds * 1000, agent, by });
    },
    end: (tokenHash) => sessions.delete(tokenHash),
    async add(actor, user, password, standing) {
      const hash = await hashOf(password);
      refuseTaken(user);
      await users.add(actor, { user, hash, standing });
      return { user };
    },
    async invite(actor, user, standing) {
      refuseTaken(user);
      return oneTime(user, (hash, until) => users.add(actor, { user, hash, standing }, until));
    },
    async resetPassword(actor, user) {
      const made = await oneTime(user, (hash, until) => users.setPassword(actor, user, hash, until));
      sessions.endOthers(user, undefined);
      return made;
    },
    async changePassword(user, password, keptSession) {
      const known = users.find(user);
      if (known !== undefined && (await verified(known.hash, password))) {
        fail('bad-request', '新密码与原密码相同', 'The new password is the old one', [
          { column: 'password', message: both('请换一个密码', 'choose another password') },
        ]);
      }
      await refuseGuessable(user, password);
      await users.setPassword(user, user, await hashOf(password));
      sessions.endOthers(user, keptSession);
    },
    offerSecondFactor(user) {
      const made = newSecret(user);
      offers.set(user, { secret: made.secret, until: Date.now() + OFFER_MS });
      return made;
    },
    async confirmSecondFactor(user, code) {
      const offer = offers.get(user);
      if (offer === undefined || offer.until < Date.now()) {
        fail('conflict', '请重新开始设置第二因素', 'Begin again to set up the second factor');
      }
      const step = stepOf(user, offer.secret, code);
      if (step === undefined) return undefined;
      const codes = newRecoveryCodes();
      await users.setSecondFactor(
        user,
        user,
        offer.secret,
        codes.map((one) => recoveryHash(user, one)),
      );
      users.useStep(user, step);
      offers.delete(user);
      return codes;
    },
    useCode,
    async known({ user, subject }, unknown) {
      const bound = users.ofSubject(subject);
      const name = bound ?? user;
      const found = users.find(name);
      // The first administrator is the way in when the service is away: nobody becomes them by a name given there.
      const isFree =
        ![FIRST_ADMINISTRATOR, administrator].includes(name) && users.account(name).subject === null;
      if (found?.standing === 'closed' || (bound === undefined && !isFree)) return refused();
      if (bound !== undefined) return bound;
      if (found === undefined) {
        if (unknown === 'refuse') return refused();
        await accounts.add('system', name, randomBytes(32).toString('hex'), 'member');
      }
      await users.bindSubject(name, subject);
      return name;
    },
    endSecondFactor: (actor, user) => users.setSecondFactor(actor, user, null, []),
    async ensureAdministrator(password) {
      const found = users.find(administrator);
      if (found === undefined) {
        if (password === undefined)
          return (await accounts.invite('system', administrator, 'administrator')).password;
        await accounts.add('system', administrator, password, 'administrator');
        return undefined;
      }
      if (administrator !== FIRST_ADMINISTRATOR && found.standing !== 'administrator')
        fail(
          'wrong-usage',
          `VINETRACE_ADMIN_NAME：${administrator} 已存在，但不是管理员`,
          `VINETRACE_ADMIN_NAME: ${administrator} exists, and is no administrator`,
        );
      if (password !== undefined && !(await verified(found.hash, password))) {
        await users.setPassword('system', administrator, await hashOf(password));
        sessions.endOthers(administrator, undefined);
      }
      return undefined;
    },
  };
  return accounts;
}
