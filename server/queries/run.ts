// Runs a query of the contract: its step where it has one, else its one Cypher statement.
import type { QueryName } from '#contract/queries/registry.ts';
import { readPage } from '../graph/index.ts';
import { keyHolder, noCase, type Access } from '../access.ts';
import type { Workspace } from '../workspace.ts';
import { assertCase } from './assert-case.ts';
import type { ParamsOf, ResultOf, Step } from './define.ts';
import { STEPS } from './steps/registry.ts';

/** The answer of a query made by `rowsOf`: its statement cuts the rows itself and counts them all. */
async function runStatement(workspace: Workspace, name: string, params: object): Promise<unknown> {
  const { rows, total } = await readPage(await workspace.graph.engine(), name, { ...params });
  return { rows, shown: rows.length, total };
}

/**
 * Answers a query; the parameters are checked already.
 * @param signal ends it early, where it is one that takes long
 * @param access what whoever asks may know of; everything where not said, for whoever has the record's key
 * @throws not-found, graph-unavailable, cancelled, and what the query's step throws
 */
export async function runQuery<N extends QueryName>(
  workspace: Workspace,
  name: N,
  params: ParamsOf<N>,
  signal?: AbortSignal,
  access: Access = keyHolder(workspace.record),
): Promise<ResultOf<N>> {
  if ('case' in params && params.case !== undefined) {
    if (access.role(params.case) === undefined) noCase(params.case);
    assertCase(workspace, params.case);
  }
  const step = STEPS[name] as Step<N> | undefined;
  const answer =
    step === undefined
      ? await runStatement(workspace, name, params)
      : await step(workspace, params, signal, access);
  return answer as ResultOf<N>;
}
