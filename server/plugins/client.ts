// The built client: its files, and its page for every address that is the client's own (`/cases/ID`).
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './problems.ts';
import { styleNonce } from './security.ts';

/** `dist/client` of this installation, looked for upwards: this file runs from source and bundled into `dist/`. */
function clientFolder(): string | undefined {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) {
      const folder = join(at, 'dist', 'client');
      return existsSync(join(folder, 'index.html')) ? folder : undefined;
    }
    if (at === dirname(at)) return undefined;
  }
}

/** Answers with the page of a built client, under a nonce of its own each time. */
function pageOf(root: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const [before, after] = readFileSync(join(root, 'index.html'), 'utf8').split('nonce="NONCE"');
  return (request, reply) => {
    // A copy would come back with the nonce of another answer.
    reply.code(200).header('cache-control', 'no-store').type('text/html; charset=utf-8');
    // Tells the page whether it needs to ask who is signed in; the cookie itself is out of its scripts' reach.
    reply.header('server-timing', request.session === null ? 'signed-out' : 'signed-in');
    return reply.send(`${before}nonce="${styleNonce(reply)}"${after ?? ''}`);
  };
}

/** Serves the client where it is built; every other address is not found. */
export async function client(app: FastifyInstance): Promise<void> {
  const root = clientFolder();
  if (root === undefined) {
    app.setNotFoundHandler(notFound);
    return;
  }
  const page = pageOf(root);
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ['index.html'],
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into the names of what lies in assets/.
      const isHashed = path.startsWith(join(root, 'assets'));
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(?:api|assets)(?:[/?#]|$)/.test(request.url);
    return isPage ? page(request, reply) : notFound(request, reply);
  });
}
