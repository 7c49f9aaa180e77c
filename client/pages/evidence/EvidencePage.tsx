// The page of one exhibit: what it is, what it says, and which passages of it support what. Masked until somebody with the right says why not.
import './evidence.css';
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useParams, useSearchParams } from 'react-router';
import type { Passage } from '#contract/hand.ts';
import type { Reveal } from '#contract/reveal.ts';
import { download } from '../../api/download.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import { exhibitBytes } from '../../api/hand.ts';
import { answer } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { endReveal } from '../../api/reveals.ts';
import { useMay } from '../../components/may.ts';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { RevealButton, RevealCountdown, RevealDialog } from '../../components/Reveal.tsx';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useReveal } from '../../state/use-reveal.ts';
import { Content } from './Content.tsx';
import { Custody } from './Custody.tsx';
import { ExhibitHead } from './ExhibitHead.tsx';
import { Supports } from './Supports.tsx';

function OpenExhibit({ caseId, evidenceId }: { caseId: string; evidenceId: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const asked = Number(params.get('line')) || undefined;
  const [chosen, setChosen] = useState<Passage>();
  const [dialog, setDialog] = useState<'reveal' | 'download'>();
  const revealing = useReveal(caseId);
  const { standing } = revealing;
  const mayReveal = useMay('reveal');
  // A line far down is asked for with all before it, up to what the server gives at once.
  const [limit, setLimit] = useState(Math.min(MOST_AT_ONCE, Math.max(500, (asked ?? 0) + 50)));
  const {
    data: masked,
    error,
    refetch,
  } = useQuery(answer('evidence-file', { case: caseId, evidence: evidenceId, limit }));
  useTitle(masked === undefined ? undefined : `${masked.evidence} · ${caseId}`);
  const isPicture = masked?.form === 'image' || masked?.form === 'pdf';
  const { data: clear } = useQuery({
    ...answer('evidence-file', {
      case: caseId,
      evidence: evidenceId,
      limit: MOST_AT_ONCE,
      reveal: standing?.reveal,
    }),
    enabled: standing !== undefined && !isPicture,
    gcTime: 0,
  });
  const { data: picture } = useQuery({
    queryKey: ['exhibit-bytes', caseId, { reveal: standing?.reveal }],
    queryFn: () => exhibitBytes(caseId, evidenceId, standing?.reveal ?? 0),
    enabled: standing !== undefined && isPicture,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const done = async (reveal: Reveal): Promise<void> => {
    if (dialog === 'download') {
      download(
        await exhibitBytes(caseId, evidenceId, reveal.reveal),
        (masked?.file ?? evidenceId).split('/').at(-1) ?? evidenceId,
      );
      await endReveal(caseId, reveal.reveal);
      await refresh(client, caseId, 'journal');
      return;
    }
    revealing.begun(reveal);
  };
  if (masked === undefined) {
    return <PageWaiting error={error} onRetry={() => void refetch()} />;
  }
  const data = standing !== undefined && clear?.revealed === true ? clear : masked;
  const hasFile = data.form !== 'none';
  return (
    <div className="vt-page">
      <ExhibitHead caseId={caseId} data={data}>
        {hasFile && data.form !== 'other' && data.form !== 'large' && (
          <RevealButton isShown={standing !== undefined} onClick={() => setDialog('reveal')} />
        )}
        <RevealCountdown revealing={revealing} />
        {mayReveal && hasFile && (
          <Button
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => setDialog('download')}
          >
            {t('evidence.download')}
          </Button>
        )}
      </ExhibitHead>
      <section className="vt-surface vt-block" aria-label={t('evidence.content')}>
        <h2>{t('evidence.content')}</h2>
        <Content
          data={data}
          file={standing === undefined ? undefined : picture}
          asked={asked}
          chosen={chosen}
          onChoose={setChosen}
        />
        {data.shown < data.total && limit < MOST_AT_ONCE && (
          <Button variant="default" onClick={() => setLimit(Math.min(MOST_AT_ONCE, limit + 1000))}>
            {t('action.more')}
          </Button>
        )}
      </section>
      <Supports caseId={caseId} data={data} chosen={chosen} />
      <Custody caseId={caseId} element={data.evidence} />
      {dialog !== undefined && (
        <RevealDialog
          caseId={caseId}
          element={data.evidence}
          name={data.evidence}
          title={t(dialog === 'download' ? 'evidence.download-title' : 'evidence.reveal-title', {
            id: data.evidence,
          })}
          {...(dialog === 'download' ? { action: t('evidence.download') } : {})}
          onClose={() => setDialog(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

export default function EvidencePage() {
  const { caseId = '', evidenceId = '' } = useParams();
  // Nothing that was revealed or chosen of one exhibit is anything of another.
  return <OpenExhibit key={`${caseId} ${evidenceId}`} caseId={caseId} evidenceId={evidenceId} />;
}
