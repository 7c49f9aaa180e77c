// Acknowledges an alert: somebody has looked into it and says what came of it. What is found of it later opens it again.
import type { z } from 'zod';
import type { alertResult } from '#contract/canaries.ts';
import { fail } from '#contract/errors.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { alertsOf, type MayRead } from '../../queries/canaries/alerts.ts';
import type { Workspace } from '../../workspace.ts';
import type { Deciding } from '../decide.ts';
import { followInGraph } from '../follow.ts';

/**
 * The word stands in the case whose list it is, which may be another one.
 * @param demandJudge asked of that case
 * @throws not-found; bad-request where it is none that anybody must look into, or was acknowledged before; as `demandJudge`
 */
export async function acknowledgeAlert(
  workspace: Workspace,
  {
    case: caseId,
    alert: id,
    actor,
    reason,
    signal,
    mayRead,
    demandJudge,
  }: Pick<Deciding, 'case' | 'actor' | 'reason' | 'signal'> & {
    alert: string;
    mayRead: MayRead;
    demandJudge(caseId: string): void;
  },
): Promise<z.infer<typeof alertResult>> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  const before = record.head();
  await record.transaction(
    actor,
    (tx) => {
      const alert =
        alertsOf(tx, caseId, mayRead).find((one) => one.id === id) ??
        fail('not-found', `没有提示 ${id}`, `There is no alert ${id}`);
      demandJudge(alert.case);
      if (alert.status === 'expected')
        fail(
          'bad-request',
          '这是接收方自己的名单，无须核对',
          'This is the recipient’s own list, which alerts nobody',
        );
      if (alert.status === 'acknowledged')
        fail('bad-request', '此提示已核对', 'This alert was acknowledged before');
      tx.assert(alert.case, 'AlertWord', id, { values: { alert: alert.entry.seq, reason } });
    },
    { signal },
  );
  await followInGraph(workspace, before);
  return {
    alert:
      alertsOf(record, caseId, mayRead).find((one) => one.id === id) ??
      fail('internal', '核对未写入', 'What was said was not written'),
  };
}
