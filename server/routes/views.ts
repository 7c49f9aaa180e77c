// The view that a person works in, and the views that were saved under a name.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import { keptView, viewChange, viewSaved } from '#contract/kept-view.ts';
import {
  newSavedView,
  savedView,
  savedViewChange,
  savedViewResult,
  savedViewReturn,
  savedViews,
} from '#contract/saved-view.ts';
import { readView, saveView } from '../operations/kept-view.ts';
import { addSavedView, changeSavedView, returnSavedView } from '../operations/saved-views.ts';
import { demandIn } from '../access.ts';
import { assertCase } from '../queries/assert-case.ts';
import { actorOf } from './actor.ts';
import { asIs } from './as-is.ts';
import type { Routes } from './define.ts';

const tags = ['views'];
const ofCase = z.object({ case: z.string().min(1) });
const ofView = ofCase.extend({ view: z.string().min(1).max(100) });

/** A layout of 20,000 elements is one step that holds all places twice. */
const LARGEST_VIEW = 16 << 20;

export const views: Routes = (app, workspace) => {
  const { savedViews: saved } = workspace.record;
  /** Whose change it is, of which view; what everybody sees is changed by those who may share. */
  const changeBy = (request: FastifyRequest, { case: caseId, view: id }: z.infer<typeof ofView>) => ({
    case: caseId,
    id,
    user: actorOf(request),
    demandShare: () => demandIn(request.access, 'share', caseId),
  });

  app.get(
    '/api/cases/:case/view',
    {
      schema: {
        operationId: 'view',
        summary: 'Your view of a case as it was saved last',
        tags,
        params: ofCase,
        response: { 200: keptView, default: problem },
      },
    },
    async (request) => readView(workspace, actorOf(request), request.params.case),
  );

  app.post(
    '/api/cases/:case/view',
    {
      bodyLimit: LARGEST_VIEW,
      schema: {
        operationId: 'save-view',
        summary: 'Save what changed of your view; 409 where another page of yours was faster',
        tags,
        params: ofCase,
        body: viewChange,
        response: { 200: viewSaved, default: problem },
      },
    },
    async (request) => saveView(workspace, actorOf(request), request.params.case, request.body),
  );

  app.get(
    '/api/cases/:case/saved-views',
    {
      schema: {
        operationId: 'saved-views',
        summary: 'Your saved views of a case, and those that others share',
        tags,
        params: ofCase,
        response: { 200: savedViews, default: problem },
      },
    },
    async (request) => {
      assertCase(workspace, request.params.case);
      const listed = saved.list(actorOf(request), request.params.case);
      return { views: listed, shown: listed.length, total: listed.length };
    },
  );

  app.post(
    '/api/cases/:case/saved-views',
    {
      bodyLimit: LARGEST_VIEW,
      schema: {
        operationId: 'add-saved-view',
        summary: 'Save a view under a name',
        tags,
        params: ofCase,
        body: newSavedView,
        response: { 201: savedViewResult, default: problem },
      },
    },
    async (request, reply) => {
      if (request.body.isShared) demandIn(request.access, 'share', request.params.case);
      const asking = { ...request.params, user: actorOf(request), made: request.body };
      return reply.code(201).send(await addSavedView(workspace, asking));
    },
  );

  app.get(
    '/api/cases/:case/saved-views/:view',
    {
      schema: {
        operationId: 'saved-view',
        summary: 'One saved view',
        tags,
        params: ofView,
        response: { 200: savedView, default: problem },
      },
    },
    async (request) => saved.open(actorOf(request), request.params.case, request.params.view),
  );

  app.get(
    '/api/cases/:case/saved-views/:view/thumbnail',
    {
      schema: {
        operationId: 'saved-view-thumbnail',
        summary: 'The picture of a saved view',
        tags,
        params: ofView,
        response: {
          200: { description: 'A PNG', content: { 'image/png': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const { case: caseId, view } = request.params;
      const picture =
        saved.thumbnail(actorOf(request), caseId, view) ??
        fail('not-found', '这个视图没有缩略图', 'This view has no picture');
      return reply.type('image/png').send(asIs(picture));
    },
  );

  app.put(
    '/api/cases/:case/saved-views/:view',
    {
      bodyLimit: LARGEST_VIEW,
      schema: {
        operationId: 'change-saved-view',
        summary: 'Rename, share or overwrite a saved view; 409 where somebody else was faster',
        tags,
        params: ofView,
        body: savedViewChange,
        response: { 200: savedViewResult, default: problem },
      },
    },
    async (request) =>
      changeSavedView(workspace, { ...changeBy(request, request.params), change: request.body }),
  );

  app.post(
    '/api/cases/:case/saved-views/:view/return',
    {
      schema: {
        operationId: 'return-saved-view',
        summary: 'Put a saved view back as it was at a version, or away',
        tags,
        params: ofView,
        body: savedViewReturn,
        response: { 200: savedViewResult, default: problem },
      },
    },
    async (request) =>
      returnSavedView(workspace, { ...changeBy(request, request.params), asked: request.body }),
  );
};
