// A list or complaints that are not in the case, held against it: uploaded, answered, and gone.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { complaintMatch, complaintMatchRequest, match as matched, matchRequest } from '#contract/match.ts';
import { matchComplaintsUpload } from '../operations/match/match-complaints.ts';
import { matchUpload } from '../operations/match/match-files.ts';
import { reads } from '../access.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';
import { untilLeft } from './until-left.ts';

const tags = ['lineage'];
const params = z.object({ case: z.string().min(1) });

export const match: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/match',
    {
      config: { costly: true },
      schema: {
        operationId: 'match',
        summary: 'Whose list an uploaded file is; nothing of it is stored',
        description:
          'The upload is removed with the answer, unless `keep` is set. Where it names numbers it counts as one search by a whole number.',
        tags,
        params,
        body: matchRequest,
        response: { 200: matched, default: problem },
      },
    },
    async (request, reply) =>
      matchUpload(workspace, {
        ...UNWATCHED,
        signal: untilLeft(reply),
        case: request.params.case,
        actor: actorOf(request),
        mayRead: reads(request.access),
        request: request.body,
      }),
  );

  app.post(
    '/api/cases/:case/match-complaints',
    {
      config: { costly: true },
      schema: {
        operationId: 'match-complaints',
        summary: 'Which holders explain the complaints of an uploaded table, or those of the case',
        description:
          'The table is `complaints.csv` of the case folder. The upload is removed with the answer, unless `keep` is set. Each phone in it counts as a search by a whole number.',
        tags,
        params,
        body: complaintMatchRequest,
        response: { 200: complaintMatch, default: problem },
      },
    },
    async (request, reply) =>
      matchComplaintsUpload(workspace, {
        ...UNWATCHED,
        signal: untilLeft(reply),
        ...request.params,
        ...request.body,
        actor: actorOf(request),
      }),
  );
};
