// Refuses requests that another site's page may have caused: a foreign `Origin`, or a foreign `Host` (DNS rebinding).
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { fail } from '#contract/errors.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Host name of a `Host` header without its port, lower-case; undefined when it is none. */
function hostName(header: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
}

/**
 * Checks `Host` and `Origin` of every request.
 * A name is known when it is the loopback, one of `allowed`, or, where the server listens on other addresses too, any
 * literal address (which no foreign name can resolve to). An `Origin` must be that of the page's own address.
 */
export function origin(app: FastifyInstance, options: { host: string; allowed: readonly string[] }): void {
  const onlyLoopback =
    LOOPBACK.has(options.host) || options.host === '::1' || options.host.startsWith('127.');
  const isKnown = (name: string): boolean =>
    LOOPBACK.has(name) ||
    name === options.host.toLowerCase() ||
    options.allowed.includes(name) ||
    (!onlyLoopback && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
  app.addHook('onRequest', async (request) => {
    const header = request.headers.host ?? '';
    const name = hostName(header);
    if (name === undefined || !isKnown(name)) {
      fail('forbidden', '主机名不属于本服务', 'This host name is not one of this server’s');
    }
    const from = request.headers.origin;
    if (from === undefined) return;
    const own = [`http://${header}`, `https://${header}`].map((address) => address.toLowerCase());
    if (!own.includes(from.toLowerCase())) {
      fail('forbidden', '请求来自其他网站', 'The request comes from another site');
    }
  });
}
