// What a person does with an owner: split, join, take it back, see it in the clear. Reading is by queries.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decisionResult, joinRequest, splitRequest, undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { ownerRows, revealRequest } from '#contract/owner.ts';
import { joinOwners } from '../operations/join.ts';
import { revealOwner } from '../operations/reveal-owner.ts';
import { splitOwner } from '../operations/split.ts';
import { undoDecision } from '../operations/undo-decision.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';

const tags = ['owners'];
const ofCase = z.object({ case: z.string().min(1) });
const ofOwner = ofCase.extend({ owner: z.string().min(1) });

/** A request as its operation takes it. */
const asked = <Params, Body>(
  request: Pick<FastifyRequest, 'session'> & { params: Params; body: Body },
): typeof UNWATCHED & Params & Body & { actor: string } => ({
  ...UNWATCHED,
  ...request.params,
  ...request.body,
  actor: actorOf(request),
});

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
    async (request, reply) => reply.code(201).send(await splitOwner(workspace, asked(request))),
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
    async (request, reply) => reply.code(201).send(await joinOwners(workspace, asked(request))),
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
    async (request, reply) => reply.code(201).send(await undoDecision(workspace, asked(request))),
  );

  app.post(
    '/api/cases/:case/owners/:owner/reveal',
    {
      schema: {
        operationId: 'reveal-owner',
        summary: 'The rows of an owner in the clear, noted in the journal with the reason',
        tags,
        params: ofOwner,
        body: revealRequest,
        response: { 200: ownerRows, default: problem },
      },
    },
    async (request) => revealOwner(workspace, asked(request)),
  );
};
