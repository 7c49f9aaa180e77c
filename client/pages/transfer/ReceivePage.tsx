// Receives a case: this installation's key, a file, what is inside it, and only then the button that takes it.
import './transfer.css';
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, FileInput, PasswordInput, Progress, Skeleton, Text } from '@mantine/core';
import { IconFileSearch, IconPackageImport, IconUpload } from '@tabler/icons-react';
import { refreshCases } from '../../api/session.ts';
import { askTransferKey } from '../../api/transfers.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { JobState } from '../../components/JobState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Token } from './Contents.tsx';
import { Found } from './Found.tsx';
import { useLooking, type Looking } from './use-looking.ts';

function OwnKey() {
  const { t } = useTexts();
  const { data, error } = useQuery({ queryKey: ['transfer-key'], queryFn: askTransferKey });
  return (
    <section className="vt-surface">
      {data === undefined ? (
        <Skeleton height={48} />
      ) : (
        <>
          <Token name={t('transfer.own-key')} how={t('transfer.own-key-how')} value={data.recipient} />
          <Token
            name={t('transfer.own-fingerprint')}
            how={t('transfer.own-fingerprint-how')}
            value={data.fingerprint}
          />
        </>
      )}
      {error !== null && <ProblemNote error={error} />}
    </section>
  );
}

/** How far the file is on its way here. */
function Sending({ sent, cancel }: { sent: NonNullable<Looking['sent']>; cancel(): void }) {
  const { t, shown } = useTexts();
  return (
    <div className="vt-row vt-surface vt-job-progress">
      <div className="vt-grow">
        <Text size="sm" className="vt-num">
          {t('transfer.sending', {
            n: formatBytes(sent.done, shown),
            total: formatBytes(sent.total, shown),
          })}
        </Text>
        <Progress value={(100 * sent.done) / Math.max(1, sent.total)} aria-label={t('job.progress')} mt={6} />
      </div>
      <Button variant="default" onClick={cancel}>
        {t('job.cancel')}
      </Button>
    </div>
  );
}

export default function ReceivePage() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const looking = useLooking();
  const { file } = looking;
  useTitle(t('transfer.receive'));
  const opening = passphrase === '' ? {} : { passphrase };
  const look = looking.isBusy ? undefined : looking.job?.look;
  const isNew = looking.job === undefined && !looking.isBusy && looking.error === null;
  return (
    <div className="vt-page vt-transfer">
      <PageHead
        back="/"
        backLabel={t('transfer.to-cases')}
        title={t('transfer.receive')}
        purpose={t('transfer.receive-purpose')}
        help="transfer"
      />
      <div className="vt-transfer-sides">
        <div className="vt-transfer-out">
          <OwnKey />
          <form
            className="vt-surface"
            onSubmit={(event) => {
              event.preventDefault();
              if (file !== null) looking.start(opening);
            }}
          >
            <FileInput
              required
              clearable
              label={t('transfer.file')}
              placeholder={t('transfer.choose')}
              leftSection={<IconUpload size={15} aria-hidden />}
              clearButtonProps={{ 'aria-label': t('transfer.file-clear') }}
              value={file}
              onChange={looking.choose}
            />
            <PasswordInput
              label={t('transfer.passphrase')}
              description={t('transfer.passphrase-if')}
              autoComplete="off"
              value={passphrase}
              onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
            />
            <Button
              type="submit"
              disabled={file === null || looking.isBusy}
              leftSection={<IconFileSearch size={15} aria-hidden />}
            >
              {t('transfer.look')}
            </Button>
          </form>
        </div>
        <div className="vt-transfer-out">
          {looking.sent === undefined ? (
            <JobState {...looking} onCancel={looking.cancel} />
          ) : (
            <Sending sent={looking.sent} cancel={looking.cancel} />
          )}
          {look && (
            <Found
              key={looking.job?.id}
              look={look}
              upload={looking.upload}
              opening={opening}
              onTaken={() => void refreshCases(queries)}
            />
          )}
          {isNew && (
            <EmptyState
              icon={<IconPackageImport size={34} stroke={1.4} aria-hidden />}
              title={t('transfer.receive-empty')}
            >
              <p>{t('transfer.receive-empty-how')}</p>
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}
