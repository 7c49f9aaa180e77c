// What a person says of an edge of the lineage: confirmed, rejected, taken back. Reading is by queries.
import { z } from 'zod';
import { assessmentRequest, assessmentResult } from '#contract/assessment.ts';
import { undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { assessEdge, undoAssessment } from '../operations/assess.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['lineage'];
const ofCase = z.object({ case: z.string().min(1) });

export const assessments: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/lists/:list/assessment',
    {
      schema: {
        operationId: 'assess',
        summary: 'Confirm or reject that a list was copied from another',
        tags,
        params: ofCase.extend({ list: z.string().min(1) }),
        body: assessmentRequest,
        response: { 201: assessmentResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await assessEdge(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/assessments/:assessment/undo',
    {
      schema: {
        operationId: 'undo-assessment',
        summary: 'Take back what was said of an edge',
        tags,
        params: ofCase.extend({ assessment: z.string().min(1) }),
        body: undoRequest,
        response: { 201: assessmentResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await undoAssessment(workspace, told(request))),
  );
};
