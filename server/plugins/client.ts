// The built client: its files, and its page for every address that is the client's own (`/cases/ID`).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notFound } from './problems.ts';

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

/** Serves the client where it is built; every other address is not found. */
export async function client(app: FastifyInstance): Promise<void> {
  const root = clientFolder();
  if (root !== undefined) {
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content into the names of what lies in assets/.
        const isHashed = path.startsWith(join(root, 'assets'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.addHook('onSend', async (request, reply) => {
    // Tells the page whether it needs to ask who is signed in; the cookie itself is out of its scripts' reach.
    if (String(reply.getHeader('content-type')).startsWith('text/html')) {
      reply.header('server-timing', request.session === null ? 'signed-out' : 'signed-in');
    }
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      root !== undefined &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(?:api|assets)(?:[/?#]|$)/.test(request.url);
    return isPage ? reply.sendFile('index.html') : notFound(request, reply);
  });
}
