// Nobody is asked but who was named: a service that sends us elsewhere is not followed. (The time-stamping service: `timestamps/`.)
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { oidcOf } from './oidc.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const opened: Server[] = [];
/** A server of this machine that answers as it is told. @returns its address */
async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  opened.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
let elsewhere: string;
const asked: string[] = [];
beforeAll(async () => {
  elsewhere = await serving((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});
afterEach(() => void asked.splice(0));
afterAll(() => opened.forEach((server) => server.close()));

describe('the service that signs in', () => {
  const settings = {
    clientId: 'vinetrace',
    clientSecret: 'a secret of the test',
    claim: 'sub',
    acr: [],
    unknown: 'refuse',
  } as const;
  const away = { location: '' };

  it.each([301, 302, 307, 308])('is not followed from its description (%i)', async (status) => {
    const issuer = await serving((request, response) => {
      response.writeHead(status, { ...away, location: `${elsewhere}${request.url}` }).end();
    });
    await expect(oidcOf({ ...settings, issuer }).begin('http://localhost/back')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(asked).toEqual([]);
  });

  it.each([302, 307, 308])('is not followed from where tokens are given (%i)', async (status) => {
    let tokens = 0;
    let own = '';
    const issuer = await serving((request, response) => {
      if (request.url === '/token') {
        tokens += 1;
        response.writeHead(status, { location: `${elsewhere}/token` }).end();
        return;
      }
      const found = { issuer: own, authorization_endpoint: `${own}/auth`, token_endpoint: `${own}/token` };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
    });
    own = issuer;
    const oidc = oidcOf({ ...settings, issuer });
    const { address, ticket } = await oidc.begin('http://localhost/back');
    const state = new URL(address).searchParams.get('state') ?? '';
    const back = new URL(`http://localhost/back?code=given&state=${encodeURIComponent(state)}`);
    await expect(oidc.finish(back, ticket)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(tokens).toBe(1);
    expect(asked).toEqual([]);
  });
});

describe('the collector of traces', () => {
  let temporary: Temporary;
  afterAll(() => temporary.remove());

  it('is not followed', async () => {
    let sent = 0;
    const collector = await serving((_request, response) => {
      sent += 1;
      response.writeHead(307, { location: `${elsewhere}/v1/traces` }).end();
    });
    temporary = await temporaryWorkspace({ VINETRACE_TRACES_URL: `${collector}/v1/traces` });
    const app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
    await app.inject({ method: 'GET', url: '/api/health' });
    await app.close();
    expect(sent).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });
});
