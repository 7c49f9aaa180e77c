// The rivals that may explain a list, ranked: each opens into what speaks for and against it; the alternatives are always named.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import type { LineageModel, ListLineage } from '#contract/lineage.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Channels } from '../Channels.tsx';
import { ElementLink } from '../ElementLink.tsx';
import { CalibrationBadge, NotSeizedStrength, Strength } from '../Strength.tsx';
import { Assess, AssessedBadge } from './Assess.tsx';
import {
  leadingTwo,
  propositionsOf,
  type CommonProposition,
  type Proposition,
  type SourceProposition,
} from './propositions.ts';
import { Rival } from './Rival.tsx';
import { SeparateButton, useSeparation } from './Separate.tsx';
import { unseizedCopies } from './unseized.ts';
import './trace.css';

interface OfListProps {
  list: string;
  model: LineageModel;
}

function Source({
  list,
  model,
  source,
  rank,
  leading,
}: OfListProps & { source: SourceProposition; rank: number; leading: string | undefined }) {
  const { t, shown } = useTexts();
  const { graph } = useWorkspace();
  const { id, parent, assessment, probability, band } = source;
  const holder = [...graph.edges.values()].find(
    ({ type, target }) => type === 'HOLDS' && target === id,
  )?.source;
  const isRejected = assessment?.kind === 'rejected';
  return (
    <Rival
      rank={rank}
      model={model}
      probability={probability}
      tone={isRejected ? 'rejected' : 'source'}
      title={
        <>
          <ElementLink id={id} /> <span className="vt-quiet">{id}</span>
          {holder !== undefined && (
            <span className="vt-quiet">
              {' · '}
              <ElementLink id={holder} isBare />
            </span>
          )}
        </>
      }
      badges={
        assessment !== undefined ? (
          <AssessedBadge assessment={assessment} />
        ) : parent === undefined ? undefined : (
          <Badge color={parent.documented ? 'vine' : 'grape'}>
            {t(parent.documented ? 'trace.documented' : 'trace.inferred')}
          </Badge>
        )
      }
      strength={<Strength model={model} probability={probability} band={band} />}
    >
      {parent === undefined ? (
        <p className="vt-quiet">{t('rival.not-drawn')}</p>
      ) : (
        <>
          <p className="vt-quiet">
            {t('trace.shared-owners', { n: formatNumber(parent.sharedOwners, shown) })}
            {parent.transfer !== undefined && (
              <>
                {' · '}
                <ElementLink id={parent.transfer} isBare />
              </>
            )}
          </p>
          {parent.channels.length === 0 ? (
            <p className="vt-quiet">{t('trace.no-channels')}</p>
          ) : (
            <Channels child={list} parent={id} channels={parent.channels} />
          )}
        </>
      )}
      {leading !== undefined && leading !== id && <SeparateButton list={list} a={leading} b={id} />}
      <Assess list={list} from={id} assessment={assessment} />
    </Rival>
  );
}

function NotSeized({ list, model, probability, rank }: OfListProps & { probability: number; rank: number }) {
  const { t } = useTexts();
  const { graph } = useWorkspace();
  const copies = unseizedCopies(graph, list);
  return (
    <Rival
      rank={rank}
      model={model}
      probability={probability}
      tone="alternative"
      title={<strong>{t('rival.not-seized')}</strong>}
      strength={<NotSeizedStrength model={model} probability={probability} />}
    >
      <p>{t('rival.not-seized-how')}</p>
      {copies.length > 0 && (
        <>
          <p>{t('rival.unseized-known')}</p>
          <ul className="vt-plain-list">
            {copies.map(({ transfer, holder }) => (
              <li key={transfer}>
                <ElementLink id={holder} /> <span className="vt-quiet">· </span>
                <ElementLink id={transfer} isBare />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="vt-quiet">{t('rival.not-seized-next')}</p>
    </Rival>
  );
}

function Common({
  list,
  model,
  common,
  rank,
  leading,
}: OfListProps & { common: CommonProposition; rank: number; leading: string | undefined }) {
  const { t } = useTexts();
  return (
    <Rival
      rank={rank}
      model={model}
      probability={common.probability}
      tone="alternative"
      title={<strong>{t('rival.common')}</strong>}
      strength={<Strength model={model} probability={common.probability} band={common.band} />}
    >
      <p>{t('rival.common-how')}</p>
      {common.lists.length === 0 && <p className="vt-quiet">{t('rival.common-none')}</p>}
      <ul className="vt-plain-list">
        {common.lists.map(({ id, probability, band }) => (
          <li key={id}>
            <div className="vt-row">
              <span className="vt-grow">
                <ElementLink id={id} /> <span className="vt-quiet">{id}</span>
              </span>
              <Strength model={model} probability={probability} band={band} />
            </div>
            {leading !== undefined && leading !== id && <SeparateButton list={list} a={leading} b={id} />}
          </li>
        ))}
      </ul>
    </Rival>
  );
}

function Rivals({ lineage, model }: { lineage: ListLineage; model: LineageModel }) {
  const { t, shown } = useTexts();
  const [isAll, setAll] = useState(false);
  const ranked = propositionsOf(lineage);
  const leading = leadingTwo(ranked);
  const { open } = useSeparation();
  const { id: list } = lineage;
  const all: Proposition[] = isAll ? [...ranked.shown, ...ranked.faint] : [...ranked.shown];
  return (
    <section className="vt-section">
      <div className="vt-row">
        <h2 className="vt-grow">{t('rival.title')}</h2>
        <CalibrationBadge model={model} />
      </div>
      <p className="vt-decision">{t(`list-decision.${lineage.decision}`)}</p>
      <ol className="vt-rivals">
        {all.map((each, at) => {
          const of = { list, model, rank: at + 1 };
          if (each.kind === 'not-seized')
            return <NotSeized key="not-seized" {...of} probability={each.probability} />;
          if (each.kind === 'common')
            return <Common key="common" {...of} common={each} leading={leading?.[0]} />;
          return <Source key={each.id} {...of} source={each} leading={leading?.[0]} />;
        })}
      </ol>
      <div className="vt-row">
        <span className="vt-grow vt-quiet vt-num">
          {t('count.of', {
            n: formatNumber(all.length, shown),
            total: formatNumber(ranked.shown.length + ranked.faint.length, shown),
          })}
        </span>
        {ranked.faint.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAll(!isAll)}>
            {t(isAll ? 'rival.fewer' : 'rival.more', { n: ranked.faint.length })}
          </Button>
        )}
      </div>
      {leading !== undefined && (
        <Button
          fullWidth
          mt={8}
          variant="default"
          leftSection={<IconArrowsDiff size={16} aria-hidden />}
          onClick={() => open({ list, a: leading[0], b: leading[1] })}
        >
          {t('separate.leading', { a: leading[0], b: leading[1] })}
        </Button>
      )}
    </section>
  );
}

export function Sources({ list }: { list: string }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('lineage', { case: caseId }));
  if (data === undefined) {
    return (
      <PartWaiting
        height={160}
        doing={t('trace.waiting-sources')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const lineage = data.lists.find(({ id }) => id === list);
  if (lineage === undefined) return <p className="vt-quiet">{t('rival.not-yet')}</p>;
  return <Rivals lineage={lineage} model={data.model} />;
}
