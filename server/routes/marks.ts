// Rows that a person marks as false, and takes back. Reading is by queries.
import { z } from 'zod';
import { markRequest, markResult } from '#contract/count.ts';
import { undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { markFalse, undoMark } from '../operations/mark-false.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['counts'];
const ofCase = z.object({ case: z.string().min(1) });

export const marks: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/lists/:list/false-rows',
    {
      schema: {
        operationId: 'mark-false',
        summary: 'Mark rows of a list as false, so that they do not count',
        tags,
        params: ofCase.extend({ list: z.string().min(1) }),
        body: markRequest,
        response: { 201: markResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await markFalse(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/marks/:mark/undo',
    {
      schema: {
        operationId: 'undo-mark',
        summary: 'Take such a mark back',
        tags,
        params: ofCase.extend({ mark: z.string().min(1) }),
        body: undoRequest,
        response: { 201: markResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await undoMark(workspace, told(request))),
  );
};
