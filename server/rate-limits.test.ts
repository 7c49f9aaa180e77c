// What one person may ask: so much a minute, so many costly questions at once, and nobody is held up by another.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { buildApp } from './app.ts';
import type { RateLimits } from './config.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
const HERE = import.meta.dirname;

let temporary: Temporary;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { accounts } = temporary.workspace;
  await load(temporary.workspace, MINI);
  await accounts.ensureAdministrator(PASSWORD);
  await accounts.add('test', 'other', PASSWORD, 'administrator');
}, 120_000);
afterAll(() => temporary.remove());

type Answer = Awaited<ReturnType<App['inject']>>;

interface Served {
  app: App;
  log: string[];
  ask(url: string, cookie?: string, language?: string): Promise<Answer>;
  signIn(user: string): Promise<string>;
  /** Lets the count of the mini case begin to answer. */
  letGo(): void;
  /** Counts that wait. */
  waiting(): number;
}

/** The application under limits; counts wait until they are let go. */
async function served(rateLimits: RateLimits): Promise<Served> {
  const log: string[] = [];
  const held: (() => void)[] = [];
  const { workspace } = temporary;
  const app = await buildApp(
    {
      ...workspace,
      config: { ...workspace.config, rateLimits },
      workers: {
        ...workspace.workers,
        async run(...asked) {
          await new Promise<void>((resolve) => void held.push(resolve));
          return workspace.workers.run(...asked);
        },
      },
    },
    { host: '127.0.0.1', log: { write: (line) => void log.push(line) } },
  );
  await app.ready();
  await workspace.graph.engine();
  return {
    app,
    log,
    ask: async (url, cookie = '', language = 'en') =>
      app.inject({ method: 'GET', url, headers: { cookie, 'accept-language': language } }),
    async signIn(user) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { user, password: PASSWORD },
      });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    },
    letGo: () => held.splice(0).forEach((go) => go()),
    waiting: () => held.length,
  };
}

async function expectRefused(answer: Answer): Promise<void> {
  expect(answer.statusCode).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(problem.parse(answer.json()).type).toBe('urn:vinetrace:problem:too-many-requests');
}

describe('requests a minute', () => {
  it('are counted by person over all their sessions, and by address where nobody is signed in', async () => {
    const { app, log, ask, signIn } = await served({ requestsAMinute: 60, costlyAtOnce: 16 });
    const [first, second] = [await signIn('admin'), await signIn('admin')];
    const other = await signIn('other');
    const answers = [];
    for (let at = 0; at < 90; at += 1) answers.push(await ask('/api/cases', at % 2 === 0 ? first : second));
    const statuses = answers.map(({ statusCode }) => statusCode);
    // A busy machine may take seconds for it, in which some grow back.
    expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200));
    expect(statuses).toContain(429);
    const refused = answers.find(({ statusCode }) => statusCode === 429)!;
    await expectRefused(refused);
    expect((await ask('/api/cases', other)).statusCode).toBe(200);
    const stranger = [];
    for (let at = 0; at < 90; at += 1) stranger.push((await ask('/api/cases')).statusCode);
    expect(new Set(stranger)).toEqual(new Set([401, 429]));
    for (const url of ['/api/health', '/api/health/live']) expect((await ask(url)).statusCode).toBe(200);
    const lines = log.filter((line) => line.includes('"security":"cases"') && line.includes('"status":429'));
    expect(lines.map((line) => (JSON.parse(line) as { user: unknown }).user)).toEqual(['admin', null]);
    await app.close();
  });

  it('grow back: who waits as long as they are told to is answered', async () => {
    const { app, ask, signIn } = await served({ requestsAMinute: 600, costlyAtOnce: 16 });
    const cookie = await signIn('admin');
    let refused = await ask('/api/cases', cookie);
    while (refused.statusCode === 200) refused = await ask('/api/cases', cookie, 'zh');
    await expectRefused(refused);
    expect(refused.json()).toMatchObject({ detail: '请在 1 秒后再试' });
    await new Promise((resolve) => void setTimeout(resolve, 1000));
    expect((await ask('/api/cases', cookie)).statusCode).toBe(200);
    await app.close();
  });
});

describe('costly questions at once', () => {
  it('are refused beyond the limit, for that person alone, until one of theirs is done', async () => {
    const { app, ask, signIn, letGo, waiting } = await served({ requestsAMinute: 1200, costlyAtOnce: 2 });
    const [cookie, other] = [await signIn('admin'), await signIn('other')];
    const count = '/api/cases/mini/count';
    const running = [ask(count, cookie), ask(count, cookie), ask(count, other)];
    await expect.poll(waiting, { timeout: 20_000 }).toBe(3);
    await expectRefused(await ask(count, cookie));
    expect((await ask('/api/cases', cookie)).statusCode).toBe(200);
    letGo();
    for (const answer of await Promise.all(running)) expect(answer.statusCode).toBe(200);
    const again = ask(count, cookie);
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    letGo();
    expect((await again).statusCode).toBe(200);
    await app.close();
  });

  it('are still at work when whoever asked has left', async () => {
    const { app, ask, signIn, letGo, waiting } = await served({ requestsAMinute: 1200, costlyAtOnce: 1 });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const cookie = await signIn('admin');
    const leaving = new AbortController();
    const count = '/api/cases/mini/count';
    const left = fetch(`${url}${count}`, { headers: { cookie }, signal: leaving.signal });
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(0);
    await expectRefused(await ask(count, cookie));
    letGo();
    await expect
      .poll(
        async () => {
          const again = ask(count, cookie);
          await Promise.race([again, expect.poll(waiting, { timeout: 20_000 }).toBe(1)]);
          letGo();
          return (await again).statusCode;
        },
        { timeout: 20_000 },
      )
      .toBe(200);
    await app.close();
  });

  it('are all that workers answer', () => {
    const text = (file: string): string => readFileSync(file, 'utf8');
    const steps = join(HERE, 'queries/steps');
    const asks = (source: string): boolean => /\bworkers\b/.test(source);
    /** A step, and what it imports of the house's queries. */
    const withImports = (file: string): string => {
      const source = text(file);
      const imports = [...source.matchAll(/from '(\.\.?\/[^']+)'/g)].map(([, path = '']) =>
        join(steps, path),
      );
      return [source, ...imports.filter((path) => path.includes('/queries/')).map(text)].join('\n');
    };
    const files = readdirSync(steps).filter((name) => name.endsWith('.ts') && !/test|registry/.test(name));
    const found = files
      .filter((name) => asks(withImports(join(steps, name))))
      .map((name) => name.replace('.ts', ''));
    const declared = Object.values(QUERIES as Record<string, { name: string; costly?: boolean }>)
      .filter(({ costly }) => costly === true)
      .map(({ name }) => name);
    expect(declared.toSorted()).toEqual(found.toSorted());
    expect(found).toContain('count');
  });
});
