// The map of the chain: a column per tier from source to retailer with what it holds, and what passed between the columns.
import { useMemo } from 'react';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { party } from '#contract/model/party.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyView } from '../EmptyView.tsx';
import { chainMap } from './chain-map.ts';
import { FlowBands } from './FlowBands.tsx';
import { TierColumn } from './TierColumn.tsx';
import './tiers.css';

export default function TierView() {
  const { t, say } = useTexts();
  const { visible, address, actions } = useWorkspace();
  const { tiers, flows } = useMemo(() => chainMap(visible.nodes, visible.edges), [visible]);
  const selection = useMemo(() => new Set(address.selection), [address.selection]);
  const titles = new Map(
    tiers.map(({ tier }) => [
      tier,
      party.kinds
        .filter((kind) => kind.tier === tier)
        .map(({ text }) => say(text))
        .join(' · '),
    ]),
  );
  const pick = (id: string, isAdding: boolean): void => {
    if (!isAdding) actions.select([id]);
    else if (selection.has(id)) actions.select(address.selection.filter((each) => each !== id));
    else actions.select([...address.selection, id]);
  };
  if (visible.nodes.length === 0) {
    return (
      <EmptyView
        icon={<IconArrowsSplit2 size={28} aria-hidden />}
        title={t('graph.empty')}
        how={t('graph.empty-filtered')}
      />
    );
  }
  return (
    <div className="vt-tiers" role="group" aria-label={t('view.tiers')} tabIndex={0}>
      <div className="vt-tiers-wide">
        <FlowBands
          columns={tiers.map(({ tier }) => tier)}
          flows={flows}
          titles={titles}
          selection={selection}
          onSelect={actions.select}
        />
        <div
          className="vt-tier-columns"
          style={{ gridTemplateColumns: `repeat(${tiers.length}, minmax(0, 1fr))` }}
        >
          {tiers.map((tier) => (
            <TierColumn
              key={tier.tier}
              tier={tier}
              title={titles.get(tier.tier) ?? ''}
              selection={selection}
              onPick={pick}
            />
          ))}
        </div>
        <p className="vt-quiet">{t('tiers.note')}</p>
      </div>
    </div>
  );
}
