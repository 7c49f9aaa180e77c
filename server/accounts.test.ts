// Accounts over the web: one-time passwords, rules, waiting, sessions that are listed and ended, second factors.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import {
  listedUsers,
  oneTimePassword,
  ownSessions,
  recoveryCodes,
  secondFactorOffer,
} from '#contract/account.ts';
import { problem } from '#contract/errors.ts';
import { signedIn } from '#contract/operations.ts';
import { accountsOf } from './accounts.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { IDLE_MS } from './record/index.ts';
import type { App } from './routes/define.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
const NEW = 'brown rivers turn mills';

let temporary: Temporary;
let app: App;
let address = 0;

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  payload?: object;
  cookie?: string;
  from?: string;
}
const ask = (url: string, { method = 'GET', payload, cookie = '', from = '127.0.0.1' }: Asked = {}) =>
  app.inject({
    method,
    url,
    headers: { cookie, 'user-agent': 'Test' },
    remoteAddress: from,
    ...(payload === undefined ? {} : { payload }),
  });
const typeOf = (answer: Awaited<ReturnType<typeof ask>>): string =>
  problem.parse(answer.json()).type.split(':').at(-1) ?? '';

/** Signs in from an address that nobody signed in from before, unless one is said. */
async function signIn(user: string, password: string, code?: string, from?: string) {
  address += 1;
  const answer = await ask('/api/session', {
    method: 'POST',
    payload: { user, password, ...(code === undefined ? {} : { code }) },
    from: from ?? `10.0.0.${address}`,
  });
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
  await temporary.workspace.graph.engine();
}, 60_000);
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

describe('accounts', { timeout: 60_000 }, () => {
  it('begin with an administrator whose one-time password opens nothing but its own change', async () => {
    const made = (await temporary.workspace.accounts.ensureAdministrator(undefined)) ?? '';
    const { answer, cookie } = await signIn('admin', made);
    expect(signedIn.parse(answer.json()).must).toBe('password');
    expect(typeOf(await ask('/api/cases', { cookie }))).toBe('unfinished');
    expect(typeOf(await ask('/api/users', { cookie }))).toBe('unfinished');
    const change = (payload: object) => ask('/api/account/password', { method: 'PUT', payload, cookie });
    expect((await change({ current: 'wrong', password: NEW })).statusCode).toBe(400);
    for (const password of [
      'short',
      'password1234',
      'qwertyuiop123',
      'aaaaaaaaaaaaaa',
      'adminadminadmin',
      made,
    ])
      expect((await change({ current: made, password })).statusCode, password).toBe(400);
    expect((await change({ current: made, password: PASSWORD })).statusCode).toBe(204);
    expect((await ask('/api/cases', { cookie })).statusCode).toBe(200);
    expect((await signIn('admin', made)).answer.statusCode).toBe(401);
    expect(await temporary.workspace.accounts.ensureAdministrator(undefined)).toBeUndefined();
  });

  it('begin with an administrator of the name that the settings give, who must be one', async () => {
    const { record } = temporary.workspace;
    const named = accountsOf(record, '值班长');
    const made = (await named.ensureAdministrator(undefined)) ?? '';
    const { answer } = await signIn('值班长', made);
    expect(signedIn.parse(answer.json())).toMatchObject({ standing: 'administrator', must: 'password' });
    expect(await named.ensureAdministrator(undefined)).toBeUndefined();
    // Nobody becomes them by a name that another service gives.
    await expect(named.known({ user: '值班长', subject: 'x 1' }, 'member')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await named.add('test', '过客', PASSWORD, 'member');
    await expect(accountsOf(record, '过客').ensureAdministrator(PASSWORD)).rejects.toMatchObject({
      code: 'wrong-usage',
    });
    expect(readConfig({}, {}).adminName).toBe('admin');
    expect(() => readConfig({}, { VINETRACE_ADMIN_NAME: ' x' })).toThrow(/VINETRACE_ADMIN_NAME/);
  });

  it('have one-time passwords that end by themselves', async () => {
    const { accounts } = temporary.workspace;
    const { password } = await accounts.invite('test', 'late', 'member');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 73 * 60 * 60_000 });
    expect((await signIn('late', password)).answer.statusCode).toBe(401);
    vi.useRealTimers();
    expect((await signIn('late', password)).answer.statusCode).toBe(200);
  });

  it('list where one is signed in, and end sessions one by one, or all others by a new password', async () => {
    const here = await signIn('admin', PASSWORD);
    const [second, third] = [await signIn('admin', PASSWORD), await signIn('admin', PASSWORD)];
    const sessions = async () =>
      ownSessions.parse((await ask('/api/account/sessions', { cookie: here.cookie })).json()).sessions;
    const listed = await sessions();
    expect(listed.filter(({ isThis }) => isThis).length).toBe(1);
    expect(listed[0]).toMatchObject({ agent: 'Test', by: 'password' });
    const id = (await sessions())[0]?.id ?? '';
    const end = (path: string, payload: object) =>
      ask(`/api/account/sessions/${path}`, { method: 'POST', payload, cookie: here.cookie });
    // Who found the page open must not keep its owner out.
    for (const path of [`${id}/end`, 'end-others'])
      for (const payload of [{}, { current: 'wrong' }])
        expect((await end(path, payload)).statusCode, path).toBe(400);
    expect((await sessions()).length).toBe(listed.length);
    expect((await end(`${id}/end`, { current: PASSWORD })).statusCode).toBe(204);
    expect((await ask('/api/cases', { cookie: third.cookie })).statusCode).toBe(401);
    expect((await ask('/api/cases', { cookie: second.cookie })).statusCode).toBe(200);
    await ask('/api/account/password', {
      method: 'PUT',
      payload: { current: PASSWORD, password: NEW },
      cookie: here.cookie,
    });
    expect((await ask('/api/cases', { cookie: second.cookie })).statusCode).toBe(401);
    expect((await ask('/api/cases', { cookie: here.cookie })).statusCode).toBe(200);
    expect((await sessions()).length).toBe(1);
  });

  it('end a session when nothing was asked under it for an hour, and after twelve hours in any case', async () => {
    const { cookie } = await signIn('admin', NEW);
    const begun = Date.now();
    const at = async (ms: number) => {
      vi.setSystemTime(begun + ms);
      return (await ask('/api/cases', { cookie })).statusCode;
    };
    vi.useFakeTimers({ toFake: ['Date'] });
    expect(await at(IDLE_MS - 1000)).toBe(200);
    expect(await at(2 * IDLE_MS - 3000)).toBe(200);
    const working = Array.from({ length: 9 }, (_, n) => (n + 3) * (IDLE_MS - 60_000));
    for (const ms of working) expect(await at(ms), String(ms)).toBe(200);
    expect(await at(12 * 60 * 60_000 + 1)).toBe(401);
    const other = await signIn('admin', NEW);
    vi.setSystemTime(Date.now() + IDLE_MS + 1);
    expect((await ask('/api/cases', { cookie: other.cookie })).statusCode).toBe(401);
    vi.useRealTimers();
  });

  it('make whoever tries wrong passwords wait ever longer, and say how long', async () => {
    const tries: number[] = [];
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let wrong = 0; wrong < 8; wrong += 1) {
      const { answer } = await signIn('nobody', 'wrong', undefined, '10.9.9.9');
      expect(answer.statusCode).toBe(401);
      const { answer: next } = await signIn('nobody', 'wrong', undefined, '10.9.9.9');
      tries.push(next.statusCode === 429 ? Number(next.headers['retry-after']) : 0);
      vi.setSystemTime(Date.now() + 1000 * (tries.at(-1) ?? 0));
    }
    vi.useRealTimers();
    expect(tries.filter((seconds) => seconds > 0)).toEqual([1, 2, 4, 8, 16, 32]);
  });
});

describe('a second factor', { timeout: 60_000 }, () => {
  const MINE = 'seven quiet foxes digging';
  /** From where she signed in before, others' wrong codes do not hold her up. */
  const AT_HOME = '10.8.0.1';
  let cookie = '';
  let totp: TOTP;
  let codes: string[] = [];
  const later = (steps: number): string => totp.generate({ timestamp: Date.now() + steps * 30_000 });

  it('is set up by a code, which counts once, and gives recovery codes', async () => {
    await temporary.workspace.accounts.add('test', 'anna', MINE, 'member');
    ({ cookie } = await signIn('anna', MINE, undefined, AT_HOME));
    const begin = (current: string) =>
      ask('/api/account/second-factor', { method: 'POST', payload: { current }, cookie });
    expect((await begin('wrong password')).statusCode).toBe(400);
    const offer = secondFactorOffer.parse((await begin(MINE)).json());
    expect(offer.uri).toMatch(/^otpauth:\/\/totp\/Vinetrace:anna\?/);
    totp = new TOTP({ issuer: 'Vinetrace', label: 'anna', secret: Secret.fromBase32(offer.secret) });
    const confirm = (code: string) =>
      ask('/api/account/second-factor', { method: 'PUT', payload: { code }, cookie });
    expect((await confirm('000000')).statusCode).toBe(400);
    ({ codes } = recoveryCodes.parse((await confirm(totp.generate())).json()));
    expect(new Set(codes).size).toBe(10);
  });

  it('is asked for at sign-in; no code is taken twice', async () => {
    const without = await signIn('anna', MINE);
    expect([without.answer.statusCode, typeOf(without.answer)]).toEqual([401, 'second-factor-needed']);
    expect((await signIn('anna', MINE, '000000')).answer.statusCode).toBe(401);
    expect((await signIn('anna', MINE, totp.generate())).answer.statusCode).toBe(401);
    const code = later(1);
    expect((await signIn('anna', MINE, code)).answer.statusCode).toBe(200);
    expect((await signIn('anna', MINE, code)).answer.statusCode).toBe(401);
  });

  it('has recovery codes that work once and are kept as hashes', async () => {
    expect((await signIn('anna', MINE, codes[0]?.toUpperCase())).answer.statusCode).toBe(200);
    expect((await signIn('anna', MINE, codes[0])).answer.statusCode).toBe(401);
    expect(temporary.workspace.record.users.countRecovery('anna')).toBe(9);
    const { entries } = temporary.workspace.record.entries({ after: 0, limit: 5000 });
    expect(entries.some(({ action }) => action === 'user-recovery-code')).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(codes[1]);
  });

  it('cannot have its codes tried without end by saying the password alone in between', async () => {
    const { accounts } = temporary.workspace;
    await accounts.add('test', 'carl', MINE, 'member');
    const secret = Secret.fromBase32(accounts.offerSecondFactor('carl').secret);
    await accounts.confirmSecondFactor('carl', new TOTP({ secret }).generate());
    const from = '10.8.8.8';
    const answers: number[] = [];
    for (let tried = 0; tried < 6; tried += 1) {
      answers.push((await signIn('carl', MINE, '000000', from)).answer.statusCode);
      answers.push((await signIn('carl', MINE, undefined, from)).answer.statusCode);
    }
    expect(answers.slice(0, 3)).toEqual([401, 401, 401]);
    expect(answers.at(-1)).toBe(429);
  });

  it('is required where the administrator says so, and reset by them, both journalled', async () => {
    const admin = (await signIn('admin', NEW)).cookie;
    const rule = (isRequired: boolean) =>
      ask('/api/second-factor-rule', { method: 'PUT', payload: { isRequired }, cookie: admin });
    const reset = await ask('/api/users/anna/second-factor/end', { method: 'POST', cookie: admin });
    expect(reset.statusCode).toBe(204);
    expect((await ask('/api/cases', { cookie })).statusCode).toBe(401);
    expect((await rule(true)).statusCode).toBe(204);
    const { answer, cookie: again } = await signIn('anna', MINE, undefined, AT_HOME);
    expect(signedIn.parse(answer.json()).must).toBe('second-factor');
    expect(typeOf(await ask('/api/cases', { cookie: again }))).toBe('unfinished');
    // The administrator has none either.
    expect(typeOf(await rule(false))).toBe('unfinished');
    await temporary.workspace.record.users.requireSecondFactor('test', false);
    expect((await ask('/api/cases', { cookie: again })).statusCode).toBe(200);
    const { entries } = temporary.workspace.record.entries({ after: 0, limit: 5000 });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user-second-factor', 'user-second-factor-end', 'second-factor-rule']),
    );
  });
});

describe('users', { timeout: 60_000 }, () => {
  it('are not called as the program calls itself in the journal and in the spool', async () => {
    const { accounts } = temporary.workspace;
    for (const name of ['cli', 'System', 'vinetrace', 'transfer:admin']) {
      await expect(accounts.invite('test', name, 'member'), name).rejects.toMatchObject({
        code: 'bad-request',
      });
      await expect(accounts.add('test', name, PASSWORD, 'member'), name).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
  });

  it('are signed out everywhere by administrators, who stay where they are', async () => {
    const { cookie } = await signIn('admin', NEW);
    const other = await signIn('admin', NEW);
    const end = (user: string) => ask(`/api/users/${user}/sessions/end`, { method: 'POST', cookie });
    const { accounts } = temporary.workspace;
    await accounts.add('test', 'clara', PASSWORD, 'member');
    const [first, second] = [await signIn('clara', PASSWORD), await signIn('clara', PASSWORD)];
    expect((await end('clara')).statusCode).toBe(204);
    for (const ended of [first, second])
      expect((await ask('/api/session', { cookie: ended.cookie })).statusCode).toBe(401);
    expect((await signIn('clara', PASSWORD)).answer.statusCode).toBe(200);
    expect((await end('admin')).statusCode).toBe(204);
    expect((await ask('/api/session', { cookie: other.cookie })).statusCode).toBe(401);
    expect((await ask('/api/session', { cookie })).statusCode).toBe(200);
    expect(typeOf(await end('nobody'))).toBe('not-found');
  });

  it('get one-time passwords from administrators, and are closed by them', async () => {
    const { cookie } = await signIn('admin', NEW);
    const added = await ask('/api/users', { method: 'POST', payload: { user: 'bert' }, cookie });
    const first = oneTimePassword.parse(added.json());
    const own = await signIn('bert', first.password);
    const again = await ask('/api/users/bert/one-time-password', { method: 'POST', cookie });
    expect(oneTimePassword.parse(again.json()).password).not.toBe(first.password);
    expect((await ask('/api/session', { cookie: own.cookie })).statusCode).toBe(401);
    expect((await signIn('bert', first.password)).answer.statusCode).toBe(401);
    const close = (user: string) =>
      ask(`/api/users/${user}`, { method: 'PUT', payload: { standing: 'closed' }, cookie });
    expect((await close('bert')).statusCode).toBe(204);
    expect((await close('admin')).statusCode).toBe(409);
    expect((await signIn('bert', oneTimePassword.parse(again.json()).password)).answer.statusCode).toBe(401);
    const { users } = listedUsers.parse((await ask('/api/users', { cookie })).json());
    expect(users.find(({ user }) => user === 'bert')).toMatchObject({ standing: 'closed' });
  });
});
