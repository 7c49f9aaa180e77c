// Every route × every role × member or not, from the registry of routes: a route without a line in the table fails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { importJob, takenUploads } from '#contract/import.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { reportJob } from '#contract/report.ts';
import { routeRights, type RouteRight } from '#contract/route-rights.ts';
import { CASE_ROLES, roleGives, standingGives, type CaseRole } from '#contract/rights.ts';
import { buildApp } from './app.ts';
import { createCase } from './operations/create-case.ts';
import type { App } from './routes/define.ts';
import { namedFile } from './testing/named-file.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
/** Who asks: somebody of each role in the case, nobody of it, an officer of another case alone, an administrator. */
const PEOPLE = [...CASE_ROLES, 'outsider', 'elsewhere', 'admin'] as const;
type Who = (typeof PEOPLE)[number];

let temporary: Temporary;
let app: App;
const cookies = new Map<Who, string>();
/** A job and a report of the case, and an entry of it. */
const made = { job: '', report: '', seq: '' };

const inCase = (who: Who): CaseRole | 'administrator' | undefined =>
  who === 'admin' ? 'administrator' : CASE_ROLES.find((role) => role === who);
const cookieOf = (who: Who): Record<string, string> => ({ cookie: cookies.get(who) ?? '' });
const send = (who: Who, method: 'GET' | 'POST', url: string, payload?: object | Buffer) =>
  app.inject({
    method,
    url,
    headers: {
      ...cookieOf(who),
      ...(Buffer.isBuffer(payload) ? namedFile('a.csv') : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await load(workspace, MINI);
  await createCase(workspace, { id: 'other', title: 'Other', actor: 'test' });
  await workspace.accounts.ensureAdministrator(PASSWORD);
  for (const who of PEOPLE)
    if (who !== 'admin') await workspace.accounts.add('test', who, PASSWORD, 'member');
  await workspace.record.transaction('test', (tx) => {
    for (const role of CASE_ROLES) tx.letIn({ case: 'mini', user: role, role });
    tx.letIn({ case: 'other', user: 'elsewhere', role: 'case-officer' });
    tx.letIn({ case: 'other', user: 'viewer', role: 'case-officer' });
  });
  app = await buildApp(workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
  for (const user of PEOPLE) {
    const signed = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user, password: PASSWORD },
    });
    cookies.set(user, String(signed.headers['set-cookie']).split(';')[0] ?? '');
  }
  const bytes = Buffer.from('姓名,电话\n王小虎,19900001234');
  const taken = await send('investigator', 'POST', '/api/uploads', bytes);
  const [upload] = takenUploads.parse(taken.json()).uploads;
  const asked = {
    lists: [{ upload: upload?.id, id: 'L90', holder_id: 'S1', obtained_on: '2015-05-18', reading: {} }],
  };
  const started = await send('investigator', 'POST', '/api/cases/mini/imports', asked);
  expect(started.statusCode, started.body).toBe(202);
  made.job = importJob.parse(started.json()).id;
  const report = await send('analyst', 'POST', '/api/cases/mini/reports', { format: 'html', language: 'en' });
  made.report = reportJob.parse(report.json()).id;
  const { entries } = workspace.record.entries({ case: 'mini', after: 0, limit: 100 });
  made.seq = String(entries.find(({ action }) => action === 'assert')?.seq);
}, 120_000);
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

/** An address of the route, in the case Mini; what else it names is not there, or is what was made of the case. */
const addressOf = (url: string): string =>
  url.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'case' ? 'mini' : ((made as Record<string, string>)[name] ?? 'none'),
  );

/**
 * Asks past the checks of rights and no further: a body of no known type is refused after them, before anything is done.
 * @returns the refusal, or `through`
 */
async function knock(route: string, who: Who | undefined): Promise<'401' | '403' | 'no case' | 'through'> {
  const [method = '', url = ''] = route.split(' ');
  const response = await app.inject({
    method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: addressOf(url),
    headers: {
      ...(who === undefined ? {} : cookieOf(who)),
      ...(method === 'GET' ? {} : { 'content-type': 'application/x-nothing' }),
    },
    ...(method === 'GET' ? {} : { payload: 'x' }),
  });
  if (response.statusCode === 401 || response.statusCode === 403) return `${response.statusCode}`;
  if (response.statusCode === 404 && problem.parse(response.json()).detail === 'There is no case mini')
    return 'no case';
  if (method !== 'GET') expect([415, 400], response.body).toContain(response.statusCode);
  return 'through';
}

function expected(line: RouteRight, who: Who | undefined): Awaited<ReturnType<typeof knock>> {
  const isForAll = line.scope === 'session' || line.scope === 'self';
  if (line.scope === 'public' || (who !== undefined && isForAll)) return 'through';
  if (who === undefined || line.scope === 'session' || line.scope === 'self') return '401';
  if (line.scope === 'installation')
    return standingGives(who === 'admin' ? 'administrator' : 'member', line.right) ? 'through' : '403';
  if (line.scope === 'case') {
    const role = inCase(who);
    return role === undefined ? 'no case' : roleGives(role, line.right) ? 'through' : '403';
  }
  const officerElsewhere = who === 'elsewhere' || who === 'viewer';
  return officerElsewhere || roleGives(inCase(who), line.right) ? 'through' : '403';
}

describe('the table of rights', { timeout: 120_000 }, () => {
  it('has a line for every route, and a route for every line', () => {
    expect([...routeRights().keys()].sort()).toEqual([...new Set(app.apiRoutes)].sort());
  });

  it.each([undefined, ...PEOPLE])('lets %s through where it says so, and nowhere else', async (who) => {
    const wrong: string[] = [];
    for (const [route, line] of routeRights()) {
      const wanted = expected(line, who);
      // A stream does not end by itself, signing out would; what a job's address names is asked below.
      const isLeft = /\/events$|^DELETE \/api\/session$/.test(route) && wanted === 'through';
      if (isLeft || (line.scope === 'resource' && route.startsWith('GET'))) continue;
      const found = await knock(route, who);
      if (found !== wanted) wrong.push(`${route}: ${found}, not ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is found by an id of its own', { timeout: 60_000 }, () => {
  const reason = { reason: 'x' };
  const NAMED = [
    ['GET', (id: string) => `/api/imports/${id}`, undefined, 'job', 'j-0000000000000000'],
    ['POST', (id: string) => `/api/imports/${id}/cancel`, undefined, 'job', 'j-0000000000000000'],
    ['POST', (id: string) => `/api/imports/${id}/resume`, undefined, 'job', 'j-0000000000000000'],
    ['POST', (id: string) => `/api/imports/${id}/undo`, reason, 'job', 'j-0000000000000000'],
    ['POST', (id: string) => `/api/entries/${id}/retraction`, reason, 'seq', '999999'],
    ['GET', (id: string) => `/api/reports/${id}`, undefined, 'report', 'none'],
    ['POST', (id: string) => `/api/reports/${id}/cancel`, undefined, 'report', 'none'],
    ['GET', (id: string) => `/api/reports/${id}/file`, undefined, 'report', 'none'],
  ] as const;

  it.each(NAMED)('%s %s is, elsewhere, as if there were none', async (method, url, body, what, none) => {
    const there = await send('elsewhere', method, url(made[what]), body);
    const nowhere = await send('elsewhere', method, url(none), body);
    expect([there.statusCode, nowhere.statusCode]).toEqual([404, 404]);
    expect(there.body.replace(made[what], none)).toBe(nowhere.body);
  });

  it.each(NAMED)('%s %s is refused to a viewer of its case', async (method, url, body, what) => {
    expect((await send('viewer', method, url(made[what]), body)).statusCode).toBe(403);
  });

  it('is found by whoever may', async () => {
    expect((await send('case-officer', 'GET', `/api/imports/${made.job}`)).statusCode).toBe(200);
    expect((await send('analyst', 'GET', `/api/reports/${made.report}`)).statusCode).toBe(200);
  });
});

describe('answers over several cases', { timeout: 60_000 }, () => {
  const casesOf = async (who: Who) =>
    QUERIES.cases.result.parse((await send(who, 'GET', '/api/cases')).json()).cases.map(({ id }) => id);

  it('list the cases that one may know of', async () => {
    expect(await casesOf('outsider')).toEqual([]);
    expect(await casesOf('elsewhere')).toEqual(['other']);
    expect((await casesOf('viewer')).sort()).toEqual(['mini', 'other']);
    expect((await casesOf('admin')).sort()).toEqual(['mini', 'other']);
  });

  it('leave entries of other cases, and of none, out of the journal', async () => {
    const journal = async (who: Who, query = '') =>
      QUERIES.journal.result.parse((await send(who, 'GET', `/api/journal?limit=5000${query}`)).json());
    expect((await journal('outsider')).total).toBe(0);
    const elsewhere = await journal('elsewhere');
    expect(elsewhere.entries.map(({ subject }) => subject)).toEqual([
      'Case:other',
      'User:elsewhere',
      'User:viewer',
    ]);
    expect(elsewhere.total).toBe(3);
    expect((await journal('admin')).entries.some(({ action }) => action === 'user-add')).toBe(true);
    expect((await send('elsewhere', 'GET', '/api/journal?case=mini')).statusCode).toBe(404);
  });

  it('compare with no case that one may not know of', async () => {
    expect((await send('elsewhere', 'GET', '/api/cases/other/compare?with=mini')).statusCode).toBe(404);
    expect((await send('viewer', 'GET', '/api/cases/other/compare?with=mini')).statusCode).toBe(200);
    expect((await send('investigator', 'GET', '/api/cases/mini/compare?with=other')).statusCode).toBe(404);
  });
});

describe('people of a case', { timeout: 60_000 }, () => {
  const put = (who: Who, user: string, role: string) =>
    app.inject({
      method: 'PUT',
      url: `/api/cases/mini/people/${user}`,
      payload: { role, reason: 'needed' },
      headers: cookieOf(who),
    });

  it('are let in and out by its officer, which the journal keeps and which counts at once', async () => {
    expect((await put('case-officer', 'outsider', 'viewer')).statusCode).toBe(200);
    expect((await send('outsider', 'GET', '/api/cases/mini/overview')).statusCode).toBe(200);
    const removal = '/api/cases/mini/people/outsider/removal';
    expect((await send('case-officer', 'POST', removal, {})).statusCode).toBe(200);
    expect((await send('outsider', 'GET', '/api/cases/mini/overview')).statusCode).toBe(404);
    expect((await send('case-officer', 'POST', removal, {})).statusCode).toBe(404);
    const { entries } = temporary.workspace.record.entries({ case: 'mini', after: 0, limit: 5000 });
    expect(
      entries
        .filter(({ subject }) => subject === 'User:outsider')
        .map(({ actor, action, payload }) => [actor, action, payload]),
    ).toEqual([
      ['case-officer', 'member-grant', { role: 'viewer', reason: 'needed' }],
      ['case-officer', 'member-revoke', { before: 'viewer' }],
    ]);
    expect(temporary.workspace.record.verify().ok).toBe(true);
  });

  it('are users, and no administrators', async () => {
    expect((await put('case-officer', 'nobody', 'viewer')).statusCode).toBe(404);
    expect((await put('case-officer', 'admin', 'viewer')).statusCode).toBe(409);
  });

  it('who begin a case are its officers', async () => {
    await temporary.workspace.accounts.add('test', 'founder', PASSWORD, 'founder');
    const signed = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user: 'founder', password: PASSWORD },
    });
    cookies.set('elsewhere', String(signed.headers['set-cookie']).split(';')[0] ?? '');
    expect((await send('elsewhere', 'POST', '/api/cases', { id: 'new', title: 'New' })).statusCode).toBe(201);
    expect(temporary.workspace.record.members.ofCase('new')).toMatchObject([
      { user: 'founder', role: 'case-officer' },
    ]);
  });
});
