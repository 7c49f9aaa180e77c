// Says where the lineage is behind the newest rows, and brings it up to date.
import { useEffect, useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { progressQuery, steerInference } from '../../api/lineage.ts';
import { refresh } from '../../api/refresh.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { useMay } from '../../components/may.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

export function StaleNotice({ caseId }: { caseId: string }) {
  const { t, say, shown } = useTexts();
  const client = useQueryClient();
  const mayInfer = useMay('judge');
  const { data } = useQuery(progressQuery(caseId));
  const steering = useMutation({
    mutationFn: (how: 'infer' | 'cancel') => steerInference(caseId, how),
    onSuccess: (now) => client.setQueryData(progressQuery(caseId).queryKey, now),
  });
  const isStale = data?.lineageUpTo.stale ?? false;
  const wasStale = useRef(false);
  useEffect(() => {
    // What was behind is up to date now: every answer that rests on it is another.
    if (wasStale.current && !isStale) void refresh(client, caseId, 'lineage');
    wasStale.current = isStale;
  }, [client, caseId, isStale]);
  if (data === undefined || !isStale) return null;
  const { lineageUpTo, job } = data;
  const isGoing = job.state === 'waiting' || job.state === 'running';
  const share =
    job.progress?.total === undefined || job.progress.total === 0
      ? undefined
      : job.progress.done / job.progress.total;
  const stage = job.progress === null ? t('stale.waiting') : say(job.progress.stage);
  return (
    <Alert
      color="yellow"
      variant="light"
      c="var(--mantine-color-text)"
      mb={10}
      p={10}
      title={t('stale.title')}
    >
      <p style={{ margin: 0 }}>
        {t('stale.how', {
          n: formatNumber(lineageUpTo.compared, shown),
          total: formatNumber(lineageUpTo.lists, shown),
        })}
      </p>
      {isGoing && (
        <div style={{ marginTop: 8 }} role="status">
          <div className="vt-row">
            <span className="vt-grow">{stage}</span>
            {share !== undefined && <span className="vt-num">{Math.floor(share * 100)}%</span>}
          </div>
          <Progress
            value={share === undefined ? 100 : share * 100}
            animated={share === undefined}
            aria-label={stage}
          />
        </div>
      )}
      {job.state === 'failed' && job.problem !== null && (
        <ProblemNote error={new ProblemError(job.problem)} />
      )}
      {steering.error !== null && <ProblemNote error={steering.error} />}
      {mayInfer && (
        <Button
          mt={8}
          size="compact-sm"
          variant="default"
          loading={steering.isPending}
          leftSection={
            isGoing ? <IconPlayerStop size={14} aria-hidden /> : <IconRefresh size={14} aria-hidden />
          }
          onClick={() => steering.mutate(isGoing ? 'cancel' : 'infer')}
        >
          {t(isGoing ? 'stale.cancel' : 'stale.infer')}
        </Button>
      )}
    </Alert>
  );
}
