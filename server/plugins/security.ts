// Response headers: a strict content security policy, under which nothing inline counts and nothing is loaded from another host.
import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isLoopback } from '../loopback.ts';
import { isOfApi } from './authorise.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

/** What a page of ours may do, and its workers. Scripts reach a dangerous place of the page only through a policy of `client/policy.ts`. */
const PAGE: Directives = {
  'default-src': ["'none'"],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default', 'report'],
};

/** An answer of the API that a browser shows as a page does nothing at all, whatever stands in it. */
const ANSWER: Directives = {
  'default-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const written = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');

const FOR_PAGES = written(PAGE);
const FOR_ANSWERS = `${written(ANSWER)}; sandbox`;
const FOR_PLAIN_PAGES = written(ANSWER);

/** What no page of ours asks for. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

const POLICY = 'content-security-policy';
const A_YEAR_S = 31_536_000;

/** Lets style elements of one page count that carry the nonce. @returns the nonce, another for every answer */
export function styleNonce(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header(POLICY, written({ ...PAGE, 'style-src': ["'self'", `'nonce-${nonce}'`] }));
  return nonce;
}

/** For a page of the API's own, without script or style, which must stay of this site for what it leads to. */
export const plainPage = (reply: FastifyReply): FastifyReply => reply.header(POLICY, FOR_PLAIN_PAGES);

/** Sets the headers on every answer. */
export async function security(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    const isAnswer = isOfApi(request);
    reply.header(POLICY, isAnswer ? FOR_ANSWERS : FOR_PAGES);
    reply.header('permissions-policy', PERMISSIONS);
    // Answers hold case data: no cache, shared or on disk, may keep them.
    if (isAnswer) reply.header('cache-control', 'no-store');
    // Browsers remember it by name, so on the own machine it would bind whatever else runs there.
    if (request.protocol === 'https' && !isLoopback(request.hostname)) {
      reply.header('strict-transport-security', `max-age=${A_YEAR_S}; includeSubDomains`);
    }
  });
}
