// Seeing personal data in the clear, for some minutes.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { reveal as revealResult, revealRequest } from '#contract/reveal.ts';
import { endReveal, reveal } from '../operations/reveal.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['reveals'];
const ofCase = z.object({ case: z.string().min(1) });

export const reveals: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/reveals',
    {
      schema: {
        operationId: 'reveal',
        summary: 'Reveal an owner, a list, a row or an exhibit for some minutes, noted in the journal',
        description:
          'The answer names the reveal; `list-rows`, `owner-rows` and `evidence-file` that name it in `reveal` are in the clear until it ends, and masked from then on.',
        tags,
        params: ofCase,
        body: revealRequest,
        response: { 201: revealResult, default: problem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await reveal(workspace, { ...request.params, ...request.body, actor: actorOf(request) })),
  );

  app.post(
    '/api/cases/:case/reveals/:reveal/end',
    {
      schema: {
        operationId: 'end-reveal',
        summary: 'End a reveal of one’s own before its time',
        tags,
        params: ofCase.extend({ reveal: z.coerce.number().int().min(1) }),
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      await endReveal(workspace, { ...request.params, actor: actorOf(request) });
      return reply.code(204).send(null);
    },
  );
};
