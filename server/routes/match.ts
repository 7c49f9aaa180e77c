// A list or complaints that are not in the case, held against it: uploaded, answered, and gone.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { match as matched, matchRequest } from '#contract/match.ts';
import { matchUpload } from '../operations/match/match-files.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';

const tags = ['lineage'];
const params = z.object({ case: z.string().min(1) });

export const match: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/match',
    {
      schema: {
        operationId: 'match',
        summary: 'Whose list an uploaded file is; nothing of it is stored',
        description: 'The upload is removed with the answer, unless `keep` is set.',
        tags,
        params,
        body: matchRequest,
        response: { 200: matched, default: problem },
      },
    },
    async (request) =>
      matchUpload(workspace, {
        ...UNWATCHED,
        case: request.params.case,
        actor: actorOf(request),
        request: request.body,
      }),
  );
};
