// Whose a list is: the lists that it may have been copied from, those copied from it, and the alternatives.
import { useState } from 'react';
import { Alert, Button } from '@mantine/core';
import { IconCopyCheck, IconFeather } from '@tabler/icons-react';
import { canaryTraitTitle } from '#contract/canaries.ts';
import type { Match } from '#contract/match.ts';
import { enumerated } from '#contract/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { CalibrationBadge } from '../../panels/Strength.tsx';
import { ListName, Matched, MatchRivals, SHOWN } from './MatchRivals.tsx';
import '../../panels/trace/trace.css';

interface ListedProps {
  caseId: string;
  match: Match;
}

export function MatchAnswer({ caseId, match }: ListedProps) {
  const { t, say, shown } = useTexts();
  const [isAll, setAll] = useState(false);
  // Of what hardly anything speaks for, nobody asks first.
  const copies = isAll ? match.copies : match.copies.filter(({ band }) => band !== 'none').slice(0, SHOWN);
  const n = (value: number): string => formatNumber(value, shown);
  return (
    <>
      <p className="vt-quiet vt-num">
        {t('match.summary', {
          rows: n(match.rows),
          known: n(match.knownOwners),
          owners: n(match.owners),
          compared: n(match.compared),
          lists: n(match.lists),
          seconds: n(match.seconds),
        })}
      </p>
      <div className="vt-row vt-decision">
        <span className="vt-grow">{t(`list-decision.${match.decision}`)}</span>
        <CalibrationBadge model={match.model} />
      </div>
      {match.canaries.map(({ canaryCase, recipient, meaning, canaries }) => (
        <Alert
          key={`${canaryCase} ${recipient}`}
          color="orange"
          variant="light"
          mb={10}
          title={t('match.canaries')}
          icon={<IconFeather aria-hidden />}
        >
          {say(meaning)}
          {canaries.map(({ canary, first, by }) => (
            <div key={canary} className="vt-num">
              {canary} · {t('canaries.row', { rows: first.join(' ') })} ·{' '}
              {t('canaries.by', {
                traits: enumerated(
                  by.map((trait) => say(canaryTraitTitle[trait])),
                  shown,
                ),
              })}
            </div>
          ))}
        </Alert>
      ))}
      {match.identical.length > 0 && (
        <Alert color="blue" variant="light" mb={10} icon={<IconCopyCheck aria-hidden />}>
          {t('match.identical')}{' '}
          {match.identical.map((list) => (
            <span key={list}>
              <ListName caseId={caseId} list={list} />{' '}
            </span>
          ))}
        </Alert>
      )}
      <div className="vt-match-columns">
        <section>
          <h3>{t('match.sources')}</h3>
          <MatchRivals caseId={caseId} match={match} />
        </section>
        <section>
          <h3>{t('match.copies')}</h3>
          {copies.length === 0 ? (
            <p className="vt-quiet">{t('match.copies-none')}</p>
          ) : (
            <ol className="vt-rivals">
              {copies.map((found, at) => (
                <Matched key={found.list} caseId={caseId} match={match} found={found} rank={at + 1} isCopy />
              ))}
            </ol>
          )}
          {copies.length < match.copies.length && (
            <div className="vt-row">
              <span className="vt-grow vt-quiet vt-num">
                {t('count.of', { n: n(copies.length), total: n(match.copies.length) })}
              </span>
              <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
                {t('action.more')}
              </Button>
            </div>
          )}
        </section>
      </div>
    </>
  );
}
