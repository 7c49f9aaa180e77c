// Notes and tags: what people write beside the elements of a case. Reading is by queries.
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import {
  noteChange,
  noteContent,
  noteRemoval,
  noteResult,
  noteReturn,
  openedNote,
  tagRequest,
  tagResult,
} from '#contract/note.ts';
import { addNote, changeNote, openNote, removeNote, returnNote } from '../operations/notes.ts';
import { changeTags } from '../operations/tags.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['notes'];
const ofCase = z.object({ case: z.string().min(1) });
const ofNote = ofCase.extend({ note: z.string().min(1).max(100) });
const response = { 200: noteResult, default: problem };

export const notes: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/notes',
    {
      schema: {
        operationId: 'add-note',
        summary: 'Write a note on elements or on the canvas',
        tags,
        params: ofCase,
        body: noteContent,
        response: { 201: noteResult, default: problem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await addNote(workspace, { ...request.params, content: request.body, actor: actorOf(request) }),
        ),
  );

  app.put(
    '/api/cases/:case/notes/:note',
    {
      schema: {
        operationId: 'change-note',
        summary: 'Change a note; 409 where somebody else was faster',
        tags,
        params: ofNote,
        body: noteChange,
        response,
      },
    },
    async (request) =>
      changeNote(workspace, { ...request.params, change: request.body, actor: actorOf(request) }),
  );

  app.post(
    '/api/cases/:case/notes/:note/removal',
    {
      schema: {
        operationId: 'remove-note',
        summary: 'Remove a note; its history stays',
        tags,
        params: ofNote,
        body: noteRemoval,
        response,
      },
    },
    async (request) => removeNote(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );

  app.post(
    '/api/cases/:case/notes/:note/return',
    {
      schema: {
        operationId: 'return-note',
        summary: 'Put a note back as an earlier entry had it',
        tags,
        params: ofNote,
        body: noteReturn,
        response,
      },
    },
    async (request) =>
      returnNote(workspace, { ...request.params, asked: request.body, actor: actorOf(request) }),
  );

  app.post(
    '/api/cases/:case/notes/:note/open',
    {
      schema: {
        operationId: 'open-note',
        summary: 'The text of a note as it was written, noted in the journal where it holds personal data',
        tags,
        params: ofNote,
        response: { 200: openedNote, default: problem },
      },
    },
    async (request) => {
      const session = request.session ?? fail('unauthenticated', '请先登录', 'Sign in first');
      return openNote(workspace, {
        ...request.params,
        session,
        mayReveal: request.access.may('reveal', request.params.case),
      });
    },
  );

  app.post(
    '/api/cases/:case/tags',
    {
      schema: {
        operationId: 'change-tags',
        summary: 'Put tags on elements and take them off',
        tags,
        params: ofCase,
        body: tagRequest,
        response: { 200: tagResult, default: problem },
      },
    },
    async (request) => changeTags(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );
};
