// What a person says of handles: one person's or not, and taken back. Reading is by queries.
import { z } from 'zod';
import { undoRequest } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { identityClaim, identityResult } from '#contract/identity.ts';
import { claimIdentity, undoClaim } from '../operations/claim-identity.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['identities'];
const ofCase = z.object({ case: z.string().min(1) });

export const identities: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/identities',
    {
      schema: {
        operationId: 'claim-identity',
        summary: 'Confirm or reject that handles are one person',
        tags,
        params: ofCase,
        body: identityClaim,
        response: { 201: identityResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await claimIdentity(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/identities/:word/undo',
    {
      schema: {
        operationId: 'undo-identity',
        summary: 'Take that back',
        tags,
        params: ofCase.extend({ word: z.string().min(1) }),
        body: undoRequest,
        response: { 201: identityResult, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await undoClaim(workspace, told(request))),
  );
};
