// What an exhibit says, masked but for the minutes of a reveal.
import type { Step } from '../define.ts';
import { exhibitAnswer, exhibitFact } from '../exhibit.ts';
import { standingReveal } from '../reveals.ts';

export const evidenceFile: Step<'evidence-file'> = (workspace, params, _signal, access) => {
  const { id } = exhibitFact(workspace.record, params.case, params.evidence);
  const reveal = standingReveal(workspace.record, access, { ...params, type: 'Evidence', element: id });
  return exhibitAnswer(workspace, params, reveal);
};
