// Questions that take long, over the web: whoever goes away ends them, whoever waits gets the answer.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from '../app.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { Workspace } from '../workspace.ts';
import type { App } from './define.ts';

const PASSWORD = 'correct horse battery';

let temporary: Temporary;
let app: App;
let base: string;
let cookie: string;
/** Tasks that were started, with the signal of each; they end when it says so, or when they are let. */
const started: { task: string; signal: AbortSignal | undefined }[] = [];
let letGo = false;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await load(workspace, MINI);
  await workspace.accounts.ensureAdministrator(PASSWORD);
  const run: Workspace['workers']['run'] = async (task, input, options) => {
    started.push({ task, signal: options?.signal });
    await vi.waitFor(() => expect(letGo || options?.signal?.aborted === true).toBe(true), 10_000);
    return workspace.workers.run(task, input, options);
  };
  app = await buildApp(
    { ...workspace, workers: { ...workspace.workers, run } },
    { host: '127.0.0.1', log: { write: () => {} } },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const signed = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password: PASSWORD }),
  });
  cookie = String(signed.headers.get('set-cookie')).split(';')[0]!;
});
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

const lists = (): string[] => temporary.workspace.record.facts('mini', 'List').map(({ id }) => id);
const QUESTIONS = {
  separate: () => {
    const [list, a, b] = lists();
    return { method: 'GET', path: `/api/cases/mini/lists/${list}/separate?a=${a}&b=${b}` };
  },
  'match-complaints': () => ({ method: 'POST', path: '/api/cases/mini/match-complaints', body: '{}' }),
} satisfies Record<string, () => { method: string; path: string; body?: string }>;

const ask = (name: keyof typeof QUESTIONS, signal?: AbortSignal): Promise<Response> => {
  const { path, ...request } = QUESTIONS[name]();
  return fetch(base + path, {
    ...request,
    headers: { cookie, ...('body' in request ? { 'content-type': 'application/json' } : {}) },
    ...(signal === undefined ? {} : { signal }),
  });
};

it.each(['separate', 'match-complaints'] as const)(
  '%s ends with whoever asked',
  { timeout: 30_000 },
  async (name) => {
    letGo = false;
    started.splice(0);
    const leaving = new AbortController();
    const asking = ask(name, leaving.signal);
    asking.catch(() => undefined);
    await vi.waitFor(() => expect(started.map(({ task }) => task)).toEqual([name]), 10_000);
    // The question has arrived whole: that alone is no reason to end.
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(started[0]!.signal?.aborted).toBe(false);
    leaving.abort();
    await expect(asking).rejects.toThrow();
    await vi.waitFor(() => expect(started[0]!.signal?.aborted).toBe(true), 10_000);

    letGo = true;
    expect((await ask(name)).status).toBeLessThan(500);
  },
);
