// What a person does with an owner: split, join, take it back. Reading is by queries.
import { z } from 'zod';
import { decisionResult, joinRequest, splitRequest, undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { joinOwners } from '../operations/join.ts';
import { splitOwner } from '../operations/split.ts';
import { undoDecision } from '../operations/undo-decision.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['owners'];
const ofCase = z.object({ case: z.string().min(1) });
const ofOwner = ofCase.extend({ owner: z.string().min(1) });

export const owners: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/owners/:owner/split',
    {
      schema: {
        operationId: 'split',
        summary: 'Move rows out of an owner: they are not this person’s',
        tags,
        params: ofOwner,
        body: splitRequest,
        response: { 201: decisionResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await splitOwner(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/owners/:owner/join',
    {
      schema: {
        operationId: 'join',
        summary: 'Make two owners one person',
        tags,
        params: ofOwner,
        body: joinRequest,
        response: { 201: decisionResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await joinOwners(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/decisions/:decision/undo',
    {
      schema: {
        operationId: 'undo-decision',
        summary: 'Take back a split or a join',
        tags,
        params: ofCase.extend({ decision: z.string().min(1) }),
        body: undoRequest,
        response: { 201: decisionResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await undoDecision(workspace, told(request))),
  );
};
