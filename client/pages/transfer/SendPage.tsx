// Sends a case to another installation: for whom, masked or not, which lists, why; beside it how far the file is, and the file.
import './transfer.css';
import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconDownload, IconFileCheck, IconLockSquareRounded } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { TransferRequest, TransferResult } from '#contract/transfer.ts';
import { download } from '../../api/download.ts';
import { answer } from '../../api/queries.ts';
import { askTransfer, cancelTransfer, fetchTransfer, sendCase } from '../../api/transfers.ts';
import { AskApproval } from '../../components/AskApproval.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { JobState } from '../../components/JobState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { useServerJob } from '../../state/use-server-job.ts';
import { Counts, Token } from './Contents.tsx';
import { SendForm } from './SendForm.tsx';

function Made({ id, sent }: { id: string; sent: TransferResult }) {
  const { t, shown } = useTexts();
  const size = formatBytes(sent.bytes, shown);
  const fetching = useMutation({
    mutationFn: async () => download(await fetchTransfer(id), sent.file),
  });
  return (
    <section className="vt-surface">
      <h2>
        <IconFileCheck size={18} aria-hidden /> {t('transfer.made')}
      </h2>
      <div className="vt-mono">
        {sent.file} <span className="vt-quiet">{size}</span>
      </div>
      <Counts counts={sent.counts} />
      <Token name={t('transfer.fingerprint')} how={t('transfer.fingerprint-how')} value={sent.fingerprint} />
      <Token name="SHA-256" value={sent.sha256} />
      <Button
        leftSection={<IconDownload size={15} aria-hidden />}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {t('transfer.download')}
      </Button>
      {fetching.error !== null && <ProblemNote error={fetching.error} />}
    </section>
  );
}

export default function SendPage() {
  const { caseId = '' } = useParams();
  const { t } = useTexts();
  const [wanted, setWanted] = useState<TransferRequest>();
  const overview = useQuery(answer('overview', { case: caseId }));
  const sending = useServerJob({
    key: ['transfer', 'out', caseId],
    start: (wanted: TransferRequest) => sendCase(caseId, wanted),
    find: askTransfer,
    cancel: cancelTransfer,
    idOf: ({ id }) => id,
  });
  useTitle(t('transfer.send'));
  const { job, isBusy } = sending;
  const isNew = job === undefined && !isBusy && sending.error === null;
  return (
    <div className="vt-page vt-transfer">
      <PageHead
        back={casePath(caseId)}
        title={t('transfer.send')}
        purpose={overview.data?.case.title ?? caseId}
        help="transfer"
      />
      <div className="vt-transfer-sides">
        <SendForm
          caseId={caseId}
          isBusy={isBusy}
          onSend={(request) => {
            setWanted(request);
            sending.start(request);
          }}
        />
        <div className="vt-transfer-out">
          <JobState {...sending} onCancel={sending.cancel} />
          {wanted !== undefined && (
            <AskApproval
              caseId={caseId}
              scope={{ kind: 'transfer', ...(wanted.lists === undefined ? {} : { lists: wanted.lists }) }}
              error={sending.error}
              reason={wanted.reason}
            />
          )}
          {job?.sent && !isBusy && <Made id={job.id} sent={job.sent} />}
          {isNew && (
            <EmptyState
              icon={<IconLockSquareRounded size={34} stroke={1.4} aria-hidden />}
              title={t('transfer.send-empty')}
            >
              <p>{t('transfer.send-empty-how')}</p>
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}
