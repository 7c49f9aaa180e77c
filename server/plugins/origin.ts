// Refuses requests that another site's page may have caused: a foreign `Origin`, `Sec-Fetch-Site`, or `Host` (DNS rebinding).
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';
import { isLoopback } from '../loopback.ts';
import { isOfApi } from './authorise.ts';

/** Host name of a `Host` header without its port, lower-case; undefined when it is none. */
function hostName(header: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
}

const foreign = (): never => fail('forbidden', '请求来自其他网站', 'The request comes from another site');

/** The one address to which another site sends people on purpose: the way back from a sign-in there. */
const WAY_BACK = '/api/oidc/callback';

/** What browsers say of who asks: a page of ours, or nobody but the person. Programs that are no browsers say nothing. */
function mayComeFrom({ headers, method, routeOptions }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'same-origin' || site === 'none') return true;
  return method === 'GET' && routeOptions.url === WAY_BACK && headers['sec-fetch-mode'] === 'navigate';
}

/**
 * Checks `Host` and `Origin` of every request, and of those to the API `Sec-Fetch-Site`.
 * A name is known when it is the loopback, one of `allowed`, or, where the server listens on other addresses too, any
 * literal address (which no foreign name can resolve to). An `Origin` must be that of the page's own address.
 */
export function origin(app: FastifyInstance, options: { host: string; allowed: readonly string[] }): void {
  const isOfThisMachineOnly = isLoopback(options.host);
  const isKnown = (name: string): boolean =>
    isLoopback(name) ||
    name === options.host.toLowerCase() ||
    options.allowed.includes(name) ||
    (!isOfThisMachineOnly && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
  app.addHook('onRequest', async (request) => {
    // What a trusted proxy was asked for, where one says so.
    const header = request.host;
    const name = hostName(header);
    if (name === undefined || !isKnown(name)) {
      fail('forbidden', '主机名不属于本服务', 'This host name is not one of this server’s');
    }
    if (isOfApi(request) && !mayComeFrom(request)) foreign();
    const from = request.headers.origin?.toLowerCase();
    if (from === undefined) return;
    // Whoever ends HTTPS before us without being trusted leaves us with plain HTTP, and the page with an address of HTTPS.
    const schemes = request.protocol === 'https' ? ['https'] : ['http', 'https'];
    if (!schemes.some((scheme) => from === `${scheme}://${header}`.toLowerCase())) foreign();
  });
}
