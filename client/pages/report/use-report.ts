// A report on its way: asked for, followed until it ends, cancelled, fetched.
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ReportJob, ReportRequest } from '#contract/report.ts';
import { askReport, cancelReport, fetchReport, startReport } from '../../api/reports.ts';
import { reportMarkup } from '../../policy.ts';
import { useServerJob, type ServerJob } from '../../state/use-server-job.ts';

type Fetched = Awaited<ReturnType<typeof fetchReport>>;

export const useReport = (caseId: string): ServerJob<ReportJob, ReportRequest> =>
  useServerJob({
    key: ['report', caseId],
    start: (wanted) => startReport(caseId, wanted),
    find: askReport,
    cancel: cancelReport,
    idOf: ({ id }) => id,
  });

/** The file of a report once it is done. */
export function useReportFile(job: ReportJob | undefined): {
  fetched: Fetched | undefined;
  error: Error | null;
} {
  const id = job?.state === 'done' ? job.id : undefined;
  const { data, error } = useQuery({
    queryKey: ['report-file', id],
    queryFn: () => fetchReport(id ?? ''),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return { fetched: id === undefined ? undefined : data, error };
}

/** The text of an HTML report, for its preview. */
export function usePreview(fetched: Fetched | undefined, isHtml: boolean): string | undefined {
  const [text, setText] = useState<{ of: Fetched; text: string }>();
  useEffect(() => {
    if (fetched === undefined || !isHtml) return;
    let gone = false;
    const read = async (): Promise<void> => {
      const markup = await fetched.file.text();
      if (!gone) setText({ of: fetched, text: reportMarkup(markup) });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [fetched, isHtml]);
  return text?.of === fetched ? text?.text : undefined;
}
