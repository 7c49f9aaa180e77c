// What passed between the columns of the chain: a band each, the wider the more, that can be chosen.
import { useElementSize } from '@mantine/hooks';
import { formatNumber, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { Flow } from './chain-map.ts';

const HEIGHT = 168;
const MIDDLE = HEIGHT / 2;

/** Course of a band between the middles of two columns: forward above, backward below, within one column a loop. */
export function course(from: number, to: number): { path: string; label: { x: number; y: number } } {
  if (from === to) {
    return {
      path: `M${from - 22} ${MIDDLE} C${from - 46} ${MIDDLE + 62} ${from + 46} ${MIDDLE + 62} ${from + 22} ${MIDDLE}`,
      label: { x: from, y: MIDDLE + 58 },
    };
  }
  const reach = Math.abs(to - from);
  const lift = Math.min(MIDDLE - 20, 26 + reach * 0.11) * (to > from ? -1 : 1);
  const [a, b] = to > from ? [from + 10, to - 16] : [from - 10, to + 16];
  return {
    path: `M${a} ${MIDDLE} C${a + (b - a) * 0.25} ${MIDDLE + lift * 1.3} ${a + (b - a) * 0.75} ${MIDDLE + lift * 1.3} ${b} ${MIDDLE}`,
    label: { x: (from + to) / 2, y: MIDDLE + lift },
  };
}

interface FlowBandsProps {
  columns: readonly number[];
  flows: readonly Flow[];
  titles: ReadonlyMap<number, string>;
  selection: ReadonlySet<string>;
  onSelect(ids: readonly string[]): void;
}

export function FlowBands({ columns, flows, titles, selection, onSelect }: FlowBandsProps) {
  const { t, shown } = useTexts();
  const { ref, width } = useElementSize();
  const most = Math.max(1, ...flows.map(({ transfers }) => transfers.length));
  const middle = (tier: number): number => ((columns.indexOf(tier) + 0.5) * width) / columns.length;
  const said = ({ from, to, transfers, records, yuan, priced, derived }: Flow): string =>
    [
      t('tiers.flow', {
        from: titles.get(from) ?? '',
        to: titles.get(to) ?? '',
        n: formatNumber(transfers.length, shown),
      }),
      records > 0 ? t('tiers.records', { n: formatNumber(records, shown) }) : '',
      priced > 0
        ? t('tiers.yuan', { yuan: formatYuan(Math.round(yuan), shown), n: priced, total: transfers.length })
        : '',
      derived.length > 0 ? t('tiers.derived', { n: formatNumber(derived.length, shown) }) : '',
    ]
      .filter((part) => part !== '')
      .join(t('tiers.and'));
  return (
    <div ref={ref} className="vt-bands">
      <svg width={width} height={HEIGHT} role="group" aria-label={t('tiers.flows')}>
        <defs>
          <marker
            id="vt-flow"
            viewBox="0 0 10 10"
            refX="6"
            refY="5"
            markerWidth="17"
            markerHeight="17"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L10 5L0 10Z" fill="var(--vt-accent)" />
          </marker>
        </defs>
        {columns.map((tier) => (
          <g key={tier} className="vt-stop">
            <line x1={middle(tier)} x2={middle(tier)} y1={MIDDLE} y2={HEIGHT} />
            <circle cx={middle(tier)} cy={MIDDLE} r={5} />
          </g>
        ))}
        {flows.map((flow) => {
          const { path, label } = course(middle(flow.from), middle(flow.to));
          const ids = [...flow.transfers, ...flow.derived];
          const isChosen = ids.some((id) => selection.has(id));
          const choose = (): void => onSelect(ids);
          return (
            <g
              key={`${flow.from} ${flow.to}`}
              role="button"
              tabIndex={0}
              aria-label={said(flow)}
              aria-pressed={isChosen}
              className="vt-band"
              onClick={choose}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                choose();
              }}
            >
              <title>{said(flow)}</title>
              <path
                d={path}
                fill="none"
                strokeDasharray={flow.transfers.length === 0 ? '5 4' : undefined}
                strokeWidth={1.5 + 8.5 * Math.sqrt(flow.transfers.length / most)}
                markerEnd="url(#vt-flow)"
              />
              <text x={label.x} y={label.y} textAnchor="middle">
                {flow.transfers.length > 0
                  ? formatNumber(flow.transfers.length, shown)
                  : t('tiers.derived-short', { n: formatNumber(flow.derived.length, shown) })}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
