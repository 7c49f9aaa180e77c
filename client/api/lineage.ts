// What is asked and said of the lineage beside the plain queries: assessments, and the run that brings it up to date.
import { queryOptions } from '@tanstack/react-query';
import { assessmentResult, type AssessmentKind, type AssessmentResult } from '#contract/assessment.ts';
import { lineageProgress, type LineageProgress } from '#contract/lineage-job.ts';
import { request, send } from './request.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

/** How often a run is asked for (ms): often while it goes, else seldom. */
const [WHILE_RUNNING_MS, AT_REST_MS] = [600, 20_000];

export interface Said {
  from: string;
  kind: AssessmentKind;
  grade: string;
  reason: string;
}

/** Confirms or rejects that a list came from another. @throws ProblemError 403 without the right */
export const assess = async (caseId: string, list: string, said: Said): Promise<AssessmentResult> =>
  assessmentResult.parse(
    await (await send('POST', `${ofCase(caseId)}/lists/${encodeURIComponent(list)}/assessment`, said)).json(),
  );

/** The id by which an assessment is taken back. */
const idOf = (list: string, from: string): string => encodeURIComponent(`${list}<${from}`);

export const undoAssessment = async (
  caseId: string,
  list: string,
  from: string,
  reason: string,
): Promise<AssessmentResult> =>
  assessmentResult.parse(
    await (await send('POST', `${ofCase(caseId)}/assessments/${idOf(list, from)}/undo`, { reason })).json(),
  );

const isGoing = ({ job }: LineageProgress): boolean => job.state === 'waiting' || job.state === 'running';

/** How far the lineage of a case has come. */
export const progressQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['query', 'lineage-progress', caseId],
    queryFn: async ({ signal }) =>
      lineageProgress.parse(await (await request(`${ofCase(caseId)}/lineage/progress`, { signal })).json()),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isGoing(state.data) ? WHILE_RUNNING_MS : AT_REST_MS,
    staleTime: 0,
  });

export const steerInference = async (caseId: string, how: 'infer' | 'cancel'): Promise<LineageProgress> =>
  lineageProgress.parse(await (await send('POST', `${ofCase(caseId)}/lineage/${how}`)).json());
