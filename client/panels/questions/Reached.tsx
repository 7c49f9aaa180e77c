// What lies downstream or upstream: counted by kind, lit in every view, to be selected or looked at alone.
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconFocus2, IconPointer } from '@tabler/icons-react';
import { ENTITY_TYPES, entityOf } from '#contract/model/registry.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { OrderBadge } from './FlowNotice.tsx';
import type { ReachAnswer } from './form.ts';

const PAGE = 30;

export function Reached({ reach, start }: { reach: ReachAnswer; start: string }) {
  const { t, say, shown } = useTexts();
  const { visible, actions } = useWorkspace();
  const { light } = useSurface();
  const [limit, setLimit] = useState(PAGE);
  const { reached, elements } = reach;
  const ids = useMemo(() => [start, ...reached.map(({ id }) => id)], [reached, start]);
  useEffect(() => {
    light(new Set([...ids, ...elements.edges.map(({ id }) => id)]));
    return () => light(undefined);
  }, [ids, elements, light]);
  const order = new Map(reached.map((each) => [each.id, each.order]));
  const inView = new Set(visible.nodes.map(({ id }) => id));
  const drawn = ids.filter((id) => inView.has(id));
  const byType = ENTITY_TYPES.map((type) => {
    const some = elements.nodes.filter((node) => node.type === type && order.has(node.id));
    return { type, n: some.length, certain: some.filter(({ id }) => order.get(id) === 'certain').length };
  }).filter(({ n }) => n > 0);
  return (
    <>
      <table className="vt-plain" style={{ width: '100%', margin: '6px 0' }}>
        <thead>
          <tr>
            <th scope="col">{t('reach.kind')}</th>
            <th scope="col">{t('order.certain')}</th>
            <th scope="col">{t('order.possible')}</th>
          </tr>
        </thead>
        <tbody>
          {byType.map(({ type, n, certain }) => (
            <tr key={type}>
              <th scope="row">{say(entityOf(type).title)}</th>
              <td className="vt-num">{formatNumber(certain, shown)}</td>
              <td className="vt-num">{formatNumber(n - certain, shown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="vt-quiet vt-num" style={{ margin: '0 0 6px' }}>
        {t('reach.in-view', { n: formatNumber(drawn.length, shown), total: formatNumber(ids.length, shown) })}
      </p>
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        <Button
          variant="default"
          leftSection={<IconPointer size={14} aria-hidden />}
          onClick={() => actions.select(drawn)}
        >
          {t('reach.select', { n: formatNumber(drawn.length, shown) })}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFocus2 size={14} aria-hidden />}
          onClick={() => actions.focus(ids, true)}
        >
          {t('reach.focus')}
        </Button>
      </div>
      <ol className="vt-steps">
        {reached.slice(0, limit).map(({ id, order: sure }) => (
          <li key={id}>
            <ElementLink id={id} /> <OrderBadge order={sure} />
          </li>
        ))}
      </ol>
      {limit < reached.length && (
        <button type="button" className="vt-link" onClick={() => setLimit(limit + PAGE)}>
          {t('reach.more', {
            n: formatNumber(Math.min(limit, reached.length), shown),
            total: formatNumber(reached.length, shown),
          })}
        </button>
      )}
    </>
  );
}
