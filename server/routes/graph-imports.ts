// Graphs of other programs: looked at by a mapping, then imported.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import {
  graphImported,
  graphImportRequest,
  graphPreview,
  graphPreviewRequest,
} from '#contract/graph-import.ts';
import { uploadsOf } from '../operations/graph-import/files-of.ts';
import { importGraph } from '../operations/graph-import/import-graph.ts';
import { lookAtGraph, previewOf } from '../operations/graph-import/look.ts';
import { assertCase } from '../queries/assert-case.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { untilLeft } from './until-left.ts';
import { UNWATCHED } from './unwatched.ts';

const tags = ['import'];
const params = z.object({ case: z.string().min(1) });

export const graphImports: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/graph-previews',
    {
      config: { costly: true },
      schema: {
        operationId: 'preview-graph',
        summary: 'What an uploaded graph would come to, by a mapping or by one that is suggested',
        description:
          'One upload of GraphML, GEXF, CSV or a ZIP, taken as `evidence`; or a table of nodes and one of edges. Masked.',
        tags,
        params,
        body: graphPreviewRequest,
        response: { 200: graphPreview, default: problem },
      },
    },
    async (request, reply) => {
      const { case: caseId } = request.params;
      assertCase(workspace, caseId);
      const { uploads, mapping } = request.body;
      const files = uploadsOf(workspace, actorOf(request), uploads);
      return previewOf(await lookAtGraph(workspace.record, caseId, files, mapping, untilLeft(reply)));
    },
  );
  app.post(
    '/api/cases/:case/graph-imports',
    {
      schema: {
        operationId: 'import-graph',
        summary: 'Import an uploaded graph into a case',
        description:
          'The file becomes an exhibit, what fits becomes statements on it with its grade, the rest is counted with its reason. Retracting `entry` takes all of it back. The uploads go. It is cancelled as a whole where whoever asked leaves before the answer.',
        tags,
        params,
        body: graphImportRequest,
        response: { 201: graphImported, default: problem },
      },
    },
    async (request, reply) => {
      const { uploads, mapping, source, grade } = request.body;
      const actor = actorOf(request);
      const files = uploadsOf(workspace, actor, uploads);
      const signal = untilLeft(reply);
      const made = await importGraph(workspace, {
        ...UNWATCHED,
        signal,
        case: request.params.case,
        actor,
        files,
        mapping,
        source,
        grade,
      });
      // Whoever left does not know whether it stands: looking at the file again tells them.
      if (!signal.aborted) for (const id of uploads) workspace.spool.remove(id);
      return reply.code(201).send(made);
    },
  );
};
