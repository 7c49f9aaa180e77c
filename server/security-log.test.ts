// The lines of the log that bear on security: who signed in, who was refused, by the names of users there are and by no other.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { people, type People } from './testing/people.ts';
import { load, MINI } from './testing/workspace.ts';

const line = z.object({
  level: z.number(),
  security: z.string(),
  user: z.string().nullable(),
  status: z.number(),
});

let site: People;
beforeAll(async () => {
  site = await people(['viewer', 'administrator']);
  await load(site.workspace, MINI);
});
afterAll(() => site.end());

/** What the log says of security while something is done. */
async function told(work: () => Promise<unknown>): Promise<z.infer<typeof line>[]> {
  const before = site.log.length;
  await work();
  // Lines are written once the answer has gone, and then that it has.
  await vi.waitFor(() => expect(site.log.slice(before).join()).toContain('request completed'));
  return site.log
    .slice(before)
    .map((one): object => JSON.parse(one) as object)
    .filter((one) => 'security' in one)
    .map((one) => line.parse(one));
}

const INFO = 30;
const WARN = 40;
const signIn = (user: string, password: string) =>
  site.app.inject({ method: 'POST', url: '/api/session', payload: { user, password } });

describe('the log of what bears on security', () => {
  it('names who signed in', async () => {
    expect(await told(() => site.signIn('viewer'))).toEqual([
      { level: INFO, security: 'sign-in', user: 'viewer', status: 200 },
    ]);
  });

  it('names whose password was wrong, and nobody where there is no such user', async () => {
    expect(await told(() => signIn('viewer', 'a wrong password'))).toEqual([
      { level: WARN, security: 'sign-in', user: 'viewer', status: 401 },
    ]);
    expect(await told(() => signIn('my password, in the wrong field', 'x'))).toEqual([
      { level: WARN, security: 'sign-in', user: null, status: 401 },
    ]);
  });

  it('names who asked for what they may not do or know of', async () => {
    expect(await told(() => site.send('viewer', 'GET', '/api/users'))).toEqual([
      { level: WARN, security: 'users', user: 'viewer', status: 403 },
    ]);
    expect(await told(() => site.send('viewer', 'GET', '/api/cases/unknown/overview'))).toEqual([
      { level: WARN, security: 'overview', user: 'viewer', status: 404 },
    ]);
    expect(await told(() => site.app.inject('/api/cases'))).toEqual([
      { level: WARN, security: 'cases', user: null, status: 401 },
    ]);
  });

  it('tells of changes of accounts, and not of what is only read', async () => {
    const newUser = { user: 'newcomer', standing: 'member' };
    expect(await told(() => site.send('administrator', 'POST', '/api/users', newUser))).toEqual([
      { level: INFO, security: 'add-user', user: 'administrator', status: 201 },
    ]);
    expect(await told(() => site.send('administrator', 'GET', '/api/users'))).toEqual([]);
  });
});
