// The rows of a list that were set aside, to be mended.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { setAsideFile } from '../operations/import/set-aside.ts';
import { languageOf } from '../plugins/language.ts';
import { actorOf } from './actor.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';

export const setAside: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/lists/:list/set-aside',
    {
      config: { costly: true },
      schema: {
        operationId: 'set-aside',
        summary: 'The rows of a list that were set aside, as a CSV to be mended',
        description:
          'In the clear, which the journal notes. Mended, it is uploaded and imported with `mends`.',
        tags: ['import'],
        params: z.object({ case: z.string().min(1), list: z.string().min(1) }),
        response: {
          200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const { case: caseId, list } = request.params;
      const asked = { caseId, list, actor: actorOf(request), language: languageOf(request) };
      const { name, content } = await setAsideFile(workspace, asked);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(name))
        .serializer((text: string) => text)
        .send(content);
    },
  );
};
