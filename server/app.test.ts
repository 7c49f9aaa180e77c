// The web application over a real record and the embedded engine: who may what, what is answered, what is never said.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { health, session } from '#contract/operations.ts';
import { QUERIES, queries } from '#contract/queries/registry.ts';
import { buildApp } from './app.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';

let temporary: Temporary;
let app: App;
let cookie: string;
const log: string[] = [];

const signIn = (user: string, password: string, remoteAddress = '127.0.0.1') =>
  app.inject({ method: 'POST', url: '/api/session', payload: { user, password }, remoteAddress });

const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  String(response.headers['set-cookie']).split(';')[0] ?? '';

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { cookie, ...headers } });

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, ...headers } });

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
  await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
  app = await buildApp(temporary.workspace, {
    host: '127.0.0.1',
    log: { write: (line) => void log.push(line) },
  });
  await app.ready();
  cookie = cookieOf(await signIn('admin', PASSWORD));
});

afterAll(async () => {
  await app.close();
  await temporary.remove();
});

describe('signing in', () => {
  it('sets a cookie that scripts and other sites never get', async () => {
    const response = await signIn('admin', PASSWORD);
    expect(session.parse(response.json())).toEqual({ user: 'admin', role: 'administrator' });
    expect(String(response.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(cookieOf(response).split('=')[1]).toMatch(/^[\w-]{43}$/);
  });

  it('takes the password that the settings name from now on', async () => {
    const other = 'another horse battery';
    const before = cookieOf(await signIn('admin', PASSWORD));
    await temporary.workspace.accounts.ensureAdministrator(other);
    expect((await signIn('admin', PASSWORD)).statusCode).toBe(401);
    expect((await signIn('admin', other)).statusCode).toBe(200);
    const kept = await app.inject({ method: 'GET', url: '/api/cases', headers: { cookie: before } });
    expect(kept.statusCode).toBe(401);
    await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
    cookie = cookieOf(await signIn('admin', PASSWORD));
  });

  it('ends with DELETE', async () => {
    const own = cookieOf(await signIn('admin', PASSWORD));
    const ended = await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: own } });
    expect(ended.statusCode).toBe(204);
    const after = await app.inject({ method: 'GET', url: '/api/cases', headers: { cookie: own } });
    expect(after.statusCode).toBe(401);
  });

  it('answers 429 with Retry-After after at most 20 wrong passwords, and lets a familiar address in', async () => {
    await signIn('admin', PASSWORD, '10.0.0.2');
    const codes: number[] = [];
    for (let attempt = 0; attempt < 21; attempt += 1) {
      codes.push((await signIn('admin', 'wrong', '10.0.0.1')).statusCode);
    }
    expect(codes[0]).toBe(401);
    expect(codes.at(-1)).toBe(429);
    const limited = await signIn('admin', PASSWORD, '10.0.0.1');
    expect(limited.statusCode).toBe(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(limited.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await signIn('admin', PASSWORD, '10.0.0.3')).statusCode).toBe(429);
    expect((await signIn('admin', PASSWORD, '10.0.0.2')).statusCode).toBe(200);
  });

  it('counts wrong passwords that come at once', async () => {
    const all = await Promise.all(Array.from({ length: 25 }, () => signIn('nobody', 'wrong', '10.0.0.9')));
    expect(all.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(20);
  });
});

describe('access', () => {
  it.each([
    ['GET', '/api/cases'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/cases/mini/overview?limit=nonsense'],
    ['POST', '/api/cases/mini/search'],
    ['GET', '/api/nothing'],
    ['DELETE', '/api/session'],
    ['GET', '/%61pi/cases'],
    ['GET', '/api/cases/%ff/overview'],
    ['GET', `/api/cases/${'x'.repeat(5000)}/overview`],
  ] as const)('%s %s needs a session, before anything is validated', async (method, url) => {
    const response = await app.inject({ method, url, headers: { 'content-type': 'application/json' } });
    expect(response.statusCode).toBe(401);
    expect(response.headers['content-type']).toContain('application/problem+json');
    problem.parse(response.json());
  });

  it('answers health without a session', async () => {
    const response = await app.inject({ method: 'GET', url: '/api/health' });
    expect(response.statusCode).toBe(200);
    expect(health.parse(response.json())).toMatchObject({ ready: true, engine: { name: 'grafeo' } });
  });

  it('refuses a foreign origin and a foreign host, session or not', async () => {
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { host: 'evil.example' },
      { host: 'a b' },
    ]) {
      expect((await get('/api/cases', headers)).statusCode).toBe(403);
    }
    expect((await get('/', { host: 'evil.example' })).statusCode).toBe(403);
    expect(
      (await get('/api/cases', { host: 'localhost:8080', origin: 'http://localhost:8080' })).statusCode,
    ).toBe(200);
    expect(
      (await get('/api/cases', { host: 'localhost:8080', origin: 'http://localhost:9090' })).statusCode,
    ).toBe(403);
  });

  it('lets a viewer read, and nothing else', async () => {
    const added = await post('/api/users', { user: 'reader', password: 'reader-password', role: 'viewer' });
    expect(added.statusCode).toBe(201);
    expect(
      (await post('/api/users', { user: 'reader', password: 'reader-password', role: 'viewer' })).statusCode,
    ).toBe(400);
    const own = { cookie: cookieOf(await signIn('reader', 'reader-password')) };
    expect((await get('/api/cases', own)).statusCode).toBe(200);
    expect((await post('/api/cases/mini/search', { q: 'L1' }, own)).statusCode).toBe(200);
    expect((await get('/api/users', own)).statusCode).toBe(403);
    expect((await post('/api/users', {}, own)).statusCode).toBe(403);
    expect((await post('/api/cases/mini/export', { format: 'json' }, own)).statusCode).toBe(403);
    expect((await post('/api/entries/1/retraction', {}, own)).statusCode).toBe(403);
    expect((await post('/api/rebuild', {}, own)).statusCode).toBe(403);
  });

  it.each(['a\nb', 'a\0b', '\ud800', ''])('takes no user named %j', async (user) => {
    const added = await post('/api/users', { user, password: 'some-password', role: 'viewer' });
    expect(added.statusCode).toBe(400);
    problem.parse(added.json());
  });

  it('sets a policy under which nothing comes from elsewhere', async () => {
    const policy = String((await get('/api/health')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });
});

describe('problems', () => {
  it('names the parameter, in the language asked for', async () => {
    const english = await get('/api/cases/mini/overview?limit=abc', { 'accept-language': 'fr, en;q=0.8' });
    expect(english.statusCode).toBe(400);
    expect(problem.parse(english.json())).toMatchObject({
      type: 'urn:vinetrace:problem:bad-request',
      errors: [{ column: 'limit' }],
    });
    const chinese = await get('/api/cases/mini/overview?limit=abc', {
      'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
    });
    expect(problem.parse(chinese.json()).title).toBe('请求有误');
    expect(chinese.headers['content-language']).toBe('zh');
    expect(problem.parse(chinese.json()).errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['malformed JSON', { payload: '{', headers: { 'content-type': 'application/json' } }, 400],
    [
      'another media type',
      { payload: 'q=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    ['a body too large', { payload: { q: 'x'.repeat(1 << 21) }, headers: {} }, 413],
    ['a missing parameter', { payload: {}, headers: {} }, 400],
  ])('refuses %s', async (_, { payload, headers }, status) => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/cases/mini/search',
      payload,
      headers: { cookie, ...headers } as Record<string, string>,
    });
    expect(response.statusCode).toBe(status);
    problem.parse(response.json());
    expect(response.body).not.toMatch(/\bat .*\.(ts|js):\d+/);
  });

  it.each([
    '/api/cases/none/overview',
    '/api/cases/mini/elements/none',
    '/api/cases/mini/elements/none/neighbours',
    '/api/cases/mini/lists/none/rows',
    '/api/cases/mini/lists/none/sources',
    '/api/cases/mini/paths?from=none&to=L1',
    '/api/none',
    '/api/cases/mini/elements/%ff',
    '/api/cases/mini/elements/%00',
    `/api/cases/mini/elements/${encodeURIComponent('案'.repeat(128))}`,
  ])('answers 404 to %s', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(404);
    expect(problem.parse(response.json()).detail).not.toBe('');
  });
});

describe('queries', () => {
  const examples: Record<string, object> = {
    element: { id: 'L2' },
    neighbours: { id: 'L2' },
    search: { q: 'L2' },
    paths: { from: 'L1', to: 'L3' },
    'trace-sources': { list: 'L3' },
    'list-rows': { list: 'L2', limit: 5 },
    'list-file': { list: 'L2' },
    separate: { list: 'L3', a: 'L1', b: 'L2' },
  };

  it.each(queries().map(({ name }) => name))('%s answers in the shape of its contract', async (name) => {
    const query = QUERIES[name as keyof typeof QUERIES];
    const [owner, other] = [...temporary.workspace.record.owners('mini')].map(({ id }) => id);
    const people = name.startsWith('owner-') ? { owner, other } : {};
    const params: Record<string, unknown> = { case: 'mini', ...people, ...examples[name] };
    const url = query.path.replace(/:(\w+)/g, (_, key: string) => {
      const value = String(params[key]);
      delete params[key];
      return encodeURIComponent(value);
    });
    const response =
      'method' in query && query.method === 'POST'
        ? await post(url, params)
        : await get(`${url}?${new URLSearchParams(params as Record<string, string>).toString()}`);
    expect(response.statusCode, response.body).toBe(200);
    const answer = (query.result as z.ZodType).parse(response.json());
    expect(Object.keys(answer as object).length).toBeGreaterThan(0);
  });

  it('says n of N where a list has more owners than were asked for', async () => {
    const answer = QUERIES.neighbours.result.parse(
      (await get('/api/cases/mini/elements/L2/neighbours?relation=CONTAINS&limit=3')).json(),
    );
    const [owners] = answer.byRelation;
    expect(owners).toMatchObject({ relation: 'CONTAINS', direction: 'out', type: 'Owner', shown: 3 });
    expect(owners?.total).toBeGreaterThan(3);
    expect(answer).toMatchObject({ shown: 3, total: owners?.total });
    expect(answer.nodes).toHaveLength(4);
  });

  it('finds an owner by a whole phone number through its keyed hash alone', async () => {
    const { record } = temporary.workspace;
    const row = record.rows('mini', 'L1').find(({ record: normal }) => normal.phones.length > 0);
    const phone = row?.record.phones[0] ?? '';
    expect(phone).toMatch(/^19900/);
    const found = QUERIES.search.result.parse((await post('/api/cases/mini/search', { q: phone })).json());
    expect(found.hits[0]).toMatchObject({ matched: 'keyed-hash', element: { type: 'Owner' } });
    const part = QUERIES.search.result.parse(
      (await post('/api/cases/mini/search', { q: phone.slice(0, 8) })).json(),
    );
    expect(part.hits).toEqual([]);
    expect(log.join('')).not.toContain(phone);
  });

  it('shows rows masked', async () => {
    const { record } = temporary.workspace;
    const response = await get('/api/cases/mini/lists/L1/rows');
    for (const { record: normal } of record.rows('mini', 'L1')) {
      for (const value of [normal.name, normal.idNumber, ...normal.phones]) {
        if (value !== undefined) expect(response.body).not.toContain(value);
      }
    }
  });
});

describe('operations', () => {
  it('sends an export whose hash the journal keeps', async () => {
    const response = await post('/api/cases/mini/export', { format: 'json', focus: 'L2', hops: 1 });
    expect(response.statusCode).toBe(200);
    const answer = z
      .object({ nodes: z.array(z.unknown()), edges: z.array(z.unknown()) })
      .parse(response.json());
    expect(String(answer.nodes.length)).toBe(response.headers['x-vinetrace-nodes']);
    expect(response.headers['x-vinetrace-stale']).toBe('false');
    const { record } = temporary.workspace;
    const entry = record.entry(record.head());
    expect(entry).toMatchObject({ action: 'export', actor: 'admin' });
    expect(JSON.stringify(entry?.payload)).toContain(String(response.headers['x-vinetrace-sha256']));
  });

  it('refuses to reveal without a reason', async () => {
    expect((await post('/api/cases/mini/export', { format: 'json', reveal: true })).statusCode).toBe(400);
    expect((await post('/api/cases/mini/export', { format: 'json', focus: 'none' })).statusCode).toBe(404);
  });

  it('takes back an entry, which stays in the journal', async () => {
    const { record } = temporary.workspace;
    const entry =
      record.fact('mini', 'Complaint', record.facts('mini', 'Complaint')[0]?.id ?? '')?.entry ?? 0;
    const before = record.facts('mini', 'Complaint').length;
    const response = await post(`/api/entries/${entry}/retraction`, { reason: 'entered twice' });
    expect(response.statusCode).toBe(201);
    expect(record.facts('mini', 'Complaint')).toHaveLength(before - 1);
    expect((await post(`/api/entries/${entry}/retraction`, { reason: 'again' })).statusCode).toBe(400);
    expect((await get('/api/verify')).json()).toMatchObject({ ok: true });
  });
});

describe('descriptions', () => {
  it('is OpenAPI 3.1 with every query of the contract', async () => {
    const api = z
      .object({
        openapi: z.string(),
        paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
      })
      .parse((await get('/api/openapi.json')).json());
    expect(api.openapi).toBe('3.1.0');
    const ids = Object.values(api.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    for (const { name } of queries()) expect(ids).toContain(name);
  });
});

describe('the log', () => {
  it('holds neither queries, bodies nor cookies', () => {
    expect(log.length).toBeGreaterThan(10);
    const all = log.join('');
    expect(all).not.toContain(cookie.split('=')[1]);
    expect(all).not.toContain(PASSWORD);
    expect(all).not.toContain('limit=');
    expect(all).toContain('/api/cases/:case/search');
  });
});

it('stops listening when closed', async () => {
  const other = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await other.listen({ host: '127.0.0.1', port: 0 });
  const closed = once(other.server, 'close');
  await other.close();
  await closed;
  expect(other.server.listening).toBe(false);
});
