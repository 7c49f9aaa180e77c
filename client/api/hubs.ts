// Draws of expected measures, told of while they are made; words on identities; rows marked as false.
import { expectedJob, type ExpectedJob, type IdentityReading } from '#contract/hubs.ts';
import { identityResult, type IdentityWord } from '#contract/identity.ts';
import { markResult, type ShownMark } from '#contract/count.ts';
import { request, send } from './request.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;
const ofJob = (caseId: string, job: string): string =>
  `${ofCase(caseId)}/hubs/expected/${encodeURIComponent(job)}`;

/** Begins to draw, or answers the draws that are there already. */
export const startDraws = async (caseId: string, identities: IdentityReading): Promise<ExpectedJob> =>
  expectedJob.parse(await (await send('POST', `${ofCase(caseId)}/hubs/expected`, { identities })).json());

export const findDraws = async (caseId: string, job: string, signal: AbortSignal): Promise<ExpectedJob> =>
  expectedJob.parse(await (await request(ofJob(caseId, job), { signal })).json());

export const cancelDraws = async (caseId: string, job: string): Promise<ExpectedJob> =>
  expectedJob.parse(await (await send('POST', `${ofJob(caseId, job)}/cancel`)).json());

/** Confirms or rejects that handles are one person. @throws ProblemError 403 without the right */
export const claimIdentity = async (
  caseId: string,
  said: { handles: readonly string[]; kind: 'confirmed' | 'rejected'; grade: string; reason: string },
): Promise<IdentityWord> =>
  identityResult.parse(await (await send('POST', `${ofCase(caseId)}/identities`, said)).json()).word;

export const undoIdentity = async (caseId: string, word: string, reason: string): Promise<IdentityWord> =>
  identityResult.parse(
    await (
      await send('POST', `${ofCase(caseId)}/identities/${encodeURIComponent(word)}/undo`, { reason })
    ).json(),
  ).word;

/** Marks a row as false, so that it does not count. @throws ProblemError 403 without the right */
export const markFalse = async (
  caseId: string,
  list: string,
  rows: readonly number[],
  reason: string,
): Promise<ShownMark> =>
  markResult.parse(
    await (
      await send('POST', `${ofCase(caseId)}/lists/${encodeURIComponent(list)}/false-rows`, { rows, reason })
    ).json(),
  ).mark;
