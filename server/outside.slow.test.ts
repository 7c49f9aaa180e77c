// Nothing leaves the machine: the built server at work, with every connection that it begins written down.
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SERVED_ENV, serve } from '../scripts/bench/served.ts';
import { workplace } from '../scripts/bench/workplace.ts';
import { ensureBuilt } from '../tests/browser/built.ts';

/** Runs before the program, in its worker threads too: notes connections, questions for names, datagrams, and optional packages. */
const PRELOAD = `
import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram';
import { appendFileSync } from 'node:fs'; import { createRequire } from 'node:module';
const note = (...what) => appendFileSync(process.env.NOTED_IN, what.join(' ') + '\\n');
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const at = typeof first === 'object' ? first : { port: first, host: args[1] };
  note('connect', at.path ?? (at.host ?? 'localhost') + ':' + at.port);
  return connect.apply(this, args);
};
for (const [owner, name] of [[dns, 'lookup'], [dns, 'resolve'], [dns.promises, 'lookup'], [dgram.Socket.prototype, 'send']]) {
  const before = owner[name];
  owner[name] = function (...args) { note(name, String(args[0])); return before.apply(this, args); };
}
const { cache } = createRequire(process.cwd() + '/');
process.on('exit', () => {
  for (const file of Object.keys(cache)) {
    const found = /node_modules.(@opentelemetry.[^/]+|prom-client|openid-client|neo4j-driver)./.exec(file);
    if (found) note('loaded', found[1]);
  }
});`;

/** What a server did beside answering, while somebody works with it. */
async function noted(settings: Record<string, string>): Promise<string[]> {
  const at = workplace({ ...SERVED_ENV, ...settings });
  try {
    const file = join(at.folder, 'noted');
    writeFileSync(file, '');
    at.env['NOTED_IN'] = file;
    at.env.NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}`;
    const served = await serve(at);
    await served.ask('/api/example', {});
    const [{ id }] = (JSON.parse(await served.ask('/api/cases')) as { cases: [{ id: string }] }).cases;
    const inCase = `/api/cases/${encodeURIComponent(id)}`;
    await served.ask(`${inCase}/overview`);
    await served.ask(`${inCase}/search`, { q: 'L1' });
    await served.ask(`${inCase}/hubs`);
    for (const format of ['json', 'pdf', 'png']) await served.ask(`${inCase}/export`, { format });
    await served.ask('/api/verify');
    await served.stop();
    return [
      ...new Set(
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
      ),
    ];
  } finally {
    at.remove();
  }
}

it('begins no connection, asks for no name and loads nothing that would', async () => {
  await ensureBuilt();
  // The address on which it listens is all that it asks for.
  expect(await noted({})).toEqual(['lookup 127.0.0.1']);
});

it('is seen to, where the settings name somebody', async () => {
  const collector = createServer((_request, response) => void response.end('{}'));
  await new Promise<void>((resolve) => void collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const found = await noted({ VINETRACE_TRACES_URL: `http://127.0.0.1:${port}/v1/traces` });
  await new Promise((resolve) => void collector.close(resolve));
  expect(found).toContain(`connect 127.0.0.1:${port}`);
  expect(found.filter((line) => line.startsWith('connect')).length).toBe(1);
  expect(found).toContain('loaded @opentelemetry/sdk-trace-base');
});

it('asks a time-stamping service that is named for stamps, and nobody else', async () => {
  const bodies: string[] = [];
  const service = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(503).end();
    });
  });
  await new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  const found = await noted({ VINETRACE_TIMESTAMP_URL: `http://127.0.0.1:${port}/` });
  await new Promise((resolve) => void service.close(resolve));
  expect(found.sort()).toEqual([`connect 127.0.0.1:${port}`, 'lookup 127.0.0.1']);
  // A hash and a number drawn by chance.
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) expect(body.length).toBeLessThan(100);
});
