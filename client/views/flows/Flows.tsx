// Who passed how much to whom: transfers summed up as a Sankey picture, and the same as a table.
import { useMemo, useState } from 'react';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartSankey } from '@tabler/icons-react';
import { entityOf } from '#contract/model/registry.ts';
import { formatNumber, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyView } from '../EmptyView.tsx';
import {
  amountOf,
  byAmount,
  flowsOf,
  GROUPINGS,
  MEASURED,
  withoutCircles,
  type Grouping,
  type Measured,
} from './flow-data.ts';
import { FlowsTable } from './FlowsTable.tsx';
import { Sankey } from './Sankey.tsx';
import '../timeline/timeline.css';
import './flows.css';

/** Flows that are drawn before somebody asks for more, and how many more then. */
const FIRST = 40;
/** The least height of a flow (px): in a low pane names would lie on one another, so the picture scrolls. */
const ROW = 16;

/** The group of an actor, and what groups are called. */
function useGroups(grouping: Grouping) {
  const { t, say } = useTexts();
  const { graph, words } = useWorkspace();
  return useMemo(() => {
    const groupOf = (id: string): string => {
      const node = graph.nodes.get(id);
      if (grouping === 'party' || node === undefined) return id;
      if (grouping === 'kind') return node.type === 'Party' ? (node.kind ?? '') : node.type;
      const value = node.props[grouping];
      return typeof value === 'string' ? value : '';
    };
    const titleOf = (group: string): string => {
      const node = graph.nodes.get(group);
      if (grouping === 'party') return node === undefined ? group : words.caption(node);
      if (group === '') return t('flows.unknown-group');
      if (grouping !== 'kind') return group;
      const kind = entityOf('Party').kinds.find(({ value }) => value === group);
      return kind === undefined ? say(entityOf('Handle').title) : say(kind.text);
    };
    return { groupOf, titleOf };
  }, [graph, grouping, words, t, say]);
}

export default function Flows() {
  const { t, shown } = useTexts();
  const { visible } = useWorkspace();
  const [measured, setMeasured] = useState<Measured>('records');
  const [grouping, setGrouping] = useState<Grouping>('party');
  const [limit, setLimit] = useState(FIRST);
  const [shape, setShape] = useState<'picture' | 'table'>('picture');
  const { ref, width, height } = useElementSize();
  const { groupOf, titleOf } = useGroups(grouping);
  const { flows, loose } = useMemo(() => flowsOf(visible.nodes, visible.edges, groupOf), [visible, groupOf]);
  const all = useMemo(() => byAmount(flows, measured), [flows, measured]);
  const listed = useMemo(() => all.slice(0, limit), [all, limit]);
  const { forward, back } = useMemo(() => withoutCircles(listed), [listed]);
  const say = (amount: number): string =>
    measured === 'yuan' ? formatYuan(amount, shown) : formatNumber(amount, shown);
  if (all.length === 0) {
    return (
      <EmptyView
        icon={<IconChartSankey size={28} aria-hidden />}
        title={t('flows.empty')}
        how={t('flows.empty-how')}
      />
    );
  }
  const sums = all.map((flow) => amountOf(flow, measured));
  const total = all.reduce((sum, { transfers }) => sum + transfers.length, 0);
  return (
    <div className="vt-flows">
      <div className="vt-timeline-bar">
        <SegmentedControl
          size="xs"
          aria-label={t('flows.amount')}
          value={measured}
          data={MEASURED.map((each) => ({ value: each, label: t(`flows.${each}`) }))}
          onChange={(value) => setMeasured(MEASURED.find((each) => each === value) ?? 'records')}
        />
        <NativeSelect
          size="xs"
          aria-label={t('flows.by')}
          value={grouping}
          data={GROUPINGS.map((each) => ({ value: each, label: t(`flows.by-${each}`) }))}
          onChange={({ currentTarget: { value } }) =>
            setGrouping(GROUPINGS.find((each) => each === value) ?? 'party')
          }
        />
        <SegmentedControl
          size="xs"
          aria-label={t('flows.shape')}
          value={shape}
          data={[
            { value: 'picture', label: t('flows.as-picture') },
            { value: 'table', label: t('flows.as-table') },
          ]}
          onChange={(value) => setShape(value === 'table' ? 'table' : 'picture')}
        />
        <span className="vt-quiet vt-num" role="status">
          {t('flows.sum', {
            amount: say(sums.reduce((sum, { amount }) => sum + amount, 0)),
            unknown: formatNumber(
              sums.reduce((sum, { unknown }) => sum + unknown, 0),
              shown,
            ),
            total: formatNumber(total, shown),
          })}
        </span>
        <span className="vt-gap" />
        {limit < all.length && (
          <button type="button" className="vt-link" onClick={() => setLimit(limit + FIRST)}>
            {t('flows.more', {
              n: formatNumber(listed.length, shown),
              total: formatNumber(all.length, shown),
            })}
          </button>
        )}
      </div>
      <div ref={ref} className="vt-flows-body">
        {shape === 'picture' ? (
          <Sankey
            forward={forward}
            back={back}
            measured={measured}
            width={width}
            height={Math.max(height, listed.length * ROW)}
            titleOf={titleOf}
            sayAmount={say}
          />
        ) : (
          <FlowsTable flows={listed} back={back} titleOf={titleOf} />
        )}
      </div>
      {sums.some(({ unknown }) => unknown > 0) && (
        <p className="vt-flows-note vt-quiet">{t('flows.note-unknown')}</p>
      )}
      {loose > 0 && (
        <p className="vt-flows-note vt-quiet vt-num">
          {t('flows.note-loose', { n: formatNumber(loose, shown) })}
        </p>
      )}
    </div>
  );
}
