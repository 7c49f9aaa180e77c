// Owners over the web: who may split, join and undo, what is answered masked, what the journal keeps.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionResult } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import type { Role } from '#contract/rights.ts';
import { ownerRows } from '#contract/owner.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { buildApp } from '../app.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { App } from './define.ts';

const PASSWORD = 'correct horse battery';
const PHONE = '19900765999';

let temporary: Temporary;
let app: App;
let owner: string;
const cookies = new Map<Role, string>();

const send = (role: Role, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  app.inject({
    method,
    url,
    headers: { cookie: cookies.get(role) ?? '' },
    ...(payload === undefined ? {} : { payload }),
  });

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await load(workspace, MINI);
  await workspace.accounts.ensureAdministrator(PASSWORD);
  app = await buildApp(workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
  const signIn = async (role: Role, user: string): Promise<void> => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user, password: PASSWORD },
    });
    cookies.set(role, String(response.headers['set-cookie']).split(';')[0] ?? '');
  };
  await signIn('administrator', 'admin');
  for (const role of ['viewer', 'analyst', 'investigator'] as const) {
    await workspace.accounts.add('test', role, PASSWORD, 'member');
    await send('administrator', 'PUT', `/api/cases/mini/people/${role}`, { role });
    await signIn(role, role);
  }
  const search = await send('viewer', 'POST', '/api/cases/mini/search', { q: PHONE });
  owner = QUERIES.search.result.parse(search.json()).hits[0]!.element.id;
});
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

const path = (rest: string): string => `/api/cases/mini/owners/${owner}/${rest}`;

describe('an owner', () => {
  it('is shown with all rows side by side, masked, and why they are one', async () => {
    const response = await send('viewer', 'GET', path('rows'));
    const { rows, columns, revealed, shown, total } = ownerRows.parse(response.json());
    expect(response.statusCode).toBe(200);
    expect([revealed, shown, total]).toEqual([false, rows.length, rows.length]);
    expect(rows.length).toBeGreaterThan(2);
    expect(columns.map(({ column }) => column)).toContain('id_number');
    expect(response.body).not.toContain('罗勇斌');
    expect(response.body.replaceAll(/\D/g, '')).not.toContain(PHONE);
    const why = await send('viewer', 'GET', path('why'));
    const { ties } = QUERIES['owner-why'].result.parse(why.json());
    expect(ties.length).toBeGreaterThan(0);
    expect(ties.map(({ probability }) => probability)).toEqual(
      ties.map(({ probability }) => probability).toSorted((a, b) => a - b),
    );
    expect(why.body).not.toContain('罗');
  });

  it('is shown page by page, judged over all of it', async () => {
    const all = ownerRows.parse((await send('viewer', 'GET', path('rows'))).json());
    const page = ownerRows.parse((await send('viewer', 'GET', path('rows?limit=1&offset=1'))).json());
    expect(page).toEqual({ ...all, rows: [all.rows[1]], shown: 1 });
  });

  it('is 404 where there is none, in words that say what to do', async () => {
    const response = await send('viewer', 'GET', `/api/cases/mini/owners/o-${'0'.repeat(24)}/rows`);
    expect(response.statusCode).toBe(404);
    expect(problem.parse(response.json()).detail).toMatch(/search again/);
  });
});

describe('deciding', () => {
  const [list, row] = ['L1', 1];
  it.each([
    ['viewer', 'split', { rows: [{ list, row }], reason: 'x' }],
    ['viewer', 'join', { other: 'o-1', reason: 'x' }],
  ] as const)('a %s may not %s', async (role, what, body) => {
    expect((await send(role, 'POST', path(what), body)).statusCode).toBe(403);
  });

  it('needs a reason', async () => {
    const response = await send('analyst', 'POST', path('split'), { rows: [{ list, row }], reason: ' ' });
    expect(response.statusCode).toBe(400);
    expect(problem.parse(response.json()).errors?.[0]?.column).toMatch(/reason/);
  });

  it('splits and undoes in the name of the analyst', async () => {
    const { rows } = ownerRows.parse((await send('analyst', 'GET', path('rows'))).json());
    const moved = rows.slice(0, 1).map(({ list: from, row: at }) => ({ list: from, row: at }));
    const response = await send('analyst', 'POST', path('split'), { rows: moved, reason: 'a namesake' });
    expect(response.statusCode).toBe(201);
    const { decision, owners } = decisionResult.parse(response.json());
    expect(decision).toMatchObject({ holds: true, reason: 'a namesake', entry: { actor: 'analyst' } });
    expect(owners).toHaveLength(2);
    const undo = `/api/cases/mini/decisions/${decision.id}/undo`;
    expect((await send('viewer', 'POST', undo, { reason: 'x' })).statusCode).toBe(403);
    const undone = await send('analyst', 'POST', undo, { reason: 'a mistake' });
    expect(undone.statusCode).toBe(201);
    expect(decisionResult.parse(undone.json()).owners).toHaveLength(1);
    expect((await send('analyst', 'POST', undo, { reason: 'again' })).statusCode).toBe(404);
    const history = await send('viewer', 'GET', '/api/cases/mini/decisions');
    const { decisions } = QUERIES.decisions.result.parse(history.json());
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ holds: false, undone: { actor: 'analyst' } });
  });
});

describe('the file of a list', () => {
  it('tells how it was read, and what it does not know', async () => {
    const response = await send('viewer', 'GET', '/api/cases/mini/lists/L1/file');
    const file = QUERIES['list-file'].result.parse(response.json());
    expect(file).toMatchObject({ list: 'L1', rows: 13, headerRow: 1 });
    expect(file.columns[0]).toMatchObject({ header: '姓名', field: 'name' });
  });
});
