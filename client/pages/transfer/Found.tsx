// What a file was found to hold, under which id it would be taken, and taking it.
import { useState } from 'react';
import { Badge, Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPackageImport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { id as caseId } from '#contract/scalars.ts';
import type { ReceivedResult, TransferLook } from '#contract/transfer.ts';
import { askTransfer, cancelTransfer, takeTransfer, type Opening } from '../../api/transfers.ts';
import { JobState } from '../../components/JobState.tsx';
import { formatBytes, formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { useServerJob } from '../../state/use-server-job.ts';
import { Counts, Token } from './Contents.tsx';

interface FoundProps {
  look: TransferLook;
  upload: string;
  opening: Opening;
  onTaken(): void;
}

function Received({ received }: { received: ReceivedResult }) {
  const { t } = useTexts();
  return (
    <section className="vt-surface" role="status">
      <h2>
        <IconCircleCheck size={18} aria-hidden />{' '}
        {t(received.already ? 'transfer.known' : 'transfer.taken', { id: received.case })}
      </h2>
      <Counts counts={received.counts} />
      <Button component={Link} to={casePath(received.case)}>
        {t('transfer.open')}
      </Button>
    </section>
  );
}

export function Found({ look, upload, opening, onTaken }: FoundProps) {
  const { t, shown } = useTexts();
  const { about, chain, known } = look;
  const [as, setAs] = useState(look.as);
  const taking = useServerJob({
    key: ['transfer', 'in', upload],
    start: (id: string) => takeTransfer(upload, { ...opening, ...(id === look.as ? {} : { as: id }) }),
    async find(id, signal) {
      const job = await askTransfer(id, signal);
      if (job.received !== null) onTaken();
      return job;
    },
    cancel: cancelTransfer,
    idOf: ({ id }) => id,
  });
  const received = taking.job?.received ?? null;
  const isId = caseId.safeParse(as).success;
  if (received !== null) return <Received received={received} />;
  return (
    <>
      <section className="vt-surface">
        <h2>
          <bdi>{about.case.title}</bdi> <span className="vt-quiet vt-mono">{about.case.id}</span>{' '}
          {about.masked && <Badge variant="light">{t('transfer.is-masked')}</Badge>}
        </h2>
        <p className="vt-quiet">
          {formatMoment(about.at, shown)} · {formatBytes(look.bytes, shown)} · <bdi>{about.reason}</bdi>
        </p>
        <Counts counts={about.counts} />
        {chain.entries > 0 && (
          <p className="vt-quiet vt-num">
            {t('transfer.chain', {
              n: formatNumber(chain.entries, shown),
              gaps: formatNumber(chain.gaps, shown),
            })}
          </p>
        )}
        <Token
          name={t('transfer.fingerprint')}
          how={t('transfer.fingerprint-how')}
          value={look.fingerprint}
        />
        {known !== null && <p>{t('transfer.known', { id: known })}</p>}
        {known === null ? (
          <>
            <TextInput
              label={t('transfer.as')}
              description={look.renamed ? t('transfer.renamed', { id: about.case.id }) : undefined}
              value={as}
              error={!isId && t('transfer.as-wrong')}
              onChange={({ currentTarget }) => setAs(currentTarget.value.trim())}
            />
            <Button
              disabled={taking.isBusy || !isId}
              leftSection={<IconPackageImport size={15} aria-hidden />}
              onClick={() => taking.start(as)}
            >
              {t('transfer.take')}
            </Button>
          </>
        ) : (
          <Button component={Link} to={casePath(known)}>
            {t('transfer.open')}
          </Button>
        )}
      </section>
      <JobState {...taking} onCancel={taking.cancel} />
    </>
  );
}
