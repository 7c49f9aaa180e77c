// The web application over a real record and the embedded engine: who may what, what is answered, what is never said.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { oneTimePassword } from '#contract/account.ts';
import { problem } from '#contract/errors.ts';
import { health, session } from '#contract/operations.ts';
import { queries } from '#contract/queries/registry.ts';
import { buildApp } from './app.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

/** Parameters of addresses that are no number and no choice: each is an id, several of them, or what a page goes on by. */
const IDS_IN_ADDRESSES =
  'a b case classes element from id in list of other owner parties party rows task to with'.split(' ');

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
    expect(session.parse(response.json())).toEqual({
      user: 'admin',
      standing: 'administrator',
      must: null,
      by: 'password',
    });
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
    expect(ended.headers['clear-site-data']).toBe('"cache"');
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
    const added = await post('/api/users', { user: 'reader' });
    expect(added.statusCode).toBe(201);
    expect((await post('/api/users', { user: 'reader' })).statusCode).toBe(400);
    const { password } = oneTimePassword.parse(added.json());
    const own = { cookie: cookieOf(await signIn('reader', password)) };
    expect(problem.parse((await get('/api/cases', own)).json()).type).toBe(
      'urn:vinetrace:problem:unfinished',
    );
    await temporary.workspace.accounts.changePassword('reader', 'brown rivers turn mills', undefined);
    Object.assign(own, { cookie: cookieOf(await signIn('reader', 'brown rivers turn mills')) });
    expect((await get('/api/cases/mini/overview', own)).statusCode).toBe(404);
    const letIn = await app.inject({
      method: 'PUT',
      url: '/api/cases/mini/people/reader',
      payload: { role: 'viewer' },
      headers: { cookie },
    });
    expect(letIn.statusCode).toBe(200);
    expect((await get('/api/cases', own)).statusCode).toBe(200);
    expect((await post('/api/cases/mini/search', { q: 'L1' }, own)).statusCode).toBe(200);
    expect((await get('/api/users', own)).statusCode).toBe(403);
    expect((await post('/api/users', {}, own)).statusCode).toBe(403);
    expect((await post('/api/cases/mini/export', { format: 'json' }, own)).statusCode).toBe(403);
    expect((await post('/api/entries/1/retraction', {}, own)).statusCode).toBe(403);
    expect((await post('/api/rebuild', {}, own)).statusCode).toBe(403);
  });

  it.each(['a\nb', 'a\0b', '\ud800', ''])('takes no user named %j', async (user) => {
    const added = await post('/api/users', { user });
    expect(added.statusCode).toBe(400);
    problem.parse(added.json());
  });

  it('sets a policy under which nothing comes from elsewhere', async () => {
    for (const address of ['/api/health', '/', '/cases/mini', '/assets/none.js', '/nothing']) {
      const { headers } = await get(address);
      const policy = String(headers['content-security-policy']);
      for (const none of ['default-src', 'object-src', 'base-uri'])
        expect(policy).toContain(`${none} 'none'`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-/);
      expect(policy).toContain(
        address.startsWith('/api') ? '; sandbox' : "require-trusted-types-for 'script'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('gives every page a nonce of its own, which no cache keeps', async () => {
    const nonceOf = async (): Promise<unknown> => {
      const { headers, body } = await get('/cases/mini');
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
      expect(body).toContain(`nonce="${nonce}"`);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers).not.toHaveProperty('etag');
      return nonce;
    };
    expect(await nonceOf()).not.toBe(await nonceOf());
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

  it('says that refusals are problems, and what needs no session', async () => {
    const operation = z.object({
      security: z.array(z.unknown()).optional(),
      responses: z.object({
        default: z.object({ content: z.record(z.string(), z.unknown()) }),
        429: z.object({ headers: z.object({ 'Retry-After': z.object({}) }) }).optional(),
      }),
    });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse((await get('/api/openapi.json')).json());
    const all = Object.values(paths).flatMap((path) => Object.values(path));
    for (const { responses } of all)
      expect(Object.keys(responses.default.content)).toEqual(['application/problem+json']);
    const free = all.filter(({ responses }) => responses[429] === undefined);
    expect(free).toHaveLength(3);
    expect(paths['/api/health']?.['get']?.security).toEqual([]);
    expect(paths['/api/cases']?.['get']?.security).toBeUndefined();
  });

  it('has no words of people in addresses: what is no id, number or choice goes in the body or a header', async () => {
    const parameter = z.object({
      in: z.string(),
      name: z.string(),
      schema: z.object({ type: z.string().optional(), enum: z.array(z.unknown()).optional() }),
    });
    const operation = z.object({ parameters: z.array(parameter).optional() });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse((await get('/api/openapi.json')).json());
    const texts = Object.values(paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ parameters = [] }) => parameters)
      .filter((one) => one.in === 'query' && one.schema.type === 'string' && one.schema.enum === undefined);
    expect([...new Set(texts.map(({ name }) => name))].toSorted()).toEqual(IDS_IN_ADDRESSES);
  });
});

it('answers a head that is too long by a problem too', async () => {
  const { host } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1', () =>
      socket.write(`GET /api/health?q=${'x'.repeat(70_000)} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`),
    );
    socket.on('data', (part) => (text += part.toString()));
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 431 .*content-type: application\/problem\+json/s);
  expect(problem.parse(JSON.parse(body))).toMatchObject({ status: 431 });
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
