// People on the command line: added with a one-time password, let into a case and out of it; exit codes and both languages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneTimePassword } from '#contract/account.ts';
import { problem } from '#contract/errors.ts';
import { casePeople } from '#contract/people.ts';
import { readConfig } from '../config.ts';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

let folder: string;
const env = (): Record<string, string> => ({
  VINETRACE_KEY_FILE: join(folder, 'key'),
  VINETRACE_DATA: join(folder, 'data'),
});
const run = (...args: string[]): Promise<Ended> => here([...args, '--quiet'], { home: folder, env: env() });
const inBoth = async (...args: string[]): Promise<[zh: Ended, en: Ended]> => [
  await run(...args, '--lang', 'zh'),
  await run(...args, '--lang', 'en'),
];
/** Refused in both languages, each time with words on stderr alone. */
async function refused(code: number, zh: RegExp, en: RegExp, ...args: string[]): Promise<void> {
  const [inChinese, inEnglish] = await inBoth(...args);
  expect([inChinese.code, inChinese.stdout, inEnglish.code, inEnglish.stdout]).toEqual([code, '', code, '']);
  expect(inChinese.stderr).toMatch(zh);
  expect(inEnglish.stderr).toMatch(en);
}

/** Looks at the data directory as a server would. */
async function opened<T>(look: (workspace: Workspace) => Promise<T> | T): Promise<T> {
  const workspace = await openWorkspace({ config: readConfig({}, env()), tell: () => {} });
  try {
    return await look(workspace);
  } finally {
    await workspace.close();
  }
}

const invited = async (...args: string[]): Promise<ReturnType<typeof oneTimePassword.parse>> => {
  const ended = await run(...args, '--json');
  expect(ended.code, ended.stderr).toBe(0);
  return ended.json((value) => oneTimePassword.parse(value));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-people-'));
  writeFileSync(join(folder, 'key'), '11'.repeat(32), { mode: 0o600 });
  const loaded = await run('load', MINI);
  expect(loaded.code, loaded.stderr).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('add-user', { timeout: 60_000 }, () => {
  it('gives a one-time password that opens a session, said in both languages', async () => {
    const { user, password, until } = await invited('add-user', 'chen');
    expect(user).toBe('chen');
    expect(Date.parse(until)).toBeGreaterThan(Date.now());
    expect(await opened(({ accounts }) => accounts.check('chen', password))).toEqual({ user: 'chen' });
    const zh = await run('add-user', '陈警官', '--lang', 'zh');
    expect([zh.code, zh.stdout]).toEqual([
      0,
      expect.stringMatching(/陈警官 的一次性密码：[a-z0-9-]{23}（仅显示这一次/),
    ]);
    const en = await run('add-user', 'wu', '--lang', 'en');
    expect(en.stdout).toMatch(/One-time password of wu: [a-z0-9-]{23} \(shown this once/);
  });

  it('gives the standing that is asked for, member where none is', async () => {
    await invited('add-user', 'head', '--standing', 'founder');
    const standings = await opened(({ record }) =>
      Object.fromEntries(record.users.list().map(({ user, standing }) => [user, standing])),
    );
    expect(standings).toMatchObject({ chen: 'member', head: 'founder' });
  });

  it('refuses a name that is taken or none, and a standing that nobody is given', async () => {
    await refused(2, /已有同名用户/, /There is a user of this name/, 'add-user', 'chen');
    await refused(2, /用户名或身份无效/, /name or the standing is not valid/, 'add-user', ' ');
    expect((await run('add-user', 'x', '--standing', 'closed')).code).toBe(2);
    expect((await run('add-user')).code).toBe(2);
  });
});

describe('one-time-password', { timeout: 60_000 }, () => {
  it('takes the place of the password, and ends sessions and what was given before', async () => {
    const first = await invited('one-time-password', 'chen');
    await opened(({ accounts }) =>
      accounts.begin('chen', 'a'.repeat(64), { seconds: 600, agent: 'test', by: 'password' }),
    );
    const second = await invited('one-time-password', 'chen');
    expect(second.password).not.toBe(first.password);
    await opened(async ({ accounts }) => {
      expect(accounts.session('a'.repeat(64))).toBeUndefined();
      expect(await accounts.check('chen', first.password)).toBeUndefined();
      expect(await accounts.check('chen', second.password)).toEqual({ user: 'chen' });
    });
  });

  it('takes the second factor away only where that is asked for', async () => {
    const hasFactor = () => opened(({ record }) => record.users.account('chen').totp !== null);
    await opened(({ record }) => record.users.setSecondFactor('test', 'chen', 'JBSWY3DPEHPK3PXP', []));
    await invited('one-time-password', 'chen');
    expect(await hasFactor()).toBe(true);
    await invited('one-time-password', 'chen', '--second-factor');
    expect(await hasFactor()).toBe(false);
  });

  it('refuses a user that there is not', async () => {
    await refused(3, /没有此用户/, /no such user/, 'one-time-password', 'nobody');
  });
});

describe('people, let-in and let-out', { timeout: 60_000 }, () => {
  it('say that nobody is in the case, and how that is changed', async () => {
    const [zh, en] = await inBoth('people', '--case', 'mini');
    expect([zh.code, en.code]).toEqual([0, 0]);
    expect(zh.stdout).toContain('此案件中还没有人');
    expect(en.stdout).toContain('Nobody is in this case yet');
  });

  it('let somebody in as a viewer, change the role, and take them out, each with its reason in the journal', async () => {
    const roles = (ended: Ended) =>
      ended.json((value) => casePeople.parse(value)).people.map(({ user, role }) => [user, role]);
    const inCase = ['chen', '--case', 'mini'];
    expect(roles(await run('let-in', ...inCase, '--json'))).toEqual([['chen', 'viewer']]);
    const changed = await run('let-in', ...inCase, '--role', 'investigator', '--reason', '协查', '--json');
    expect(roles(changed)).toEqual([['chen', 'investigator']]);
    const [zh, en] = await inBoth('people', '--case', 'mini');
    expect(zh.stdout).toMatch(/用户\s+角色[\s\S]*chen\s+investigator/);
    expect(en.stdout).toMatch(/user\s+role[\s\S]*chen\s+investigator/);
    expect(roles(await run('let-out', ...inCase, '--reason', '调离', '--json'))).toEqual([]);
    const noted = await opened(({ record }) =>
      record
        .entries({ case: 'mini', after: 0, limit: 5000 })
        .entries.filter(({ action }) => action.startsWith('member-'))
        .map(({ action, actor, payload }) => [action, actor, (payload as { reason?: string }).reason]),
    );
    expect(noted).toEqual([
      ['member-grant', 'cli', undefined],
      ['member-grant', 'cli', '协查'],
      ['member-revoke', 'cli', '调离'],
    ]);
  });

  it('refuse whom there is not, who is everywhere already, who is not in it, and a role that is none', async () => {
    await refused(3, /没有用户 nobody/, /There is no user nobody/, 'let-in', 'nobody', '--case', 'mini');
    await invited('add-user', 'chief', '--standing', 'administrator');
    await refused(
      3,
      /是管理员，本就在每个案件中/,
      /is an administrator/,
      'let-in',
      'chief',
      '--case',
      'mini',
    );
    await refused(3, /不在此案件中/, /is not in/, 'let-out', 'wu', '--case', 'mini');
    await refused(3, /没有案件/, /no case/, 'people', '--case', 'elsewhere');
    for (const args of [['let-in'], ['let-out'], ['let-in', 'wu', '--role', 'king']])
      expect((await run(...args, '--case', 'mini')).code, args.join(' ')).toBe(2);
    const told = await run('let-out', 'wu', '--case', 'mini', '--json');
    expect([told.code, told.json((value) => problem.parse(value)).status]).toEqual([3, 404]);
  });
});
