// Imports of a case: what it offers, the jobs, named mappings, and new cases.
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  importContext,
  importJob,
  importJobs,
  newCase,
  type ImportJob,
  type ImportRequest,
} from '#contract/import.ts';
import type { NamedMapping } from '#contract/mapping.ts';
import { nameOf } from './exports.ts';
import { request, send } from './request.ts';
import { sendFile } from './uploads.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

/** How often a job that runs is asked for (ms). */
const LOOK_EVERY_MS = 400;

/** Holders, exhibits and free ids of a case. */
export const contextQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['import-context', caseId],
    queryFn: async ({ signal }) =>
      importContext.parse(await (await request(`${ofCase(caseId)}/import`, { signal })).json()),
  });

/** Imports that run, and those that ended within a day. */
export const jobsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['imports', caseId],
    queryFn: async ({ signal }) =>
      importJobs.parse(await (await request(`${ofCase(caseId)}/imports`, { signal })).json()).jobs,
    staleTime: 0,
  });

export const isRunning = (job: Pick<ImportJob, 'state'>): boolean =>
  job.state === 'waiting' || job.state === 'running';

/** One job, asked for again while it runs. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: async ({ signal }) =>
      importJob.parse(await (await request(`/api/imports/${id}`, { signal })).json()),
    refetchInterval: ({ state }) =>
      state.data === undefined || isRunning(state.data) ? LOOK_EVERY_MS : false,
    staleTime: 0,
  });

const jobOf = async (response: Promise<Response>): Promise<ImportJob> =>
  importJob.parse(await (await response).json());

export const startImport = (caseId: string, wanted: ImportRequest): Promise<ImportJob> =>
  jobOf(send('POST', `${ofCase(caseId)}/imports`, wanted));

export const changeImport = (id: string, change: 'cancel' | 'resume'): Promise<ImportJob> =>
  jobOf(send('POST', `/api/imports/${id}/${change}`));

export const undoImport = (id: string, reason: string): Promise<ImportJob> =>
  jobOf(send('POST', `/api/imports/${id}/undo`, { reason }));

export const saveMapping = async (mapping: NamedMapping): Promise<void> => {
  await send('POST', '/api/mappings', mapping);
};

export const createCase = async (wanted: z.infer<typeof newCase>): Promise<z.infer<typeof newCase>> =>
  newCase.parse(await (await send('POST', '/api/cases', wanted)).json());

/** Loads the invented example. @throws ProblemError 409 where there is a case of its id */
export const loadExample = async (): Promise<z.infer<typeof newCase>> =>
  newCase.parse(await (await send('POST', '/api/example')).json());

/** The rows of a list that were set aside, as a file; in the clear, which the journal notes. */
export const askSetAside = async (caseId: string, list: string): Promise<{ file: Blob; name: string }> => {
  const response = await send('POST', `${ofCase(caseId)}/lists/${encodeURIComponent(list)}/set-aside`);
  return { file: await response.blob(), name: nameOf(response, `${list}.csv`) };
};

/** Imports rows of a list that were mended, from a file like the one that `askSetAside` gives. */
export async function importMended(caseId: string, list: string, file: File): Promise<ImportJob> {
  const { uploads } = await sendFile(file, () => {}, new AbortController().signal);
  const lists = uploads.map(({ id }) => ({
    upload: id,
    id: list,
    // Not looked at: what is said of the list stays.
    holder_id: list,
    mends: true,
    reading: {},
  }));
  return startImport(caseId, { lists, parties: [], evidence: [] });
}
