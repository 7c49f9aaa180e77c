// What a page of a case listens to while others work on it.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { liveMessage } from '#contract/live.ts';
import { accessOf } from '../access.ts';
import { liveStreams } from '../operations/live-stream.ts';
import { tokenHash } from '../plugins/session.ts';
import { actorOf } from './actor.ts';
import { asIs } from './as-is.ts';
import type { Routes } from './define.ts';

const entryNumber = z.coerce.number().int().min(0);

export const events: Routes = (app, workspace) => {
  const streams = liveStreams(workspace);
  app.addHook('preClose', async () => streams.close());

  app.get(
    '/api/cases/:case/events',
    {
      // A stream that nobody reads would never end.
      exposeHeadRoute: false,
      config: { under: 'endless' },
      schema: {
        operationId: 'events',
        summary: 'What happens in a case, as it happens',
        description: `Server-sent events, whose data is one of: ${liveMessage.options.map((option) => option.shape.kind.value).join(', ')}. \`Last-Event-ID\`, or \`after\`, names the last journal entry that is known; what was entered since comes first.`,
        tags: ['live'],
        params: z.object({ case: z.string().min(1) }),
        querystring: z.object({ after: entryNumber.optional() }),
        response: {
          200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const { token } = request;
      const resumed = entryNumber.optional().catch(undefined).parse(request.headers['last-event-id']);
      const stream = streams.open({
        case: request.params.case,
        user: actorOf(request),
        session: () => {
          const now = token === null ? undefined : workspace.accounts.session(tokenHash(token));
          return now !== undefined && accessOf(workspace.record, now).may('read', request.params.case)
            ? now
            : undefined;
        },
        after: resumed ?? request.query.after,
      });
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(asIs(stream));
    },
  );
};
