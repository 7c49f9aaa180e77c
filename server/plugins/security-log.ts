// What bears on who may do what, in the log: who signed in and out, whose account was changed, who was refused.
import type { FastifyInstance } from 'fastify';
import type { Workspace } from '../workspace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose password or code is tried, as typed; null where none is. */
    tried: string | null;
  }
}

/** Tags of routes whose every change is told. */
const TOLD = new Set(['session', 'account', 'users', 'people', 'approvals', 'reveals']);

/** Not signed in, not allowed, not to be known of, too often. */
const REFUSED = new Set([401, 403, 404, 429]);

/**
 * Writes a line `security` for every change of sessions, accounts, people, approvals and reveals, and for every request of the API
 * that is refused: the operation, the status, and the user. What was typed as a user's name is written only where there is such
 * a user: it may be a password in the wrong field.
 */
export function securityLog(app: FastifyInstance, { record }: Pick<Workspace, 'record'>): void {
  app.decorateRequest('tried', null);
  app.addHook('onResponse', async (request, reply) => {
    // No address was found where there is no operation.
    const { operationId: operation, tags = [] } = request.routeOptions.schema ?? {};
    if (operation === undefined || request.isToldAlready) return;
    const isChange = request.method !== 'GET' || operation === 'oidc-callback';
    const isRefused = REFUSED.has(reply.statusCode);
    if (!isRefused && !(isChange && tags.some((tag) => TOLD.has(tag)))) return;
    const typed = request.session?.user ?? request.tried;
    const user = typed === null ? null : (record.users.find(typed)?.user ?? null);
    const line = { security: operation, user, status: reply.statusCode };
    if (isRefused) request.log.warn(line, 'security');
    else request.log.info(line, 'security');
  });
}
