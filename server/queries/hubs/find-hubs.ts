// Finds the hubs of a case: its flow is measured in a worker, and told of while it runs.
import type { Hubs } from '#contract/hubs.ts';
import { assertCase } from '../assert-case.ts';
import type { ParamsOf } from '../define.ts';
import type { Workspace } from '../../workspace.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { hubsAnswer } from './answer.ts';
import { caseFlow } from './case-flow.ts';

export interface Watching {
  signal?: AbortSignal;
  /** Told how many draws are done. */
  onDraw?: (done: number, total: number) => void;
}

/** @throws not-found, cancelled */
export async function findHubs(
  workspace: Pick<Workspace, 'record' | 'workers'>,
  params: ParamsOf<'hubs'>,
  { signal, onDraw }: Watching = {},
): Promise<Hubs> {
  const { record, workers } = workspace;
  assertCase(workspace, params.case);
  const flow = caseFlow(record, params.case, params.identities);
  const lineageUpTo = lineageStateOf(record, params.case);
  const groups = [...new Set(flow.kinds)];
  const isCalibrated = flow.lineage.model.calibrated;
  const { measures, expectation } = await workers.run(
    'hubs',
    {
      flow: flow.flow,
      groupOf: flow.kinds.map((kind) => groups.indexOf(kind)),
      seed: params.seed,
      draws: isCalibrated ? params.draws : 0,
    },
    { signal, onProgress: onDraw },
  );
  return hubsAnswer(params, { flow, measures, expectation, isCalibrated, lineageUpTo });
}
