// Four eyes: asking a second person, deciding, and the setting; the server journals each.
import { queryOptions } from '@tanstack/react-query';
import {
  approval,
  approvals,
  fourEyes,
  type Approval,
  type ApprovalDecision,
  type ApprovalRequest,
} from '#contract/approval.ts';
import { request, send } from './request.ts';

const of = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/approvals`;

/** As many as the server tells at once. */
const limit = 500;

export const approvalsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['approvals', caseId],
    queryFn: async ({ signal }) =>
      approvals.parse(await (await request(`${of(caseId)}?limit=${limit}`, { signal })).json()),
    // Others decide: who waits looks again.
    refetchInterval: 15_000,
  });

export const fourEyesQuery = queryOptions({
  queryKey: ['four-eyes'],
  queryFn: async ({ signal }) => fourEyes.parse(await (await request('/api/four-eyes', { signal })).json()),
});

/** @throws ProblemError */
export const askApproval = async (caseId: string, asked: ApprovalRequest): Promise<Approval> =>
  approval.parse(await (await send('POST', of(caseId), asked)).json());

/** @throws ProblemError 403 for one's own, 409 where it was decided */
export const decideApproval = async (
  caseId: string,
  id: number,
  decision: ApprovalDecision,
): Promise<Approval> =>
  approval.parse(await (await send('POST', `${of(caseId)}/${id}/decision`, decision)).json());

/** @throws ProblemError */
export const setFourEyes = async (isRequired: boolean): Promise<void> => {
  await send('PUT', '/api/four-eyes', { isRequired });
};
