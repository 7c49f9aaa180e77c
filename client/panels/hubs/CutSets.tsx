// Few parties that cut many lists off from their sources, each to be tried in the graph.
import { Fragment } from 'react';
import { Button } from '@mantine/core';
import type { Hubs } from '#contract/hubs.ts';
import { ElementLink } from '../ElementLink.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

interface CutSetsProps {
  sets: Hubs['cutSets'];
  ends: Hubs['ends'];
  onTry(parties: readonly string[]): void;
}

export function CutSets({ sets, ends, onTry }: CutSetsProps) {
  const { t, say, shown } = useTexts();
  if (sets.length === 0) return <p className="vt-quiet">{t('hubs.no-cut-sets')}</p>;
  return (
    <>
      <ul className="vt-hub-sets">
        {sets.map((set) => (
          <li key={`${set.kind} ${set.parties.join(' ')}`}>
            <span>
              {say(set.text)}
              {!set.exact && <span className="vt-quiet"> {t('hubs.not-exact')}</span>}
              <br />
              {set.parties.map((id, at) => (
                <Fragment key={id}>
                  {at > 0 && <span className="vt-quiet"> + </span>}
                  <ElementLink id={id} />
                </Fragment>
              ))}
            </span>
            <Button size="compact-xs" variant="subtle" onClick={() => onTry(set.parties)}>
              {t('hubs.try')}
            </Button>
          </li>
        ))}
      </ul>
      {ends.looked < ends.total && (
        <p className="vt-quiet">
          {t('count.of', { n: formatNumber(ends.looked, shown), total: formatNumber(ends.total, shown) })}
        </p>
      )}
    </>
  );
}
