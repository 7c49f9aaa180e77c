// What a person writes into a case: elements and statements, attached files, joins and splits. Taking back is `retract`.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { attachment, joinElements, newElement, splitElement, stated, statement } from '#contract/hand.ts';
import { bytesRequest } from '#contract/queries/evidence-file.ts';
import { attachFile } from '../operations/hand/attach.ts';
import { joinElements as join } from '../operations/hand/join-elements.ts';
import { splitElement as split } from '../operations/hand/split-element.ts';
import { addByHand, editByHand } from '../operations/hand/state.ts';
import { openExhibit } from '../operations/open-exhibit.ts';
import { actorOf } from './actor.ts';
import { asIs } from './as-is.ts';
import { attachment as attached } from './attachment.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';

const tags = ['by hand'];
const ofCase = z.object({ case: z.string().min(1) });
const ofElement = ofCase.extend({ element: z.string().min(1) });
const ofExhibit = ofCase.extend({ evidence: z.string().min(1) });
const response = { 201: stated, default: problem };

export const hand: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/elements',
    {
      schema: {
        operationId: 'add-element',
        summary: 'Add a party, handle, transfer or exhibit by hand',
        tags,
        params: ofCase,
        body: newElement,
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...UNWATCHED, ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await addByHand(workspace, asked));
    },
  );
  app.post(
    '/api/cases/:case/elements/:element/statements',
    {
      schema: {
        operationId: 'edit-element',
        summary: 'Say that fields of an element are otherwise, or name an exhibit for it',
        tags,
        params: ofElement,
        body: statement,
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...UNWATCHED, ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await editByHand(workspace, asked));
    },
  );
  app.post(
    '/api/cases/:case/elements/:element/join',
    {
      schema: {
        operationId: 'join-elements',
        summary: 'Make two parties, or two handles, one',
        tags,
        params: ofElement,
        body: joinElements,
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...UNWATCHED, ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await join(workspace, asked));
    },
  );
  app.post(
    '/api/cases/:case/elements/:element/split',
    {
      schema: {
        operationId: 'split-element',
        summary: 'Make one party, or one handle, two',
        tags,
        params: ofElement,
        body: splitElement,
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...UNWATCHED, ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await split(workspace, asked));
    },
  );
  app.post(
    '/api/cases/:case/evidence',
    {
      schema: {
        operationId: 'attach',
        summary: 'Make an uploaded file an exhibit, of an element where one is named',
        tags,
        params: ofCase,
        body: attachment,
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...UNWATCHED, ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await attachFile(workspace, asked));
    },
  );
  app.post(
    '/api/cases/:case/evidence/:evidence/bytes',
    {
      schema: {
        operationId: 'open-exhibit',
        summary: 'The file of an exhibit as found, under a reveal of it that stands; noted in the journal',
        tags,
        params: ofExhibit,
        body: bytesRequest,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.body, access: request.access };
      const { name, mediaType, stream } = await openExhibit(workspace, asked);
      return (
        reply
          // Never drawn by the browser itself: the page takes the bytes and shows what it knows to be harmless.
          .type('application/octet-stream')
          .header('x-vinetrace-media-type', mediaType)
          .header('content-disposition', attached(name))
          .send(asIs(stream))
      );
    },
  );
};
