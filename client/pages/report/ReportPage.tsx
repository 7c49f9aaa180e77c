// The page on which the report of a case is made: what it is to be on the left, how far it is and what it looks like on the right.
import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronRight, IconDownload, IconFileCertificate } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { ReportRequest } from '#contract/report.ts';
import { download } from '../../api/download.ts';
import { answer } from '../../api/queries.ts';
import { AskApproval } from '../../components/AskApproval.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { JobState } from '../../components/JobState.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { ReportForm } from './ReportForm.tsx';
import { usePreview, useReport, useReportFile } from './use-report.ts';
import './report.css';

export default function ReportPage() {
  const { caseId = '' } = useParams();
  const { t, shown } = useTexts();
  const overview = useQuery(answer('overview', { case: caseId }));
  const { job, isBusy, error, start, cancel } = useReport(caseId);
  const { fetched, error: fileError } = useReportFile(job);
  const preview = usePreview(fetched, job?.format === 'html');
  const [wanted, setWanted] = useState<ReportRequest>();
  useTitle(t('report.title'));
  const failed = error ?? fileError;
  return (
    <div className="vt-report">
      <header className="vt-report-head">
        <Link to={casePath(caseId)} className="vt-link vt-cut">
          {overview.data?.case.title ?? caseId}
        </Link>
        <IconChevronRight size={14} aria-hidden />
        <h1>{t('report.title')}</h1>
      </header>
      <ReportForm
        isBusy={isBusy}
        onStart={(request) => {
          setWanted(request);
          start(request);
        }}
        onCancel={cancel}
      />
      <section className="vt-report-out" aria-label={t('report.preview')} aria-busy={isBusy}>
        <div className="vt-report-state">
          <JobState job={job} isBusy={isBusy} error={failed} />
          {wanted !== undefined && (
            <AskApproval
              caseId={caseId}
              scope={{
                kind: 'report',
                format: wanted.format,
                language: wanted.language,
                ...(wanted.select === undefined ? {} : { select: wanted.select }),
              }}
              error={failed}
              reason={wanted.reason ?? ''}
            />
          )}
        </div>
        <div aria-live="polite">
          {fetched !== undefined && job?.result && (
            <Group className="vt-report-done" gap="sm">
              <Text size="sm">
                {t('report.done', {
                  n: formatNumber(job.result.shown, shown),
                  total: formatNumber(job.result.total, shown),
                })}
              </Text>
              <Button
                size="xs"
                leftSection={<IconDownload size={15} aria-hidden />}
                onClick={() => download(fetched.file, fetched.name)}
              >
                {t('report.download')}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFileCertificate size={15} aria-hidden />}
                onClick={() => download(fetched.manifest, `${fetched.name}.manifest.json`)}
              >
                {t('report.manifest')}
              </Button>
            </Group>
          )}
        </div>
        {preview !== undefined && (
          // What it holds is our own and has no script; the sandbox lets none run, nor anything leave.
          <iframe className="vt-report-preview" title={t('report.preview')} sandbox="" srcDoc={preview} />
        )}
        {job === undefined && !isBusy && failed === null && <EmptyState title={t('report.empty')} />}
        {job?.state === 'done' && job.format !== 'html' && <EmptyState title={t('report.no-preview')} />}
      </section>
    </div>
  );
}
