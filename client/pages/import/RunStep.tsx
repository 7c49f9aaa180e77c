// The last step: how far the import has come, and what became of it.
import { useEffect, useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Group, Progress } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconPlugConnectedX } from '@tabler/icons-react';
import type { ImportJob } from '#contract/import.ts';
import { changeImport, isRunning, jobQuery } from '../../api/imports.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { ProblemError } from '../../api/problem-error.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Report } from './Report.tsx';

/** Seconds as people say them. */
function useDuration(): (seconds: number) => string {
  const { t } = useTexts();
  return (seconds) =>
    seconds < 90
      ? t('import-run.seconds', { n: Math.max(1, Math.round(seconds)) })
      : t('import-run.minutes', { n: Math.round(seconds / 60) });
}

function Running({ job, onCancel }: { job: ImportJob; onCancel: () => void }) {
  const { t, say, shown } = useTexts();
  const duration = useDuration();
  const { progress } = job;
  const share =
    progress?.total === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  const facts = [
    ...(progress?.rows === undefined
      ? []
      : [t('import-run.rows', { n: formatNumber(progress.rows, shown) })]),
    ...(progress?.perSecond === undefined
      ? []
      : [t('import-run.rate', { n: formatNumber(progress.perSecond, shown) })]),
    ...(progress?.secondsLeft === undefined
      ? []
      : [t('import-run.left', { time: duration(progress.secondsLeft) })]),
  ];
  const stage =
    job.state === 'waiting'
      ? t('import-run.waiting')
      : progress === null
        ? t('import-run.start')
        : say(progress.stage);
  return (
    <section className="vt-surface vt-running" aria-label={t('import-run.title')}>
      <div>
        <h3>{t('import-run.lists', { n: job.lists.length })}</h3>
        <p className="vt-quiet vt-cut">{job.lists.map(({ id, file }) => `${id} ${file}`).join(' · ')}</p>
      </div>
      <p className="vt-row" aria-live="polite">
        <b className="vt-grow">{stage}</b>
        {share !== undefined && <span className="vt-num">{Math.floor(share * 100)}%</span>}
      </p>
      <Progress
        value={share === undefined ? 100 : share * 100}
        size="lg"
        striped={share === undefined}
        animated={share === undefined}
        aria-label={stage}
      />
      <p className="vt-row vt-quiet vt-num">
        <span className="vt-grow">{facts.join(' · ') || '\u00a0'}</span>
      </p>
      <Group justify="space-between">
        <span className="vt-quiet">{t('import-run.leave')}</span>
        <Button variant="default" leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={onCancel}>
          {t('import-run.cancel')}
        </Button>
      </Group>
    </section>
  );
}

function Ended({ job, onResume }: { job: ImportJob; onResume: () => void }) {
  const { t } = useTexts();
  const { problem } = job;
  const resume = (
    <Button
      mt={12}
      variant="default"
      leftSection={<IconPlayerPlay size={15} aria-hidden />}
      onClick={onResume}
    >
      {t('import-run.resume')}
    </Button>
  );
  if (job.state === 'failed' && problem !== null) {
    return (
      <>
        <h3>{t('import-run.failed')}</h3>
        <ProblemNote error={new ProblemError(problem)} />
        {resume}
      </>
    );
  }
  return (
    <Alert
      color="yellow"
      icon={<IconPlugConnectedX aria-hidden />}
      title={t(job.state === 'interrupted' ? 'import-run.interrupted' : 'import-run.cancelled')}
    >
      {job.state === 'interrupted' && <p>{t('import-run.interrupted-how')}</p>}
      {resume}
    </Alert>
  );
}

interface RunStepProps {
  jobId: string;
  caseId: string;
  /** Told once the job stands still. */
  onEnded(job: ImportJob): void;
}

export function RunStep({ jobId, caseId, onEnded }: RunStepProps) {
  const client = useQueryClient();
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  const changing = useMutation({
    mutationFn: (change: 'cancel' | 'resume') => changeImport(jobId, change),
    onSuccess: (changed) => client.setQueryData(jobQuery(jobId).queryKey, changed),
    onSettled: () => void client.invalidateQueries({ queryKey: ['import', jobId] }),
  });
  const told = useRef('');
  useEffect(() => {
    if (job === undefined || isRunning(job) || told.current === job.state) return;
    told.current = job.state;
    onEnded(job);
  }, [job, onEnded]);
  if (error !== null && job === undefined)
    return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (job === undefined) return null;
  return (
    <div className="vt-import-column">
      {changing.error !== null && <ProblemNote error={changing.error} />}
      {isRunning(job) && <Running job={job} onCancel={() => changing.mutate('cancel')} />}
      {job.state === 'done' && job.report !== null && (
        <Report job={job} report={job.report} caseId={caseId} />
      )}
      {!isRunning(job) && job.state !== 'done' && (
        <Ended job={job} onResume={() => changing.mutate('resume')} />
      )}
    </div>
  );
}
