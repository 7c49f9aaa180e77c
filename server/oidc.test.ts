// Signing in at another service: against a real provider on this machine, walked as a browser walks it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedIn } from '#contract/operations.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import type { App } from './routes/define.ts';
import { oidcOf } from './oidc.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';

/** Settings that name a service. */
const SERVICE = { VINETRACE_OIDC_ISSUER: 'https://sso.example', VINETRACE_OIDC_CLIENT_ID: 'vinetrace' };

/** What the provider says of whoever signed in by two factors. */
const STRONG = 'urn:test:two-factors';

let provider: Server;
let issuer: string;

/** A provider that believes every name, and says it as `preferred_username`. */
beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const service = new Provider(issuer, {
    clients: [
      {
        client_id: 'vinetrace',
        client_secret: 'a secret of the test',
        redirect_uris: ['http://localhost/api/oidc/callback'],
        post_logout_redirect_uris: ['http://localhost/sign-in'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    acrValues: [STRONG],
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id }),
    }),
    cookies: { keys: ['a key of the test'] },
  });
  // Whoever is called so signed in by two factors there, and nobody else.
  Object.defineProperty(service.OIDCContext.prototype, 'acr', {
    get(this: { session?: { accountId?: string } }) {
      return this.session?.accountId === 'strong' ? STRONG : undefined;
    },
  });
  provider.on('request', service.callback());
}, 60_000);
afterAll(() => new Promise((resolve) => void provider.close(resolve)));

/** A browser's walk through the provider's pages, to the address that it is sent back to. */
async function signInThere(begin: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = begin;
  let body: URLSearchParams | undefined;
  for (let hop = 0; hop < 15; hop += 1) {
    const response = await fetch(address, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body }),
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    body = undefined;
    const next = response.headers.get('location');
    if (next !== null) {
      address = new URL(next, address).href;
      if (address.startsWith('http://localhost/')) return address;
      continue;
    }
    const page = await response.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`no form: ${response.status} ${page.slice(0, 300)}`);
    address = new URL(action, address).href;
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
    body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'x' } : {}) });
  }
  throw new Error('the provider did not come to an end');
}

describe.each(['refuse', 'member'] as const)(
  'single sign-on, where the unknown are a case of `%s`',
  (unknown) => {
    let temporary: Temporary;
    let app: App;
    const get = (url: string, cookie = '') =>
      app.inject({ method: 'GET', url, headers: { host: 'localhost', cookie } });
    const cookieNamed = (answer: Awaited<ReturnType<typeof get>>, name: string): string =>
      [answer.headers['set-cookie'] ?? []]
        .flat()
        .map((set) => set.split(';')[0] ?? '')
        .find((pair) => pair.startsWith(`${name}=`)) ?? '';
    const begun = async () => {
      const answer = await get('/api/oidc/begin');
      expect(answer.statusCode, answer.body).toBe(302);
      return { address: String(answer.headers.location), cookie: cookieNamed(answer, 'vinetrace_oidc') };
    };
    const back = async (name: string) => {
      const { address, cookie } = await begun();
      const returned = new URL(await signInThere(address, name));
      return { url: `${returned.pathname}${returned.search}`, cookie };
    };
    const signIn = async (name: string) => {
      const { url, cookie } = await back(name);
      return get(url, cookie);
    };

    beforeAll(async () => {
      temporary = await temporaryWorkspace({
        VINETRACE_OIDC_ISSUER: issuer,
        VINETRACE_OIDC_CLIENT_ID: 'vinetrace',
        VINETRACE_OIDC_CLIENT_SECRET: 'a secret of the test',
        VINETRACE_OIDC_UNKNOWN: unknown,
      });
      await temporary.workspace.accounts.ensureAdministrator('correct horse battery');
      await temporary.workspace.accounts.add('test', 'anna', 'correct horse battery', 'founder');
      await temporary.workspace.accounts.add('test', 'gone', 'correct horse battery', 'closed');
      app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
      await app.ready();
      await temporary.workspace.graph.engine();
    }, 60_000);
    afterAll(async () => {
      await app.close();
      await temporary.remove();
    });

    it('asks with PKCE, state and nonce', async () => {
      const { searchParams } = new URL((await begun()).address);
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      for (const name of ['code_challenge', 'state', 'nonce'])
        expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(searchParams.get('redirect_uri')).toBe('http://localhost/api/oidc/callback');
    }, 60_000);

    it('signs in whom an administrator added, binds the name, and signs out there', async () => {
      const answer = await signIn('anna');
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.body).toContain('url=/cases');
      const cookie = cookieNamed(answer, 'vinetrace_session');
      const session = signedIn.parse((await get('/api/session', cookie)).json());
      expect(session).toMatchObject({ user: 'anna', standing: 'founder', by: 'oidc', must: null });
      expect(temporary.workspace.record.users.account('anna').subject).toBe(`${issuer} anna`);
      expect((await signIn('anna')).statusCode).toBe(200);
      const end = await get('/api/oidc/end');
      expect(String(end.headers.location)).toContain(`${issuer}/session/end?`);
    }, 60_000);

    it('lets whoever signed in there just now end other sessions, and later asks them to sign in again', async () => {
      const [first, second] = [await signIn('anna'), await signIn('anna')];
      const cookie = cookieNamed(second, 'vinetrace_session');
      const end = (payload: object) =>
        app.inject({
          method: 'POST',
          url: '/api/account/sessions/end-others',
          headers: { host: 'localhost', cookie },
          payload,
        });
      expect((await end({ current: 'no password of theirs' })).statusCode).toBe(400);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
      expect((await end({})).statusCode).toBe(403);
      vi.useRealTimers();
      expect((await end({})).statusCode).toBe(204);
      expect((await get('/api/cases', cookieNamed(first, 'vinetrace_session'))).statusCode).toBe(401);
    }, 60_000);

    it('makes nobody the administrator, nor opens a closed account', async () => {
      expect((await signIn('admin')).statusCode).toBe(401);
      expect((await signIn('gone')).statusCode).toBe(401);
    }, 60_000);

    it('takes whom nobody added as the settings say', async () => {
      const answer = await signIn('zoe');
      expect(answer.statusCode).toBe(unknown === 'refuse' ? 401 : 200);
      expect(temporary.workspace.record.users.find('zoe')?.standing).toBe(
        unknown === 'refuse' ? undefined : 'member',
      );
      const cases = await get('/api/cases', cookieNamed(answer, 'vinetrace_session'));
      expect(unknown === 'refuse' ? cases.statusCode : cases.json()).toEqual(
        unknown === 'refuse' ? 401 : { cases: [] },
      );
    }, 60_000);

    it('refuses another browser’s way back, a changed state, and one that was used', async () => {
      const { url, cookie } = await back('anna');
      const { cookie: other } = await begun();
      expect((await get(url)).statusCode).toBe(401);
      expect((await get(url, other)).statusCode).toBe(401);
      const again = await back('anna');
      expect((await get(again.url.replace(/state=[\w-]+/, 'state=x'), again.cookie)).statusCode).toBe(401);
      expect((await get(url, cookie)).statusCode).toBe(200);
      expect((await get(url, cookie)).statusCode).toBe(401);
    }, 60_000);
  },
);

describe('a strength that the settings ask for', () => {
  const REDIRECT = 'http://localhost/api/oidc/callback';
  const walked = async (acr: readonly string[], name: string) => {
    const oidc = oidcOf({
      issuer,
      clientId: 'vinetrace',
      clientSecret: 'a secret of the test',
      claim: 'preferred_username',
      acr,
      unknown: 'refuse',
    });
    const { address, ticket } = await oidc.begin(REDIRECT);
    const asked = new URL(address).searchParams.get('acr_values');
    return { asked, finished: oidc.finish(new URL(await signInThere(address, name)), ticket) };
  };

  it('is asked of the service, and whoever it says nothing of is refused in words', async () => {
    const strong = await walked(['urn:test:passkey', STRONG], 'strong');
    expect(strong.asked).toBe(`urn:test:passkey ${STRONG}`);
    await expect(strong.finished).resolves.toMatchObject({ user: 'strong' });
    const weak = await walked([STRONG], 'weak');
    await expect(weak.finished).rejects.toMatchObject({
      code: 'unauthenticated',
      detail: { en: expect.stringContaining('as strongly as is required here') },
    });
    const other = await walked(['urn:test:passkey'], 'strong');
    await expect(other.finished).rejects.toMatchObject({ code: 'unauthenticated' });
  }, 60_000);

  it('is not asked where the settings name none', async () => {
    const { asked, finished } = await walked([], 'weak');
    expect(asked).toBeNull();
    await expect(finished).resolves.toMatchObject({ user: 'weak' });
    expect(readConfig({}, { VINETRACE_OIDC_ACR: ' a  b ', ...SERVICE }).oidc?.acr).toEqual(['a', 'b']);
    expect(readConfig({}, SERVICE).oidc?.acr).toEqual([]);
  }, 60_000);
});
