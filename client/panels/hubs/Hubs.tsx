// Who the hubs are: a ranking with plain sentences, sets that cut most off, and what breaks when somebody is taken out.
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Progress } from '@mantine/core';
import type { IdentityReading as Reading } from '#contract/hubs.ts';
import { answer } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IdentityReading } from '../../components/IdentityReading.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { StaleNotice } from '../trace/StaleNotice.tsx';
import { CutSets } from './CutSets.tsx';
import { HubTable } from './HubTable.tsx';
import { useDraws, type Draws } from './use-draws.ts';
import { WhatIf } from './WhatIf.tsx';
import './hubs.css';

function Expected({ draws }: { draws: Draws }) {
  const { t, shown } = useTexts();
  const { job, error, start, cancel } = draws;
  if (error !== null) return <ProblemNote error={error} onRetry={start} />;
  if (job?.state === 'waiting' || job?.state === 'running')
    return (
      <div className="vt-row" role="status">
        <Progress
          className="vt-grow"
          value={(100 * (job.progress?.done ?? 0)) / job.draws}
          aria-label={t('hubs.drawing')}
        />
        <span className="vt-num">
          {t('count.of', {
            n: formatNumber(job.progress?.done ?? 0, shown),
            total: formatNumber(job.draws, shown),
          })}
        </span>
        <Button size="compact-xs" variant="default" onClick={cancel}>
          {t('hubs.cancel')}
        </Button>
      </div>
    );
  if (job?.state === 'done') return <p className="vt-quiet">{t('hubs.expected-how', { n: job.draws })}</p>;
  return (
    <div className="vt-row">
      <Button size="compact-sm" variant="default" onClick={() => start()}>
        {t('hubs.expect')}
      </Button>
      <span className="vt-quiet vt-grow">
        {t(job?.state === 'cancelled' ? 'hubs.cancelled' : 'hubs.expect-how')}
      </span>
    </div>
  );
}

export default function Hubs() {
  const { t, say, shown } = useTexts();
  const { caseId } = useWorkspace();
  const [identities, setIdentities] = useState<Reading>('confirmed');
  const [without, setWithout] = useState<readonly string[]>([]);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...answer('hubs', { case: caseId, identities }),
    placeholderData: keepPreviousData,
  });
  const draws = useDraws(caseId, identities);
  if (data === undefined)
    return (
      <div className="vt-panel">
        <PartWaiting height={200} doing={t('hubs.waiting')} error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data.handOvers === 0)
    return (
      <div className="vt-panel">
        <EmptyState title={t('hubs.none')}>
          <p>{t('hubs.none-how')}</p>
        </EmptyState>
      </div>
    );
  const parties = draws.job?.hubs?.parties ?? data.parties;
  const toggle = (id: string): void =>
    setWithout(without.includes(id) ? without.filter((one) => one !== id) : [...without, id]);
  return (
    <div className="vt-panel vt-hubs">
      <StaleNotice caseId={caseId} />
      <div className="vt-hubs-ask">
        <IdentityReading value={identities} onChange={setIdentities} />
        <p className="vt-quiet" role="status">
          {isPlaceholderData && t('hubs.waiting')}
        </p>
      </div>
      {without.length > 0 && (
        <WhatIf caseId={caseId} identities={identities} without={without} onClear={() => setWithout([])} />
      )}
      <section className="vt-section">
        <h2>{t('hubs.ranking')}</h2>
        <p className="vt-quiet">{t('hubs.ranking-how', { n: formatNumber(data.reachable, shown) })}</p>
        <Expected draws={draws} />
        <HubTable parties={parties} total={data.total} without={without} onToggle={toggle} />
      </section>
      <section className="vt-section">
        <h2>{t('hubs.cut-sets')}</h2>
        <CutSets sets={data.cutSets} ends={data.ends} onTry={setWithout} />
      </section>
      {data.communities.length > 0 && (
        <section className="vt-section">
          <h2>{t('hubs.communities')}</h2>
          <p className="vt-quiet">{t('hubs.communities-how')}</p>
          <HubTable.Groups groups={data.communities} />
        </section>
      )}
      {(draws.job?.hubs?.notes ?? data.notes).map((note) => (
        <p key={note.en} className="vt-quiet">
          {say(note)}
        </p>
      ))}
    </div>
  );
}
