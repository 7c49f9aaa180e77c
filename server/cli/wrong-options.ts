// The refusal of options whose values are not valid: each with what is wrong with it.
import { fail } from '#contract/errors.ts';
import type { Issue } from '#contract/issues.ts';
import { faultsOfIssues } from '../validation.ts';

/** @param issues what a schema of the contract found @throws wrong-usage */
export const wrongOptions = (issues: readonly unknown[]): never =>
  fail('wrong-usage', '选项有误', 'An option is not valid', faultsOfIssues(issues as Issue[]));
