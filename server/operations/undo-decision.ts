// Takes back a split or a join: its entry is retracted, and the case linked as if it had not been decided.
import type { DecisionResult } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../workspace.ts';
import { deriveAfter, type Deciding } from './decide.ts';

export interface UndoOptions extends Deciding {
  /** Id of the decision. */
  decision: string;
}

/** @throws not-found where there is no such decision, or it was taken back before */
export const undoDecision = (workspace: Workspace, options: UndoOptions): Promise<DecisionResult> =>
  deriveAfter(workspace, options, (tx) => {
    const fact =
      tx.fact(options.case, 'Decision', options.decision) ??
      fail(
        'not-found',
        `案件中没有有效的决定 ${options.decision}`,
        `The case has no decision ${options.decision} that stands`,
      );
    tx.retract(fact.entry, options.reason);
    return fact.id;
  });
