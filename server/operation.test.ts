// What whoever runs the server relies on: it says no in time, stops in order, measures without naming, and traces only when told to.
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { buildApp, type AppOptions } from './app.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';

let temporary: Temporary;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
  await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
}, 120_000);
afterAll(() => temporary.remove());

/** The application under some settings, and a page that answers when it is let. */
async function running(
  settings: object = {},
  options: Partial<AppOptions> = {},
): Promise<{ app: App; url: string; letGo(): void }> {
  const config = { ...temporary.workspace.config, logLevel: 'silent' as const, ...settings };
  const app = await buildApp(
    { ...temporary.workspace, config },
    { host: '127.0.0.1', log: { write: () => {} }, ...options },
  );
  const waiting: (() => void)[] = [];
  app.get('/slow', () => new Promise<string>((resolve) => waiting.push(() => resolve('done'))));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url, letGo: () => waiting.splice(0).forEach((go) => go()) };
}

const signIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password: PASSWORD }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};

async function expectRefused(answer: Response, type: 'overloaded' | 'stopping'): Promise<void> {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(problem.parse(await answer.json()).type).toBe(`urn:vinetrace:problem:${type}`);
}

describe('stopping', () => {
  it('finishes what runs, refuses what is new, and says that it is not ready but lives', async () => {
    const { app, url, letGo } = await running();
    const slow = fetch(`${url}/slow`);
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(1);
    const drained = app.drain(60_000);
    const refused = await fetch(`${url}/api/cases`);
    expect(refused.headers.get('connection')).toBe('close');
    await expectRefused(refused, 'stopping');
    await expectRefused(await fetch(`${url}/cases`), 'stopping');
    expect((await fetch(`${url}/api/health`)).status).toBe(503);
    expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
    letGo();
    expect(await (await slow).text()).toBe('done');
    expect(await drained).toBe(true);
    await app.close();
  }, 60_000);

  it('waits no longer than it was told to, and for no stream', async () => {
    const { app, url, letGo } = await running();
    const cookie = await signIn(url);
    const stream = await fetch(`${url}/api/cases/mini/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    expect(app.pressure.running()).toBe(0);
    const slow = fetch(`${url}/slow`);
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(1);
    expect(await app.drain(100)).toBe(false);
    letGo();
    await slow;
    await app.close();
    expect(await stream.text()).toContain('"ended"');
  }, 60_000);
});

/** Begins to send a body and goes no further. */
async function sendSlowly(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  socket.write(
    'POST /api/session HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
  );
  return socket;
}

describe('a stranger who sends slowly', () => {
  it('keeps nobody else out', async () => {
    const limits = { delayMs: 60_000, looks: 2, everyMs: 50, mostAtOnce: 2 };
    const { app, url } = await running({}, { pressure: limits });
    const sockets = await Promise.all(Array.from({ length: 3 }, () => sendSlowly(url)));
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(3);
    expect((await fetch(`${url}/api/cases`)).status).toBe(401);
    for (const socket of sockets) socket.destroy();
    await app.close();
  }, 60_000);

  it('does not keep the server from ending', async () => {
    const { app, url } = await running();
    const socket = await sendSlowly(url);
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(1);
    expect(await app.drain(100)).toBe(false);
    // Else it would be as long as the stranger likes.
    await app.close();
    socket.destroy();
  }, 30_000);
});

describe('pressure', () => {
  const limits = { delayMs: 200, looks: 2, everyMs: 50, mostAtOnce: 3 };

  it('refuses more than can be answered at once, never whether it lives', async () => {
    const { app, url, letGo } = await running({}, { pressure: { ...limits, delayMs: 60_000 } });
    const slow = Array.from({ length: 3 }, () => fetch(`${url}/slow`));
    await expect.poll(() => app.pressure.running(), { timeout: 20_000 }).toBe(3);
    await expectRefused(await fetch(`${url}/api/cases`), 'overloaded');
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
    letGo();
    for (const answer of await Promise.all(slow)) expect(answer.status).toBe(200);
    await expect.poll(async () => (await fetch(`${url}/api/cases`)).status, { timeout: 20_000 }).toBe(401);
    await app.close();
  }, 60_000);

  it('refuses while the event loop is late for long, and answers again when it is not', async () => {
    const { app } = await running({}, { pressure: limits });
    const block = (): void => {
      for (const until = Date.now() + 400; Date.now() < until;);
    };
    for (let at = 0; at < 6; at += 1) {
      block();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(app.pressure.state()).toBe('overloaded');
    const refused = await app.inject('/api/cases');
    expect(refused.statusCode).toBe(503);
    expect(app.pressure.refused()).toBe(1);
    await expect.poll(async () => (await app.inject('/api/cases')).statusCode, { timeout: 20_000 }).toBe(401);
    await app.close();
  }, 60_000);
});

describe('metrics', () => {
  it('stand on a port of their own and name routes, never cases, people or addresses', async () => {
    const { app, url } = await running({ metrics: { host: '127.0.0.1', port: 0 } });
    const port = await app.serveMetrics();
    const cookie = await signIn(url);
    const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie } });
    await get('/api/cases/mini/overview');
    await get('/api/cases/mini/elements/L1?x=王小明');
    await get('/cases/mini');
    await get('/api/none/13800000000');
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toMatch(
      /request_duration_seconds_count\{method="GET",route="\/api\/cases\/:case\/overview",status="200"\} 1/,
    );
    for (const name of [
      'vinetrace_event_loop_delay_seconds',
      'vinetrace_workers_busy',
      'process_cpu_seconds_total',
    ])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'));
    expect(text).toMatch(/^vinetrace_graph_ready 1$/m);
    expect(text).not.toMatch(/\bmini\b|\badmin\b|\bL1\b|王小明|13800000000|127\.0/);
    expect(await (await get('/metrics')).text()).not.toContain('vinetrace_');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    await app.close();
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  }, 60_000);

  it('are none where no address is named', async () => {
    const { app } = await running();
    expect(await app.serveMetrics()).toBeUndefined();
    await app.close();
  });
});

describe('traces', () => {
  it('tell a collector of routes and of the graph, of no case, person or value', async () => {
    const sent: string[] = [];
    const collector = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        sent.push(Buffer.concat(parts).toString());
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => void collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    const { app, url } = await running({ tracesUrl: `http://127.0.0.1:${port}/v1/traces` });
    const cookie = await signIn(url);
    await fetch(`${url}/api/cases/mini/overview?limit=5`, { headers: { cookie } });
    await fetch(`${url}/api/cases/mini/overview?limit=王小明`, { headers: { cookie } });
    await app.close();
    await new Promise((resolve) => void collector.close(resolve));
    type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string };
    const spans = sent.flatMap((body) =>
      (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(
        ({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
    const asked = spans.find(({ name }) => name === 'GET /api/cases/:case/overview');
    expect(asked).toBeDefined();
    const inGraph = spans.filter(
      ({ name, parentSpanId }) => name === 'graph read' && parentSpanId === asked?.spanId,
    );
    expect(inGraph.length).toBeGreaterThan(0);
    for (const span of inGraph) expect(span.traceId).toBe(asked?.traceId);
    expect(sent.join('')).not.toMatch(/mini|admin|王小明|limit|vinetrace_session/);
  }, 60_000);
});
