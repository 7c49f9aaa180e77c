// How the count moves with the linkage threshold.
import type { Step } from '../define.ts';
import { countSensitivity as sensitivity } from '../count/sensitivity.ts';

export const countSensitivity: Step<'count-sensitivity'> = async (workspace, params) => ({
  points: await sensitivity(workspace, params),
});
