// The data of a case: until when they are kept, whether a hold stops their purge, and their end.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Badge, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconLockOpen, IconTrash } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { DataState } from '#contract/purge.ts';
import { dataQuery, purgeCase, setHold, setRetention } from '../../api/data.ts';
import { useMay } from '../../components/may.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { Certificate } from './Certificate.tsx';

type Deed = 'keep' | 'keep-on' | 'hold' | 'lift' | 'purge';

interface DoProps {
  caseId: string;
  deed: Deed;
  onClose(): void;
}

/** Takes the reason, and what else the deed needs, and does it. */
function Do({ caseId, deed, onClose }: DoProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [day, setDay] = useState('');
  const [confirm, setConfirm] = useState('');
  const doing = useMutation({
    mutationFn: async (reason: string): Promise<void> => {
      if (deed === 'purge') await purgeCase(caseId, { reason, confirm });
      else if (deed === 'hold' || deed === 'lift') await setHold(caseId, { isHeld: deed === 'hold', reason });
      else await setRetention(caseId, { on: deed === 'keep' ? day : null, reason });
    },
    onSuccess: async () => {
      onClose();
      // Of a purged case nothing that was asked before is so any more.
      await (deed === 'purge'
        ? client.resetQueries()
        : client.invalidateQueries({ queryKey: dataQuery(caseId).queryKey }));
    },
  });
  const isReady = deed === 'purge' ? confirm === caseId : deed !== 'keep' || day !== '';
  return (
    <ReasonDialog
      title={t(`data-deed.${deed}`)}
      action={t(`data-deed.${deed}`)}
      isDoing={doing.isPending}
      error={doing.error}
      isReady={isReady}
      width={560}
      onClose={onClose}
      onDo={(reason) => doing.mutate(reason)}
    >
      {deed === 'purge' && (
        <>
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('data.purge-end')}>
            {t('data.purge-how')}
          </Alert>
          <TextInput
            mt={12}
            required
            label={t('data.confirm', { id: caseId })}
            value={confirm}
            onChange={(event) => setConfirm(event.currentTarget.value)}
            autoComplete="off"
          />
        </>
      )}
      {deed === 'keep' && (
        <TextInput
          type="date"
          required
          label={t('data.day')}
          description={t('data.day-how')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  );
}

/** Who said so, when and why. */
function Said({ said }: { said: NonNullable<DataState['hold']> }) {
  const { shown } = useTexts();
  return (
    <div className="vt-quiet">
      {said.reason} — {said.by}, {formatMoment(said.at, shown)}
    </div>
  );
}

export default function DataPage() {
  const { caseId = '' } = useParams();
  const { t } = useTexts();
  const [mayRetain, mayPurge] = [useMay('retain'), useMay('purge')];
  const { data, error, refetch } = useQuery(dataQuery(caseId));
  const [deed, setDeed] = useState<Deed>();
  useTitle(t('data.title'));
  if (data === undefined) return <PageWaiting error={error} onRetry={() => void refetch()} />;
  const { retention, hold, purged } = data;
  return (
    <div className="vt-page" style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
      <PageHead back={casePath(caseId)} title={t('data.title')} purpose={t('data.purpose')} />
      {purged !== null ? (
        <Certificate caseId={caseId} />
      ) : (
        <>
          <section className="vt-surface vt-block">
            <h2>{t('data.retention')}</h2>
            <p>{retention === null ? t('data.no-day') : t('data.until', { day: retention.on })}</p>
            {retention !== null && <Said said={retention} />}
            {mayRetain && (
              <div className="vt-row" style={{ marginTop: 8 }}>
                <Button variant="default" onClick={() => setDeed('keep')}>
                  {t('data-deed.keep')}
                </Button>
                {retention !== null && (
                  <Button variant="default" onClick={() => setDeed('keep-on')}>
                    {t('data-deed.keep-on')}
                  </Button>
                )}
              </div>
            )}
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('data.hold')}</h2>
            <div>
              {hold === null ? (
                t('data.no-hold')
              ) : (
                <Badge color="orange" variant="light" c="var(--mantine-color-text)">
                  {t('data.held')}
                </Badge>
              )}
            </div>
            {hold !== null && <Said said={hold} />}
            {mayRetain && (
              <Button
                mt={8}
                variant="default"
                leftSection={
                  hold === null ? <IconLock size={15} aria-hidden /> : <IconLockOpen size={15} aria-hidden />
                }
                onClick={() => setDeed(hold === null ? 'hold' : 'lift')}
              >
                {t(hold === null ? 'data-deed.hold' : 'data-deed.lift')}
              </Button>
            )}
          </section>
          {mayPurge && (
            <section className="vt-surface vt-block">
              <h2>{t('data.purge')}</h2>
              <p>{t('data.purge-how')}</p>
              {hold === null ? (
                <Button
                  mt={8}
                  color="red.9"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  onClick={() => setDeed('purge')}
                >
                  {t('data-deed.purge')}
                </Button>
              ) : (
                <p className="vt-quiet">{t('data.purge-held')}</p>
              )}
            </section>
          )}
        </>
      )}
      {deed !== undefined && <Do caseId={caseId} deed={deed} onClose={() => setDeed(undefined)} />}
    </div>
  );
}
