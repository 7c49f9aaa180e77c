// Marks rows of a list as false, and takes that back: they are deducted from counts, and stay in all else as they are.
import type { z } from 'zod';
import { mark as kept, type markResult } from '#contract/count.ts';
import { fail, VinetraceError } from '#contract/errors.ts';
import { listFact } from '../queries/assert-case.ts';
import { markId, shownMarks } from '../queries/count/marks.ts';
import { readingOf } from '../queries/owner/decisions.ts';
import type { RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Deciding } from './decide.ts';
import { enterWord } from './enter-word.ts';

type MarkResult = z.infer<typeof markResult>;

export interface MarkOptions extends Deciding {
  list: string;
  rows: readonly number[];
}

export interface UndoMarkOptions extends Deciding {
  mark: string;
}

async function enter(
  workspace: Workspace,
  deciding: Deciding,
  work: (tx: RecordTx) => number,
): Promise<MarkResult> {
  return { mark: await enterWord(workspace, deciding, shownMarks, work) };
}

/** @throws not-found for a list; bad-request for rows that it does not have */
export const markFalse = (workspace: Workspace, options: MarkOptions): Promise<MarkResult> =>
  enter(workspace, options, (tx) => {
    const { case: caseId, reason } = options;
    const fact = listFact({ record: tx }, caseId, options.list);
    const rows = [...new Set(options.rows)].sort((a, b) => a - b);
    const there = new Set(tx.rows(caseId, fact.id, { rows }).map(({ row }) => row));
    const missing = rows.filter((row) => !there.has(row));
    if (missing.length > 0)
      throw new VinetraceError('bad-request', {
        zh: `名单 ${fact.id} 没有这些行：${missing.slice(0, 10).join('、')}`,
        en: `List ${fact.id} has no such rows: ${missing.slice(0, 10).join(', ')}`,
      });
    const values = kept.parse({ list: fact.id, rows, reason, reading: readingOf(fact) });
    return tx.assert(caseId, 'Mark', markId(fact.id, rows), { values }).entry;
  });

/** @throws not-found where there is no such mark, or it was taken back before */
export const undoMark = (workspace: Workspace, options: UndoMarkOptions): Promise<MarkResult> =>
  enter(workspace, options, (tx) => {
    const fact =
      tx.fact(options.case, 'Mark', options.mark) ??
      fail(
        'not-found',
        `案件中没有有效的标记 ${options.mark}`,
        `The case has no mark ${options.mark} that stands`,
      );
    return tx.retract(fact.entry, options.reason);
  });
