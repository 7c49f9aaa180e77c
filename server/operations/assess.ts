// Confirms or rejects an edge of the lineage, and takes that back: a graded assertion that later runs respect. Nothing is
// inferred anew for it: the model's answer stands as it was, and is shown as assessed.
import { assessment as kept, type AssessmentKind, type AssessmentResult } from '#contract/assessment.ts';
import { fail } from '#contract/errors.ts';
import { listFact } from '../queries/assert-case.ts';
import { assessmentId, shownAssessments, standingAssessments } from '../queries/lineage/assessments.ts';
import type { RecordReader, RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Deciding } from './decide.ts';
import { enterWord } from './enter-word.ts';

export interface AssessOptions extends Deciding {
  list: string;
  from: string;
  kind: AssessmentKind;
  /** Grade of the grounds. */
  grade: string;
}

export interface UndoAssessmentOptions extends Deciding {
  /** Id of the assessment, `LIST<FROM`. */
  assessment: string;
}

/** @throws bad-request where confirmed edges would run in a circle */
function refuseCircle(record: RecordReader, caseId: string, list: string, from: string): void {
  const confirmed = standingAssessments(record, caseId).filter(({ kind }) => kind === 'confirmed');
  const open = [from];
  const met = new Set<string>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === list) {
      fail(
        'bad-request',
        `已认定 ${from} 来自 ${list}：请先撤回，再认定相反方向`,
        `${from} was confirmed to come from ${list}: take that back before you confirm the contrary`,
      );
    }
    if (met.has(at)) continue;
    met.add(at);
    for (const one of confirmed) if (one.list === at) open.push(one.from);
  }
}

async function enter(
  workspace: Workspace,
  deciding: Deciding,
  work: (tx: RecordTx) => number,
): Promise<AssessmentResult> {
  return { assessment: await enterWord(workspace, deciding, shownAssessments, work) };
}

/**
 * Says that a list came from another, or that it did not. The last word on a pair counts.
 * @throws not-found; bad-request for a list and itself, and for confirmed edges in a circle
 */
export const assessEdge = (workspace: Workspace, options: AssessOptions): Promise<AssessmentResult> =>
  enter(workspace, options, (tx) => {
    const { case: caseId, kind, grade, reason } = options;
    const list = listFact({ record: tx }, caseId, options.list).id;
    const from = listFact({ record: tx }, caseId, options.from).id;
    if (list === from)
      fail('bad-request', '一份名单不能来自它自己', 'A list cannot have been copied from itself');
    if (kind === 'confirmed') refuseCircle(tx, caseId, list, from);
    const values = kept.parse({
      list,
      from,
      kind,
      grade,
      reason,
      sharedOwners: tx.sharedOwners(caseId, list, from),
    });
    return tx.assert(caseId, 'Assessment', assessmentId(list, from), { values }).entry;
  });

/** @throws not-found where there is no such assessment, or it was taken back before */
export const undoAssessment = (
  workspace: Workspace,
  options: UndoAssessmentOptions,
): Promise<AssessmentResult> =>
  enter(workspace, options, (tx) => {
    const fact =
      tx.fact(options.case, 'Assessment', options.assessment) ??
      fail(
        'not-found',
        `案件中没有有效的认定 ${options.assessment}`,
        `The case has no assessment ${options.assessment} that stands`,
      );
    return tx.retract(fact.entry, options.reason);
  });
