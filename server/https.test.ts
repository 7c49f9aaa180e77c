// HTTPS of our own, a proxy that speaks it for us, and requests that other sites cause: what is believed of whom.
import { writeFileSync } from 'node:fs';
import { get as getOverTls, request as askOverTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { connect, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '#contract/text.ts';
import { buildApp } from './app.ts';
import { readCertificate } from './tls-certificate.ts';
import { renewOnHangup } from './cli/renew.ts';
import { readConfig } from './config.ts';
import type { App } from './routes/define.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
const NAME = 'vinetrace.example';
const PROXY = '10.0.0.2';

let temporary: Temporary;
let files: { certFile: string; keyFile: string };
const silent = { write: () => {} };

/** A new certificate for a name of the test, in the files that the settings name. @returns its PEM */
async function certify(keyType: 'ec' | 'rsa' = 'ec'): Promise<string> {
  const made = await generate([{ name: 'commonName', value: NAME }], { keyType, algorithm: 'sha256' });
  writeFileSync(files.certFile, made.cert);
  writeFileSync(files.keyFile, made.private);
  return made.cert;
}

beforeAll(async () => {
  temporary = await temporaryWorkspace({ VINETRACE_ALLOWED_HOSTS: NAME });
  files = { certFile: join(temporary.folder, 'cert.pem'), keyFile: join(temporary.folder, 'key.pem') };
  await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
  await temporary.workspace.graph.engine();
}, 60_000);
afterAll(() => temporary.remove());

/** The application under more settings. */
const underSettings = (env: Record<string, string>): Promise<App> => {
  const config = {
    ...readConfig({}, { VINETRACE_ALLOWED_HOSTS: NAME, ...env }),
    logLevel: 'silent' as const,
  };
  return buildApp({ ...temporary.workspace, config }, { host: '127.0.0.1', log: silent });
};

describe('HTTPS', () => {
  let app: App;
  let port: number;
  beforeAll(async () => {
    await certify();
    const certificate = readCertificate(files);
    app = await buildApp(temporary.workspace, { host: '127.0.0.1', certificate, log: silent });
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.server.address() as AddressInfo).port;
  }, 60_000);
  afterAll(() => app.close());

  const ask = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: object,
  ): Promise<{ status: number; headers: Record<string, unknown> }> =>
    new Promise((resolve, reject) => {
      const asked = askOverTls(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          rejectUnauthorized: false,
          agent: false,
          headers: {
            host: NAME,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
        },
      );
      asked.once('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const fingerprint = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket: TLSSocket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256);
        socket.destroy();
      });
      socket.once('error', reject);
    });

  it('holds the session in a cookie that only HTTPS and this host can set', async () => {
    const signedIn = await ask('POST', '/api/session', {}, { user: 'admin', password: PASSWORD });
    expect(signedIn.status).toBe(200);
    const [cookie = ''] = signedIn.headers['set-cookie'] as string[];
    expect(cookie).toMatch(
      /^__Host-vinetrace_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const pair = cookie.split(';')[0] ?? '';
    expect((await ask('GET', '/api/cases', { cookie: pair })).status).toBe(200);
    expect((await ask('GET', '/api/cases', { cookie: pair.replace('__Host-', '') })).status).toBe(401);
    const ended = await ask('DELETE', '/api/session', { cookie: pair });
    expect(String(ended.headers['set-cookie'])).toMatch(/^__Host-vinetrace_session=; .*Secure/);
  });

  it('tells browsers to come by HTTPS alone, but on the own machine', async () => {
    const year = 'max-age=31536000; includeSubDomains';
    expect((await ask('GET', '/api/health')).headers['strict-transport-security']).toBe(year);
    const local = await ask('GET', '/api/health', { host: `127.0.0.1:${port}` });
    expect(local.headers).not.toHaveProperty('strict-transport-security');
  });

  it('takes no page of plain HTTP for its own', async () => {
    expect((await ask('GET', '/api/health', { origin: `http://${NAME}` })).status).toBe(403);
    expect((await ask('GET', '/api/health', { origin: `https://${NAME}` })).status).toBe(200);
  });

  it('speaks nothing older than TLS 1.2', async () => {
    const failure = await new Promise<Error>((resolve) => {
      getOverTls({ host: '127.0.0.1', port, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', agent: false }).once(
        'error',
        resolve,
      );
    });
    expect(String(failure)).toMatch(/protocol|alert/i);
  });

  it('speaks suites with a tag and forward secrecy alone, in its own order, under a renewed certificate too', async () => {
    // A certificate of RSA, under which a suite without forward secrecy could be spoken.
    await certify('rsa');
    const { config } = temporary.workspace;
    const certificate = readCertificate(files);
    const rsa = await buildApp(temporary.workspace, { host: '127.0.0.1', certificate, log: silent });
    await rsa.listen({ host: '127.0.0.1', port: 0 });
    const at = (rsa.server.address() as AddressInfo).port;
    const spoken = (ciphers: string): Promise<string> =>
      new Promise((resolve) => {
        const offer = { ciphers, maxVersion: 'TLSv1.2', rejectUnauthorized: false } as const;
        const socket: TLSSocket = connect({ host: '127.0.0.1', port: at, ...offer }, () => {
          resolve(socket.getCipher().name);
          socket.destroy();
        });
        socket.once('error', () => resolve('refused'));
      });
    const forget = renewOnHangup(rsa, { ...config, tls: files }, () => {});
    for (let time = 0; time < 2; time += 1) {
      for (const suite of [
        'AES256-GCM-SHA384',
        'AES128-SHA',
        'ECDHE-RSA-AES256-SHA384',
        'ECDHE-RSA-AES128-SHA',
      ])
        expect(await spoken(suite), suite).toBe('refused');
      expect(await spoken('ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384')).toBe(
        'ECDHE-RSA-AES256-GCM-SHA384',
      );
      process.emit('SIGHUP');
    }
    forget();
    await rsa.close();
    await certify();
  });

  it('takes up a renewed certificate at SIGHUP, and stays with the old one where the new cannot be used', async () => {
    const said: Text[] = [];
    const { config } = temporary.workspace;
    const forget = renewOnHangup(app, { ...config, tls: files }, (text) => void said.push(text));
    const before = await fingerprint();
    await certify();
    process.emit('SIGHUP');
    const after = await fingerprint();
    expect(after).not.toBe(before);
    writeFileSync(files.keyFile, 'no key');
    process.emit('SIGHUP');
    expect(await fingerprint()).toBe(after);
    expect(said.map(({ en }) => en)).toEqual([
      expect.stringContaining('was read again'),
      expect.stringContaining('stays as it was'),
    ]);
    forget();
  });

  it('refuses files that are missing, no pair, or out of date, and names them', async () => {
    await certify();
    const other = await generate([{ name: 'commonName', value: NAME }], { keyType: 'ec' });
    writeFileSync(files.keyFile, other.private);
    expect(() => readCertificate(files)).toThrow(/key\.pem is not the key of .*cert\.pem/);
    expect(() => readCertificate({ ...files, certFile: '/none.pem' })).toThrow(/none\.pem cannot be read/);
    const old = await generate([{ name: 'commonName', value: NAME }], {
      keyType: 'ec',
      notBeforeDate: new Date('2001-01-01'),
      notAfterDate: new Date('2002-01-01'),
    });
    writeFileSync(files.certFile, old.cert);
    writeFileSync(files.keyFile, old.private);
    expect(() => readCertificate(files)).toThrow(/expired at 2002/);
    expect(() => readConfig({}, { VINETRACE_TLS_CERT_FILE: files.certFile })).toThrow(/set together/);
  });
});

describe('a proxy', () => {
  /** What a proxy adds, or anybody who would like to be one. */
  const FORWARDED = {
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': NAME,
  };
  const signIn = (
    app: App,
    remoteAddress: string,
    headers: Record<string, string>,
    password = PASSWORD,
    user = 'admin',
  ) =>
    app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user, password },
      remoteAddress,
      headers,
    });

  it('is believed by nobody who was not told to', async () => {
    for (const env of [{}, { VINETRACE_TRUSTED_PROXIES: '10.9.0.0/16' }] as Record<string, string>[]) {
      const app = await underSettings(env);
      const answer = await signIn(app, PROXY, { ...FORWARDED, host: NAME });
      expect(String(answer.headers['set-cookie'])).toMatch(/^vinetrace_session=/);
      expect(answer.headers).not.toHaveProperty('strict-transport-security');
      const foreign = await app.inject({
        url: '/api/health',
        headers: { ...FORWARDED, host: 'evil.example' },
      });
      expect(foreign.statusCode).toBe(403);
      // Wrong passwords are counted under the address that they really come from, whatever they say.
      for (let at = 0; at < 8; at += 1) {
        await signIn(app, PROXY, { host: NAME, 'x-forwarded-for': `203.0.113.${at}` }, 'wrong');
      }
      expect((await signIn(app, PROXY, { host: NAME, 'x-forwarded-for': '203.0.113.99' })).statusCode).toBe(
        429,
      );
      await app.close();
    }
  }, 60_000);

  it('is believed where the settings name it: address, protocol and host', async () => {
    const app = await underSettings({ VINETRACE_TRUSTED_PROXIES: `::1, ${PROXY}/32` });
    const inside = { host: 'app:8080' };
    const answer = await signIn(app, PROXY, { ...FORWARDED, ...inside });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-vinetrace_session=.*Secure/);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    for (let at = 0; at < 8; at += 1) await signIn(app, PROXY, { ...FORWARDED, ...inside }, 'wrong');
    // Another name has to wait at the address that tried, and at no other behind the same proxy.
    const other = async (from: string) =>
      (await signIn(app, PROXY, { ...FORWARDED, ...inside, 'x-forwarded-for': from }, 'wrong', 'other'))
        .statusCode;
    expect(await other('203.0.113.7')).toBe(429);
    expect(await other('203.0.113.8')).toBe(401);
    const health = (headers: Record<string, string>, remoteAddress = PROXY) =>
      app.inject({ url: '/api/health', headers, remoteAddress });
    expect((await health({ ...inside, 'x-forwarded-host': 'evil.example' })).statusCode).toBe(403);
    expect((await health({ ...inside, 'x-forwarded-host': NAME })).statusCode).toBe(200);
    expect((await health({ ...inside, 'x-forwarded-host': NAME }, '10.0.0.3')).statusCode).toBe(403);
    await app.close();
  }, 60_000);

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/0', 'true'])('is not called %s', (written) => {
    expect(() => readConfig({}, { VINETRACE_TRUSTED_PROXIES: written })).toThrow(/VINETRACE_TRUSTED_PROXIES/);
  });
});

describe('another site', () => {
  it('causes nothing, whatever it sends, and is let in by the one way back', async () => {
    const app = await underSettings({});
    const own = { host: NAME };
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user: 'admin', password: PASSWORD },
      headers: { ...own, 'sec-fetch-site': 'same-origin', origin: `http://${NAME}` },
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const status = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>) =>
      (await app.inject({ method, url, headers: { ...own, cookie, ...headers } })).statusCode;
    expect(await status('GET', '/api/cases', { 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status('GET', '/api/cases', { 'sec-fetch-site': 'none' })).toBe(200);
    expect(await status('GET', '/api/cases', {})).toBe(200);
    for (const site of ['cross-site', 'same-site', 'nonsense']) {
      const said = { 'sec-fetch-site': site };
      expect(await status('GET', '/api/cases', said)).toBe(403);
      expect(await status('GET', '/%61pi/cases', said)).toBe(403);
      expect(await status('POST', '/api/rebuild', said)).toBe(403);
      expect(await status('GET', '/api/oidc/callback', said)).toBe(403);
      // A link from elsewhere leads to our pages.
      expect(await status('GET', '/cases', { ...said, 'sec-fetch-mode': 'navigate' })).not.toBe(403);
    }
    const back = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await status('GET', '/api/oidc/callback?code=1', back)).toBe(404);
    expect(await status('GET', '/api/oidc/begin', back)).toBe(403);
    for (const origin of [
      'null',
      'https://evil.example',
      `http://${NAME}.evil.example`,
      `http://${NAME}:81`,
    ]) {
      expect(await status('POST', '/api/rebuild', { origin })).toBe(403);
    }
    // Forms of other sites can send these without asking; none of them is read.
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const sent = await app.inject({
        method: 'POST',
        url: '/api/cases',
        headers: { ...own, cookie, 'content-type': type },
        payload: '{"id":"x","title":"x"}',
      });
      expect(sent.statusCode).toBe(415);
    }
    await app.close();
  }, 60_000);
});
