// The data of a case as a whole: until when they are kept, on hold, purged; the server journals each.
import { queryOptions } from '@tanstack/react-query';
import {
  dataState,
  purgeCertificate,
  type DataState,
  type HoldChange,
  type PurgeCertificate,
  type PurgeRequest,
  type RetentionChange,
} from '#contract/purge.ts';
import { request, send } from './request.ts';

const of = (caseId: string, rest = ''): string => `/api/cases/${encodeURIComponent(caseId)}/data${rest}`;

export const dataQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['data', caseId],
    queryFn: async ({ signal }) => dataState.parse(await (await request(of(caseId), { signal })).json()),
  });

/** @throws ProblemError 404 where nothing was purged */
export const certificateQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['certificate', caseId],
    queryFn: async ({ signal }) =>
      purgeCertificate.parse(await (await request(of(caseId, '/certificate'), { signal })).json()),
  });

/** @throws ProblemError */
export const setRetention = async (caseId: string, change: RetentionChange): Promise<DataState> =>
  dataState.parse(await (await send('PUT', of(caseId, '/retention'), change)).json());

/** @throws ProblemError */
export const setHold = async (caseId: string, change: HoldChange): Promise<DataState> =>
  dataState.parse(await (await send('PUT', of(caseId, '/hold'), change)).json());

/** @throws ProblemError 409 while a hold stands */
export const purgeCase = async (caseId: string, asked: PurgeRequest): Promise<PurgeCertificate> =>
  purgeCertificate.parse(await (await send('POST', of(caseId, '/purge'), asked)).json());
