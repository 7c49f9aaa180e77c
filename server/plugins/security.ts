// Response headers: a strict content security policy, under which nothing is ever loaded from another host.
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Sets the headers on every answer. Styles may be inline, for components position themselves by `style`; scripts may not. */
export async function security(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // The server speaks plain HTTP on the own machine; whoever puts TLS before it sets this header there.
    hsts: false,
  });
  app.addHook('onSend', async (request, reply) => {
    // Answers hold case data: no cache, shared or on disk, may keep them.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
