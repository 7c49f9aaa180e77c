// Issues that zod found in a request or an option, as faults of an error.
import type { FaultNote } from '#contract/errors.ts';
import { issueText, type Issue } from '#contract/issues.ts';

/** One fault per issue: `column` names the parameter. Values are left out: they may be personal data. */
export function faultsOfIssues(issues: readonly Issue[]): FaultNote[] {
  return issues.map((issue) => {
    const message = issueText(issue);
    const column = issue.path.map(String).join('.');
    return column === '' ? { message } : { column, message };
  });
}
