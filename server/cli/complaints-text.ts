// Which holders explain complaints, for people.
import { bandTitle } from '#contract/lineage.ts';
import type { ComplaintMatch } from '#contract/match.ts';
import type { Language } from '#contract/text.ts';
import { percent, table } from './table.ts';

/** Less likely holders are counted, not listed. */
const LEAST = 0.01;

export function complaintsText(
  { complaints, holders, unexplained }: ComplaintMatch,
  language: Language,
): string {
  const zh = language === 'zh';
  const shown = holders.filter(({ probability }) => probability >= LEAST);
  const head = zh
    ? ['持有者', '名单', '概率', '强度', '解释', '涵盖', '本人来电', '无法区分']
    : ['holder', 'list', 'probability', 'strength', 'explains', 'covers', 'called himself', 'not told from'];
  const rows = shown.map((one) => [
    one.holder,
    one.list ?? '',
    percent(one.probability),
    bandTitle[one.band][language],
    one.explained,
    one.covers,
    one.called,
    one.alike.join(' '),
  ]);
  const rest = holders.length - shown.length;
  return [
    zh
      ? `${complaints} 件投诉，其中 ${unexplained} 件没有扣押的名单能够解释。未存入任何内容。`
      : `${complaints} complaints, ${unexplained} of them explained by no seized list. Nothing of them was stored.`,
    '',
    table(head, rows),
    ...(rest > 0 ? [zh ? `另有 ${rest} 个持有者，可能性低于 1%` : `${rest} more holders below 1%`] : []),
    '',
    zh
      ? '概率：这些投诉中是否有出自该持有者名单的；前提是未扣押的名单同样可能。'
      : 'Probability: that any of the complaints goes back to a list of this holder; lists that were not seized always compete.',
  ].join('\n');
}
