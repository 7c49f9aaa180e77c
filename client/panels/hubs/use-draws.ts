// Expected values while they are drawn.
import type { ExpectedJob, IdentityReading } from '#contract/hubs.ts';
import { cancelDraws, findDraws, startDraws } from '../../api/hubs.ts';
import { useServerJob, type ServerJob } from '../../state/use-server-job.ts';

export type Draws = ServerJob<ExpectedJob, void>;

/** The draws of a case under a reading; a new reading begins without any. */
export const useDraws = (caseId: string, identities: IdentityReading): Draws =>
  useServerJob({
    key: ['query', 'expected-hubs', { case: caseId, identities }],
    start: () => startDraws(caseId, identities),
    find: (id, signal) => findDraws(caseId, id, signal),
    cancel: (id) => cancelDraws(caseId, id),
    idOf: ({ id }) => id,
  });
