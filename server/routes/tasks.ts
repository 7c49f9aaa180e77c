// How far the work on a task is: said, and taken back. Reading is by queries.
import { z } from 'zod';
import { undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { taskRequest, taskResult } from '#contract/proof-task.ts';
import { sayTask, undoTask } from '../operations/say-task.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['tasks'];
const ofCase = z.object({ case: z.string().min(1) });

export const tasks: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/tasks',
    {
      schema: {
        operationId: 'say-task',
        summary: 'Assign a task, call it done, or open it again',
        tags,
        params: ofCase,
        body: taskRequest,
        response: { 201: taskResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await sayTask(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/tasks/:task/undo',
    {
      schema: {
        operationId: 'undo-task',
        summary: 'Take back the last word on a task',
        tags,
        params: ofCase.extend({ task: z.string().min(1) }),
        body: undoRequest,
        response: { 201: taskResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await undoTask(workspace, told(request))),
  );
};
