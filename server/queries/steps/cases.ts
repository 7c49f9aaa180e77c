// Which cases are there, of those that may be known of.
import type { Step } from '../define.ts';

export const cases: Step<'cases'> = (_workspace, _params, _signal, access) => ({
  cases: access.cases(),
});
