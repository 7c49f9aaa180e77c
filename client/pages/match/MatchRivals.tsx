// What a file may have been copied from, as rivals of one another: lists, a source not seized, a source in common.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Match, MatchedList } from '#contract/match.ts';
import { answer } from '../../api/queries.ts';
import { useHolderName } from '../../components/use-holder-name.ts';
import { formatNumber } from '../../i18n/format.ts';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { NotSeizedStrength, Strength } from '../../panels/Strength.tsx';
import { Rival } from '../../panels/trace/Rival.tsx';
import { elementPath, listPath } from '../../state/paths.ts';
import { MatchChannels } from './MatchChannels.tsx';

/** Lists that are shown at first. */
export const SHOWN = 5;

function useListTitle(caseId: string): (id: string) => string {
  const { data } = useQuery(answer('lists', { case: caseId }));
  return (id) => data?.lists.find((list) => list.id === id)?.title ?? id;
}

export function ListName({ caseId, list, holder }: { caseId: string; list: string; holder?: string }) {
  const titleOf = useListTitle(caseId);
  const nameOf = useHolderName(caseId);
  return (
    <>
      <Link className="vt-link" to={listPath(caseId, list)}>
        {titleOf(list)}
      </Link>{' '}
      <span className="vt-quiet">{list}</span>
      {holder !== undefined && (
        <span className="vt-quiet">
          {' · '}
          <Link className="vt-link" to={elementPath(caseId, holder)}>
            {nameOf(holder)}
          </Link>
        </span>
      )}
    </>
  );
}

interface OfMatchProps {
  caseId: string;
  match: Match;
}

type MatchedProps = OfMatchProps & { found: MatchedList; rank: number; isCopy: boolean };

export function Matched({ caseId, match, found, rank, isCopy }: MatchedProps) {
  const { t, shown } = useTexts();
  return (
    <Rival
      rank={rank}
      model={match.model}
      probability={found.probability}
      tone="source"
      title={<ListName caseId={caseId} list={found.list} holder={found.holder} />}
      strength={<Strength model={match.model} probability={found.probability} band={found.band} />}
    >
      <p className="vt-quiet">
        {t('trace.shared-owners', { n: formatNumber(found.sharedOwners, shown) })} ·{' '}
        {t('match.shared-errors', { n: formatNumber(found.sharedErrors, shown) })}
      </p>
      <MatchChannels caseId={caseId} list={found.list} channels={found.channels} isCopy={isCopy} />
    </Rival>
  );
}

function NotSeized({ match, rank }: Pick<OfMatchProps, 'match'> & { rank: number }) {
  const { t } = useTexts();
  return (
    <Rival
      rank={rank}
      model={match.model}
      probability={match.notSeized}
      tone="alternative"
      title={<strong>{t('rival.not-seized')}</strong>}
      strength={<NotSeizedStrength model={match.model} probability={match.notSeized} />}
    >
      <p>{t('match.not-seized-how')}</p>
    </Rival>
  );
}

function Common({ caseId, match, rank }: OfMatchProps & { rank: number }) {
  const { t } = useTexts();
  const { model, common } = match;
  const [first] = common;
  return (
    <Rival
      rank={rank}
      model={model}
      probability={first?.probability ?? 0}
      tone="alternative"
      title={<strong>{t('rival.common')}</strong>}
      strength={<Strength model={model} probability={first?.probability ?? 0} band={first?.band ?? 'none'} />}
    >
      <p>{t('rival.common-how')}</p>
      {common.length === 0 && <p className="vt-quiet">{t('rival.common-none')}</p>}
      <ul className="vt-plain-list">
        {common.slice(0, SHOWN).map(({ list, probability, band }) => (
          <li key={list} className="vt-row">
            <span className="vt-grow">
              <ListName caseId={caseId} list={list} />
            </span>
            <Strength model={model} probability={probability} band={band} />
          </li>
        ))}
      </ul>
      {common.length > SHOWN && (
        <p className="vt-quiet vt-num">{t('count.of', { n: SHOWN, total: common.length })}</p>
      )}
    </Rival>
  );
}

type Entry = { probability: number } & (
  | { kind: 'list'; found: MatchedList }
  | { kind: 'not-seized' }
  | { kind: 'common' }
);

/** All rivals, likeliest first. */
const rivalsOf = ({ sources, notSeized, common }: Match): Entry[] =>
  [
    ...sources.map((found): Entry => ({ kind: 'list', found, probability: found.probability })),
    { kind: 'not-seized' as const, probability: notSeized },
    { kind: 'common' as const, probability: common[0]?.probability ?? 0 },
  ].sort((a, b) => b.probability - a.probability);

export function MatchRivals({ caseId, match }: OfMatchProps) {
  const [isAll, setAll] = useState(false);
  const ranked = rivalsOf(match).map((entry, at) => ({ entry, rank: at + 1 }));
  // The alternatives are named however little speaks for them.
  const listed = ranked.filter(({ entry, rank }) => isAll || rank <= SHOWN || entry.kind !== 'list');
  return (
    <>
      <ol className="vt-rivals">
        {listed.map(({ entry, rank }) => {
          if (entry.kind === 'not-seized') return <NotSeized key="not-seized" match={match} rank={rank} />;
          if (entry.kind === 'common')
            return <Common key="common" caseId={caseId} match={match} rank={rank} />;
          const { found } = entry;
          return (
            <Matched
              key={found.list}
              caseId={caseId}
              match={match}
              found={found}
              rank={rank}
              isCopy={false}
            />
          );
        })}
      </ol>
      <MoreRow
        n={listed.length}
        total={ranked.length}
        onMore={listed.length < ranked.length ? () => setAll(true) : undefined}
      />
    </>
  );
}
