// Canaries and alerts of a case: asked for, made, given out as rows, acknowledged.
import { queryOptions } from '@tanstack/react-query';
import {
  alertResult,
  canariesMade,
  canaries,
  canaryAlerts,
  type CanariesMade,
  type CanaryAlert,
  type CanaryRequest,
  type CanaryRowsRequest,
} from '#contract/canaries.ts';
import { nameOf } from './exports.ts';
import { request, send } from './request.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

/** Under the key of all answers about a case, so that they are asked for again with these. */
export const alertsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['query', 'alerts', caseId],
    queryFn: async ({ signal }) =>
      canaryAlerts.parse(await (await request(`${ofCase(caseId)}/alerts`, { signal })).json()),
  });

export const canariesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['query', 'canaries', caseId],
    queryFn: async ({ signal }) =>
      canaries.parse(await (await request(`${ofCase(caseId)}/canaries`, { signal })).json()),
  });

/** @throws ProblemError 403 without the right, 400 where the list gives no manner */
export const makeCanaries = async (caseId: string, wanted: CanaryRequest): Promise<CanariesMade> =>
  canariesMade.parse(await (await send('POST', `${ofCase(caseId)}/canaries`, wanted)).json());

/** The rows in the clear, as a file. @throws ProblemError 403 without the right */
export async function giveOutCanaries(
  caseId: string,
  wanted: CanaryRowsRequest,
): Promise<{ file: Blob; name: string }> {
  const response = await send('POST', `${ofCase(caseId)}/canaries/rows`, wanted);
  return { file: await response.blob(), name: nameOf(response, `canaries.${wanted.format}`) };
}

/** @throws ProblemError 403 without the right */
export const acknowledgeAlert = async (caseId: string, alert: string, reason: string): Promise<CanaryAlert> =>
  alertResult.parse(
    await (
      await send('POST', `${ofCase(caseId)}/alerts/${encodeURIComponent(alert)}/acknowledgement`, { reason })
    ).json(),
  ).alert;
