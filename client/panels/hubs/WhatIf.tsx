// What breaks without some parties: lists that no source reaches any more, lit in the graph.
import { useEffect, useRef } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from '@mantine/core';
import type { IdentityReading } from '#contract/hubs.ts';
import { answer } from '../../api/queries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { ElementLink } from '../ElementLink.tsx';

interface WhatIfProps {
  caseId: string;
  identities: IdentityReading;
  without: readonly string[];
  onClear(): void;
}

function Listed({ title, items }: { title: string; items: readonly { id: string; note: string }[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, note }) => (
          <li key={id}>
            <ElementLink id={id} isBare /> <span className="vt-quiet">{note}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function WhatIf({ caseId, identities, without, onClear }: WhatIfProps) {
  const { t, say } = useTexts();
  const { light } = useSurface();
  const { data, error, refetch } = useQuery({
    ...answer('hubs-without', { case: caseId, identities, parties: without.join(',') }),
    placeholderData: keepPreviousData,
  });
  const card = useRef<HTMLElement>(null);
  const key = without.join(' ');
  // It stands above what it was asked from.
  useEffect(() => {
    if (key !== '') card.current?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  useEffect(() => {
    if (data === undefined) return;
    light(new Set([...data.without, ...data.cutOff.flatMap(({ list, holder }) => [list, holder])]));
    return () => light(undefined);
  }, [data, light]);
  return (
    <section className="vt-card" data-active="true" aria-live="polite" ref={card}>
      <div className="vt-row">
        <h2 className="vt-grow">{t('hubs.what-if')}</h2>
        <Button size="compact-xs" variant="default" onClick={onClear}>
          {t('hubs.put-back')}
        </Button>
      </div>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={60} />}
      {data !== undefined && (
        <div className="vt-hub-open">
          <p>{say(data.text)}</p>
          <Listed
            title={t('hubs.cut-off')}
            items={data.cutOff.map(({ list, holder }) => ({ id: list, note: `${list} · ${holder}` }))}
          />
          <Listed
            title={t('hubs.weakened')}
            items={data.weakened.map(({ list, left }) => ({
              id: list,
              note: `${list} · ${t('hubs.left', { n: left })}`,
            }))}
          />
          <Listed
            title={t('hubs.next')}
            items={data.next.map(({ id, cuts }) => ({ id, note: `+${cuts}` }))}
          />
        </div>
      )}
    </section>
  );
}
