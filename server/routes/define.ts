// What a group of routes is given: the app with zod as its only source of types, and the workspace.
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Workspace } from '../workspace.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A group of routes: one file each, one line in `app.ts`. */
export type Routes = (app: App, workspace: Workspace) => void;
