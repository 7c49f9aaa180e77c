// Which holders explain complaints, for people.
import { bandTitle } from '#contract/lineage.ts';
import type { ComplaintMatch } from '#contract/match.ts';
import type { Language } from '#contract/text.ts';
import { percent, table } from './table.ts';

/** Less likely holders are counted, not listed. */
const LEAST = 0.01;

export function complaintsText(
  { complaints, holders, unexplained, model }: ComplaintMatch,
  language: Language,
): string {
  const zh = language === 'zh';
  const shown = holders.filter(({ probability }) => probability >= LEAST);
  const head = zh
    ? [
        '持有者',
        '名单',
        ...(model.calibrated ? ['概率'] : []),
        '强度',
        '解释',
        '涵盖',
        '本人来电',
        '无法区分',
      ]
    : [
        'holder',
        'list',
        ...(model.calibrated ? ['probability'] : []),
        'strength',
        'explains',
        'covers',
        'called himself',
        'not told from',
      ];
  const rows = shown.map((one) => [
    one.holder,
    one.list ?? '',
    ...(model.calibrated ? [percent(one.probability)] : []),
    bandTitle[one.band][language],
    one.explained,
    one.covers,
    one.called,
    one.alike.join(' '),
  ]);
  const rest = holders.length - shown.length;
  return [
    zh
      ? `${complaints} 件投诉，其中 ${unexplained} 件没有扣押的名单能够解释。`
      : `${complaints} complaints, ${unexplained} of them explained by no seized list.`,
    '',
    table(head, rows),
    ...(rest > 0
      ? [zh ? `另有 ${rest} 个持有者，远不如以上可能` : `${rest} more holders, far less likely than these`]
      : []),
    '',
    zh
      ? '问的是：这些投诉中是否有出自该持有者名单的；未扣押的名单始终同样可能。'
      : 'The question: does any of the complaints go back to a list of this holder? Lists that were not seized always compete.',
    model.note[language],
  ].join('\n');
}
