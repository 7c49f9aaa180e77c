// `vinetrace serve` where an address is taken or the file of heads cannot be written: it ends, nothing goes on listening, and no password is used up that nobody saw.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { here } from '../testing/cli.ts';
import { openWorkspace } from '../workspace.ts';

let folder: string;
let taken: Server;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = async (): Promise<Server> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
const env = (): Record<string, string> => ({
  VINETRACE_KEY_FILE: join(folder, 'key'),
  VINETRACE_DATA: join(folder, 'data'),
});
const isMade = async (): Promise<boolean> => {
  const workspace = await openWorkspace({ config: readConfig({}, env()), tell: () => {} });
  const account = workspace.record.users.find('admin');
  await workspace.close();
  return account !== undefined;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-serve-'));
  writeFileSync(join(folder, 'key'), '11'.repeat(32), { mode: 0o600 });
  taken = await listening();
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'of the pages: the one-time password is kept for the start that shows it',
  { timeout: 60_000 },
  async () => {
    const ended = await here(['serve', '--port', String(portOf(taken))], { home: folder, env: env() });
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/EADDRINUSE/);
    expect(await isMade()).toBe(false);
  },
);

it('of the metrics: the pages are not served either', { timeout: 60_000 }, async () => {
  const free = await listening();
  const port = portOf(free);
  free.close();
  await once(free, 'close');
  const settings = { ...env(), VINETRACE_METRICS: `127.0.0.1:${portOf(taken)}` };
  const ended = await here(['serve', '--port', String(port)], { home: folder, env: settings });
  expect([ended.code, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toMatch(/VINETRACE_METRICS/);
  const [error] = (await once(connect(port, '127.0.0.1'), 'error').catch((thrown) => [thrown])) as [
    NodeJS.ErrnoException,
  ];
  expect(error.code).toBe('ECONNREFUSED');
  expect(await isMade()).toBe(false);
});

it(
  'with a file of heads that cannot be written: nobody would learn that the journal is not signed there',
  { timeout: 60_000 },
  async () => {
    const heads = join(folder, 'not mounted', 'heads.jsonl');
    const settings = {
      ...env(),
      VINETRACE_HEADS_FILE: heads,
      VINETRACE_METRICS: `127.0.0.1:${portOf(taken)}`,
    };
    const ended = await here(['serve', '--port', '0'], { home: folder, env: settings });
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain('VINETRACE_HEADS_FILE');
    expect(ended.stderr).toContain(heads);
  },
);
