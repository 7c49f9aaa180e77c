// What must be said beside an answer about flows: how sure an order in time is, what was left out, where the search met its bound.
import { Badge } from '@mantine/core';
import type { z } from 'zod';
import type { sure } from '#contract/queries/reach.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { FlowNotes } from './form.ts';

/** Whether an order in time is certain or merely possible, in words and colour. */
export function OrderBadge({ order }: { order: z.infer<typeof sure> }) {
  const { t } = useTexts();
  return <Badge color={order === 'certain' ? 'vine' : 'gray'}>{t(`order.${order}`)}</Badge>;
}

export function FlowNotice({ notes: { leftOut, isWhole } }: { notes: FlowNotes }) {
  const { t, shown } = useTexts();
  const said = (
    [
      ['by-mode', leftOut.byMode],
      ['less-probable', leftOut.lessProbable],
      ['without-probability', leftOut.withoutProbability],
    ] as const
  ).filter(([, n]) => n > 0);
  return (
    <>
      {!isWhole && <p role="status">{t('reach.not-whole')}</p>}
      {said.map(([each, n]) => (
        <p key={each} className="vt-quiet vt-num" style={{ margin: 0 }}>
          {t(`reach-left.${each}`, { n: formatNumber(n, shown) })}
        </p>
      ))}
      <p className="vt-quiet" style={{ margin: '4px 0' }}>
        {t('reach.meaning')}
      </p>
    </>
  );
}
