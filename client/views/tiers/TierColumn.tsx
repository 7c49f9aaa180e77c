// One column of the chain: who stands in it, those with most lists and transfers first.
import { useState } from 'react';
import { MoreRow } from '../../components/MoreRow.tsx';
import { TypeIcon } from '../../components/TypeIcon.tsx';
import { lookOf } from '../../graph/node-looks.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import type { Tier } from './chain-map.ts';

/** How many are listed before the rest is asked for. */
const LISTED = 60;

interface TierColumnProps {
  tier: Tier;
  title: string;
  selection: ReadonlySet<string>;
  onPick(id: string, isAdding: boolean): void;
}

export function TierColumn({ tier, title, selection, onPick }: TierColumnProps) {
  const { t, shown } = useTexts();
  const { words } = useWorkspace();
  const [most, setMost] = useState(LISTED);
  const { actors } = tier;
  const listed = actors.slice(0, most);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="vt-quiet vt-num vt-tier-counts">
        <span>{t('tiers.parties', { n: formatNumber(actors.length, shown) })}</span>{' '}
        <span>{t('tiers.lists', { n: formatNumber(tier.lists, shown) })}</span>{' '}
        <span>{t('tiers.rows', { n: formatNumber(tier.rows, shown) })}</span>
      </p>
      <ul>
        {listed.map(({ id, node, lists, sent, received }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={selection.has(id)}
              onClick={(event) => onPick(id, event.ctrlKey || event.metaKey || event.shiftKey)}
            >
              <TypeIcon look={lookOf(node)} size={16} />
              <bdi className="vt-cut">{words.caption(node)}</bdi>
              <span className="vt-num vt-tier-counts">
                <span>{t('tiers.lists', { n: formatNumber(lists, shown) })}</span>{' '}
                <span>{t('tiers.in', { n: formatNumber(received, shown) })}</span>{' '}
                <span>{t('tiers.out', { n: formatNumber(sent, shown) })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length < actors.length && (
        <MoreRow n={listed.length} total={actors.length} onMore={() => setMost(most + LISTED)} />
      )}
    </section>
  );
}
