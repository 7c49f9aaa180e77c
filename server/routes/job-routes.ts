// The two addresses that every kind of work in the background has: how far one is, and cancelling it.
import type { FastifyRequest, FastifyTypeProviderDefault } from 'fastify';
import type { z } from 'zod';
import { problem } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';
import type { Asking } from '../operations/jobs.ts';
import { languageOf } from '../plugins/language.ts';
import { askingOf } from './actor.ts';
import type { App } from './define.ts';

interface Address {
  path: string;
  operationId: string;
  summary: string;
}

interface JobRoutes<Params extends z.ZodObject, Job, Shape extends z.ZodType> {
  jobs: {
    find(id: string, who: Asking): Job;
    cancel(id: string, who: Asking): Job;
    close(): Promise<void>;
  };
  find: Address;
  cancel: Address;
  tags: string[];
  params: Params;
  shape: Shape;
  /** Which job the address names, once it was asked whether this person may look into its case. */
  idOf(request: Pick<FastifyRequest<{ Params: z.output<Params> }>, 'params' | 'access'>): string;
  shown(job: Job, language: Language): z.input<Shape>;
}

/** Adds them, and ends what runs when the server stops. */
export function jobRoutes<Params extends z.ZodObject, Job, Shape extends z.ZodType>(
  app: App,
  { jobs, find, cancel, tags, params, shape, idOf, shown }: JobRoutes<Params, Job, Shape>,
): void {
  app.addHook('preClose', () => jobs.close());
  // What a schema gives is known of one that is known; of any, the types above say it.
  const plain = app.withTypeProvider<FastifyTypeProviderDefault>();
  for (const [method, { path, ...named }, what] of [
    ['GET', find, 'find'],
    ['POST', cancel, 'cancel'],
  ] as const)
    plain.route<{ Params: z.output<Params> }>({
      method,
      url: path,
      schema: { ...named, tags, params, response: { 200: shape, default: problem } },
      handler: async (request) => shown(jobs[what](idOf(request), askingOf(request)), languageOf(request)),
    });
}
