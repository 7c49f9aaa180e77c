// The people of a case: told, let in, taken out; the server journals it.
import { queryOptions } from '@tanstack/react-query';
import { casePeople, type CasePeople } from '#contract/people.ts';
import type { CaseRole } from '#contract/rights.ts';
import { request, send } from './request.ts';

const under = (caseId: string, ...path: string[]): string =>
  ['/api/cases', ...[caseId, 'people', ...path].map(encodeURIComponent)].join('/');

const parsed = async (response: Response): Promise<CasePeople> => casePeople.parse(await response.json());

export const peopleQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['people', caseId],
    queryFn: async ({ signal }) => parsed(await request(under(caseId), { signal })),
  });

/** Lets a person in, or gives them another role. @throws ProblemError 404 for an unknown user */
export const letIn = async (caseId: string, user: string, role: CaseRole): Promise<CasePeople> =>
  parsed(await send('PUT', under(caseId, user), { role }));

/** Takes a person out. @throws ProblemError */
export const letOut = async (caseId: string, user: string, reason: string): Promise<CasePeople> =>
  parsed(await send('POST', under(caseId, user, 'removal'), { reason }));
