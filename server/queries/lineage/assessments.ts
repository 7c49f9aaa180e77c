// What investigators said of edges: what stands of it, in the form in which lineage heeds it, and all of it as it is shown.
import { assessment as kept, type ShownAssessment } from '#contract/assessment.ts';
import type { EdgeAssessment } from '../../lineage/index.ts';
import { maskText, type RecordReader } from '../../record/index.ts';
import { shownEntry } from '../steps/journal.ts';

/** The subject of what is said of an edge: one for each direction of a pair. */
export const assessmentId = (list: string, from: string): string => `${list}<${from}`;

/** What stands, oldest first. */
export const standingAssessments = (record: RecordReader, caseId: string): EdgeAssessment[] =>
  record.facts(caseId, 'Assessment').map(({ entry, payload }) => {
    const { list, from, kind, grade, sharedOwners } = kept.parse(payload.values);
    return { list, from, kind, grade, sharedOwners, entry };
  });

/** Everything that was ever said, in order. */
export function shownAssessments(record: RecordReader, caseId: string): ShownAssessment[] {
  const standing = new Set(record.facts(caseId, 'Assessment').map(({ entry }) => entry));
  return record.assertions(caseId, 'Assessment').map(({ entry, retracted }) => {
    const made = kept.parse((entry.payload as { values: unknown }).values);
    return {
      ...made,
      id: assessmentId(made.list, made.from),
      reason: maskText(made.reason, new Set()),
      entry: shownEntry(entry),
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
      stands: standing.has(entry.seq),
    };
  });
}
