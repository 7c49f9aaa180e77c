// How far work of the server is, with the way out of it; what went wrong; that it was cancelled.
import { Button, Progress, Text } from '@mantine/core';
import type { Problem } from '#contract/errors.ts';
import type { JobProgress } from '#contract/job.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useTexts } from '../i18n/i18n.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface JobStateProps {
  job: { state: string; progress: JobProgress | null; problem: Problem | null } | undefined;
  isBusy: boolean;
  error: Error | null;
  /** Absent where the way out is elsewhere. */
  onCancel?: () => void;
}

/** The share of work that is done, of 100; undefined where its end is not known. */
const shareOf = ({ done, total }: JobProgress): number | undefined =>
  total === undefined ? undefined : (100 * done) / Math.max(1, total);

export function JobState({ job, isBusy, error, onCancel }: JobStateProps) {
  const { t, shown } = useTexts();
  const progress = job?.progress ?? null;
  const share = progress === null ? undefined : shareOf(progress);
  // What the person stopped on its way there is no fault.
  const isStopped = error?.name === 'AbortError' || job?.state === 'cancelled';
  return (
    <div aria-live="polite" className="vt-job">
      {error !== null && error.name !== 'AbortError' && <ProblemNote error={error} />}
      {job?.problem && <ProblemNote error={new ProblemError(job.problem)} />}
      {isStopped && !isBusy && <Text size="sm">{t('job.cancelled')}</Text>}
      {isBusy && (
        <div className="vt-row vt-surface vt-job-progress">
          <div className="vt-grow">
            <Text size="sm">{progress?.stage[shown] ?? t('job.waiting')}</Text>
            <Progress
              value={share ?? 100}
              animated={share === undefined}
              aria-label={t('job.progress')}
              mt={6}
            />
          </div>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('job.cancel')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
