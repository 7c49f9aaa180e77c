// The report of a case, which the server makes in the background.
import { reportJob, type ReportJob, type ReportRequest } from '#contract/report.ts';
import { nameOf } from './exports.ts';
import { request, send } from './request.ts';

const at = (id: string): string => `/api/reports/${encodeURIComponent(id)}`;

export const startReport = async (caseId: string, wanted: ReportRequest): Promise<ReportJob> =>
  reportJob.parse(
    await (await send('POST', `/api/cases/${encodeURIComponent(caseId)}/reports`, wanted)).json(),
  );

export const askReport = async (id: string, signal: AbortSignal): Promise<ReportJob> =>
  reportJob.parse(await (await request(at(id), { signal })).json());

export const cancelReport = async (id: string): Promise<ReportJob> =>
  reportJob.parse(await (await send('POST', `${at(id)}/cancel`)).json());

/** The file of a report that is done, with its name and its signed manifest. */
export async function fetchReport(id: string): Promise<{ file: Blob; name: string; manifest: Blob }> {
  const response = await request(`${at(id)}/file`);
  const bytes = Uint8Array.from(atob(response.headers.get('x-vinetrace-manifest') ?? ''), (letter) =>
    letter.charCodeAt(0),
  );
  return {
    file: await response.blob(),
    name: nameOf(response, 'report'),
    manifest: new Blob([bytes], { type: 'application/json' }),
  };
}
