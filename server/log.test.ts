// The log: a request to every address of the API, with what is personal in every part of it, and nothing of that is written down.
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
/** Invented; each may stand in the log in no form. */
const SECRETS = ['欧阳试探', '510699199001010014', '19900001234', 'probe@example.invalid', 'sécret-Probe'];
const ALL = SECRETS.join(' ');
const ENCODED = SECRETS.map((value) => encodeURIComponent(value));

let temporary: Temporary;
let app: App;
let port: number;
const log: string[] = [];

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await load(workspace, MINI);
  await workspace.accounts.ensureAdministrator(PASSWORD);
  const config = { ...workspace.config, logLevel: 'trace' as const };
  app = await buildApp(
    { ...workspace, config },
    { host: '127.0.0.1', log: { write: (line) => void log.push(line) } },
  );
  app.get('/fault/:value', async (request) => {
    const { value } = request.params as { value: string };
    const cause = Object.assign(new TypeError(`first ${value}\n    at ${value} (${ALL}:1:1)`), { row: ALL });
    throw Object.assign(new Error(`then ${ALL}`, { cause }), { sql: ALL, rawPacket: Buffer.from(ALL) });
  });
  app.get('/refused', async () => {
    throw Object.assign(new Error(ALL), { statusCode: 400 });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
}, 120_000);
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

/** What of the secrets stands in a text, as written, as in an address, or as in JSON. */
const found = (text: string): string[] =>
  SECRETS.filter((value, at) =>
    [
      value,
      ENCODED[at] ?? '',
      JSON.stringify(value).slice(1, -1),
      Buffer.from(value).toString('base64'),
    ].some((form) => text.includes(form)),
  );

const headers = (more: Record<string, string> = {}): Record<string, string> => ({
  'user-agent': ENCODED.join(' '),
  referer: `http://127.0.0.1/?${ENCODED.join('&')}`,
  'x-request-id': ENCODED.join(' '),
  'x-forwarded-for': ENCODED.join(','),
  'accept-language': 'zh',
  ...more,
});

const signIn = async (): Promise<string> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { user: 'admin', password: PASSWORD },
  });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
};

describe('the log at its most talkative', () => {
  it('knows of every address and of no value', async () => {
    let cookie = await signIn();
    const [first = ''] = ENCODED;
    expect(app.apiRoutes.length).toBeGreaterThan(90);
    for (const line of app.apiRoutes) {
      const [method = 'GET', pattern = ''] = line.split(' ');
      // Ends the session, or never ends itself.
      if (pattern.endsWith('/events')) continue;
      for (const caseId of ['mini', first]) {
        const path = pattern.replace('/:case', `/${caseId}`).replaceAll(/:\w+/g, ENCODED.join('-'));
        const answer = await app.inject({
          method: method as 'GET',
          url: `${path}?q=${first}&name=${ENCODED[2]}&x=${ENCODED.join('+')}`,
          headers: headers({ cookie: `${cookie}; probe=${first}` }),
          ...(method === 'GET'
            ? {}
            : {
                payload: {
                  q: ALL,
                  user: SECRETS[0],
                  password: ALL,
                  reason: ALL,
                  name: ALL,
                  id: first,
                  rows: [ALL],
                },
              }),
        });
        if (answer.statusCode === 401) cookie = await signIn();
      }
    }
    for (const line of app.apiRoutes) {
      const pattern = line.split(' ')[1] ?? '';
      if (!pattern.endsWith('/events'))
        expect(log.some((one) => one.includes(JSON.stringify(pattern)))).toBe(true);
    }
    expect(found(log.join('\n'))).toEqual([]);
  }, 240_000);

  it('says the kind and the place of a fault, not what it quotes', async () => {
    const before = log.length;
    expect((await app.inject(`/fault/${ENCODED[0]}`)).statusCode).toBe(500);
    expect((await app.inject('/refused')).statusCode).toBe(400);
    const said = log.slice(before).join('\n');
    expect(said).toContain('"fault":"TypeError"');
    expect(said).toContain('log.test.ts');
    expect(found(said)).toEqual([]);
  });

  it('nor what could not be read: a body, a file, a request that is none', async () => {
    const cookie = await signIn();
    const before = log.length;
    for (const type of [
      'application/json',
      'text/plain',
      'application/octet-stream',
      'multipart/form-data',
    ]) {
      await app.inject({
        method: 'POST',
        url: '/api/uploads',
        headers: headers({ cookie, 'content-type': type, 'x-vinetrace-name': `${ENCODED[0]}.csv` }),
        payload: `姓名,手机\n${ALL}`,
      });
      await app.inject({
        method: 'POST',
        url: '/api/cases/mini/search',
        headers: headers({ cookie, 'content-type': type }),
        payload: `{"q": "${ALL}`,
      });
    }
    for (const raw of [`${ALL}\r\n\r\n`, `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nbad header ${ALL}\r\n\r\n`]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(raw));
        socket.resume();
        socket.once('close', () => resolve());
        socket.once('error', () => resolve());
      });
    }
    const said = log.slice(before).join('\n');
    expect(said).toContain('client error');
    expect(found(said)).toEqual([]);
  });
});
