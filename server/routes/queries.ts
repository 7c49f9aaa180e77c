// One route for every query of the contract: its parameters checked, its result the allow-list of what is answered.
import { z } from 'zod';
import { named, problem } from '#contract/errors.ts';
import type { Query } from '#contract/queries/define.ts';
import { queries as registry, type QueryName } from '#contract/queries/registry.ts';
import type { ParamsOf } from '../queries/define.ts';
import { noteLook } from '../operations/note-look.ts';
import { runQuery } from '../queries/run.ts';
import { logsFaults } from '../plugins/problems.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { untilLeft } from './until-left.ts';

/** Parameters by where they stand: those that the path names, and the others. */
function split(query: Query): { path: z.ZodObject; rest: z.ZodObject } {
  const named = [...query.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const shape = Object.entries(query.params.shape);
  const pick = (isNamed: boolean): z.ZodObject =>
    z.object(Object.fromEntries(shape.filter(([name]) => named.includes(name) === isNamed)));
  return { path: pick(true), rest: pick(false) };
}

export const queries: Routes = (app, workspace) => {
  for (const query of registry()) {
    const { path, rest } = split(query);
    const inBody = query.method === 'POST';
    app.route({
      method: query.method ?? 'GET',
      url: query.path,
      config: { costly: query.costly === true },
      schema: {
        operationId: query.name,
        summary: query.title.en,
        description: `${query.help.en}\n\n${query.title.zh}：${query.help.zh}`,
        tags: ['queries'],
        params: path,
        ...(inBody ? { body: rest } : { querystring: rest }),
        response: { 200: query.result, default: problem },
      },
      async handler(request, reply) {
        const others = inBody ? request.body : request.query;
        const params = { ...(request.params as object), ...(others as object) };
        // Whoever closes the page wants no answer any more.
        const answer = await runQuery(
          workspace,
          query.name as QueryName,
          params as ParamsOf<QueryName>,
          untilLeft(reply),
          request.access,
        );
        // Whoever turns a page looked before; a reveal is noted by itself, where one stands.
        const { offset } = params as { offset?: number };
        const { revealed } = answer as { revealed?: boolean };
        if (query.name === 'evidence-file' && offset === 0 && revealed === false)
          // Nor does reading wait for the note, which an import may hold up, or fail by it.
          noteLook(workspace, {
            ...(params as ParamsOf<'evidence-file'>),
            actor: actorOf(request),
          }).catch((error: unknown) => logsFaults(request)(named(error)));
        return answer;
      },
    });
  }
};
