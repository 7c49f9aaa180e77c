// The filter by when things happened, over transfers, lists and all else that has a time; uncertain times stay as long as they may lie within.
import { useMemo } from 'react';
import { RangeBrush } from '../../components/RangeBrush.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { binsOf } from '../../state/bins.ts';
import { isoOf } from '#contract/days.ts';
import { happeningsOf, spanOf } from '../../state/happenings.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { CheckRow, FacetBox } from './FacetBox.tsx';
import { useTimeRule } from './use-time-rule.ts';

const BINS = 36;

export function TimeFilter() {
  const { t, shown } = useTexts();
  const { graph, visible } = useWorkspace();
  const { rule, title, isActive, set, clear } = useTimeRule();
  const all = useMemo(() => happeningsOf(graph.nodes.values()), [graph]);
  const seen = useMemo(() => happeningsOf(visible.nodes), [visible]);
  const domain = useMemo(() => spanOf(all), [all]);
  if (all.length === 0) return null;
  const dated = (some: typeof all) => some.filter(({ sureness }) => sureness !== 'unknown');
  const of = (n: number, total: number): string =>
    t('count.of', { n: formatNumber(n, shown), total: formatNumber(total, shown) });
  const unknown = all.length - dated(all).length;
  return (
    <FacetBox title={title} isActive={isActive} onReset={clear}>
      {domain !== undefined && (
        <>
          <RangeBrush
            label={title}
            bins={binsOf(all, domain, BINS)}
            shown={binsOf(seen, domain, BINS)}
            domain={domain}
            from={rule.from}
            to={rule.to}
            step={1}
            leap={30}
            format={(value) => formatDay(isoOf(Math.round(value)), shown)}
            names={{ from: t('filters.from', { title }), to: t('filters.to', { title }) }}
            onCommit={(from, to) => set({ from, to })}
          />
          <p className="vt-num vt-quiet" role="status">
            {of(dated(seen).length, dated(all).length)}
          </p>
        </>
      )}
      {unknown > 0 && (
        <CheckRow
          label={<i>{t('filters.undated')}</i>}
          n={of(seen.length - dated(seen).length, unknown)}
          isOn={rule.unknown}
          onToggle={() => set({ unknown: !rule.unknown })}
        />
      )}
    </FacetBox>
  );
}
