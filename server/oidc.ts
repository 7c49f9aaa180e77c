// Signing in at another service (OpenID Connect): code flow with PKCE, state and nonce, by openid-client.
import { randomBytes } from 'node:crypto';
import type { Configuration } from 'openid-client';
import { fail } from '#contract/errors.ts';
import { isLoopback } from './loopback.ts';

/** What the environment says of the service. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** The claim whose value is the user's name here. */
  claim: string;
  /** How people must have signed in there (`acr`), one of these; in any way where empty. */
  acr: readonly string[];
  /** What becomes of somebody whom nobody added: refused, or made a member, who is in no case. */
  unknown: 'refuse' | 'member';
}

/** Who the service says it is. */
export interface Identity {
  user: string;
  /** Issuer and subject: what does not change when a name does. */
  subject: string;
}

export interface Oidc {
  /** Begins: where the browser goes, and what it brings back as a cookie. */
  begin(redirectUri: string): Promise<{ address: string; ticket: string }>;
  /** Ends: who it is. @throws unauthenticated where anything does not fit */
  finish(address: URL, ticket: string | undefined): Promise<Identity>;
  /** Where one signs out of the service; undefined where it has no such place. */
  endAddress(returnTo: string): Promise<string | undefined>;
}

interface Flow {
  verifier: string;
  state: string;
  nonce: string;
  until: number;
}

/** How long one may take to sign in there (ms), and how many may be at it. */
const FLOW_MS = 10 * 60_000;
const MOST_FLOWS = 10_000;

const refused = (cause?: unknown): never =>
  fail('unauthenticated', '单点登录未成功，请重试', 'Single sign-on did not succeed, try again', [], cause);

const tooWeak = (): never =>
  fail(
    'unauthenticated',
    '登录服务没有确认所要求的登录强度（如双因素）：请在那里以要求的方式登录',
    'The service did not say that you signed in as strongly as is required here, such as by two factors: sign in there in that way',
  );

/** The service is asked for its addresses when somebody first signs in there. */
export function oidcOf(settings: OidcSettings): Oidc {
  const flows = new Map<string, Flow>();
  let found: Promise<Configuration> | undefined;
  const library = () => import('openid-client');

  const configuration = (): Promise<Configuration> => {
    found ??= (async () => {
      const { discovery, allowInsecureRequests } = await library();
      const issuer = new URL(settings.issuer);
      return discovery(
        issuer,
        settings.clientId,
        settings.clientSecret,
        undefined,
        // Without encryption on this machine only.
        isLoopback(issuer.hostname) ? { execute: [allowInsecureRequests] } : {},
      );
    })();
    const asked = found;
    asked.catch(() => {
      found = undefined;
    });
    return asked;
  };
  const tidy = (): void => {
    for (const [ticket, { until }] of flows)
      if (until < Date.now() || flows.size > MOST_FLOWS) flows.delete(ticket);
  };

  return {
    async begin(redirectUri) {
      const client = await library();
      const config = await configuration().catch(refused);
      tidy();
      const [verifier, state, nonce] = [
        client.randomPKCECodeVerifier(),
        client.randomState(),
        client.randomNonce(),
      ];
      const ticket = randomBytes(32).toString('base64url');
      flows.set(ticket, { verifier, state, nonce, until: Date.now() + FLOW_MS });
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(settings.acr.length === 0 ? {} : { acr_values: settings.acr.join(' ') }),
      });
      return { address: address.href, ticket };
    },
    async finish(address, ticket) {
      const flow = ticket === undefined ? undefined : flows.get(ticket);
      if (ticket === undefined || flow === undefined || flow.until < Date.now()) return refused();
      flows.delete(ticket);
      const { authorizationCodeGrant } = await library();
      const config = await configuration().catch(refused);
      const tokens = await authorizationCodeGrant(config, address, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      }).catch(refused);
      const claims = tokens.claims() ?? refused();
      // What was asked for is a wish to the service; what it says was done is what counts, and silence is no answer.
      if (settings.acr.length > 0 && !settings.acr.some((one) => one === claims['acr'])) return tooWeak();
      const name = claims[settings.claim];
      if (typeof name !== 'string' || name === '' || name.length > 100) return refused();
      return { user: name, subject: `${claims.iss} ${claims.sub}` };
    },
    async endAddress(returnTo) {
      const { buildEndSessionUrl } = await library();
      const config = await configuration().catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return buildEndSessionUrl(config, {
        post_logout_redirect_uri: returnTo,
        client_id: settings.clientId,
      }).href;
    },
  };
}
