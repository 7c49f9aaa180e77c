// Counts by both readings, with what was deducted, gains and the rules; never a word of guilt.
import type { CountReading } from '#contract/count.ts';
import { both, enumerated } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { heading, items, say, table } from '../model.ts';
import { namesOf, unknown, whole } from '../words.ts';

export const counts: SectionOf = {
  id: 'counts',
  title: { zh: '数量与金额', en: 'Counts and gains' },
  blocks(data) {
    const { language, count } = data;
    const zh = language === 'zh';
    if (count === undefined) return [say(zh ? '没有可计的记录。' : 'There are no records to count.')];
    const yes = (reached: boolean): string =>
      reached ? (zh ? '达到' : 'reached') : zh ? '未达到' : 'not reached';
    const classes: Record<CountReading['id'], string> = zh
      ? { property: '按财产信息', other: '按其他信息', classified: '按指定类别' }
      : { property: 'property', other: 'other', classified: 'as classified' };
    const when: Record<CountReading['applies'], string> = zh
      ? {
          'in-force': '当时有效',
          reference: '仅供参考（行为在前）',
          mixed: '部分仅供参考',
          unknown: '日期不明',
        }
      : {
          'in-force': 'in force',
          reference: 'reference only',
          mixed: 'partly reference',
          unknown: 'dates unknown',
        };
    const name = namesOf(data);
    const { records, falseBy, gain, accumulated } = count;
    const atMost =
      gain.reached || !gain.reachedAtMost
        ? ''
        : zh
          ? '；按估计的上限达到'
          : '; reached by the highest estimate';
    return [
      heading(zh ? '记录' : 'Records'),
      table(
        zh ? '每份名单的计数' : 'Counts of each list',
        [
          { title: zh ? '名单' : 'List', width: 1.4, isCode: true },
          { title: zh ? '持有者' : 'Holder', width: 4 },
          { title: zh ? '查获' : 'Seized', width: 1.6, align: 'right' },
          { title: zh ? '重复' : 'Duplicates', width: 1.8, align: 'right' },
          { title: zh ? '不实' : 'False', width: 1.6, align: 'right' },
          { title: zh ? '计入' : 'Counted', width: 1.6, align: 'right' },
        ],
        [
          ...count.lists.map((one) => [
            one.list,
            name(one.holder),
            whole(one.seized),
            whole(one.duplicates),
            whole(one.false),
            whole(one.counted),
          ]),
          [
            zh ? '合计' : 'Sum',
            '',
            whole(records.seized),
            whole(records.duplicates),
            whole(records.false),
            whole(records.counted),
          ],
        ],
      ),
      say(
        zh
          ? `不实的理由：身份证校验不符 ${falseBy['id-checksum']}、电话不可能存在 ${falseBy.phone}、人工标记 ${falseBy.marked}。计入的记录属于 ${whole(count.people)} 人。`
          : `Why false: ID check fails ${falseBy['id-checksum']}, no such phone ${falseBy.phone}, marked ${falseBy.marked}. What counts belongs to ${whole(count.people)} people.`,
      ),
      heading(zh ? '两种理解' : 'Both readings'),
      table(
        zh
          ? '房主记录属于哪类信息有争议，两种理解并列'
          : 'Which class a home owner’s record is of is arguable: both readings side by side',
        [
          { title: zh ? '理解' : 'Reading', width: 2.2 },
          { title: zh ? '条数' : 'Records', width: 1.5, align: 'right' },
          { title: zh ? '标准' : 'Threshold', width: 1.5, align: 'right' },
          { title: zh ? '是否达到' : 'Reached', width: 1.8 },
          { title: zh ? '十倍标准' : 'Tenfold', width: 2.4 },
          { title: zh ? '职务减半' : 'On duty (half)', width: 2.4 },
          { title: zh ? '适用' : 'Applies', width: 2.2 },
          { title: zh ? '依据' : 'Rule', width: 4 },
        ],
        count.readings.map((one) => [
          classes[one.id],
          whole(one.records),
          whole(one.threshold),
          yes(one.reached),
          `${whole(one.especially.threshold)} ${yes(one.especially.reached)}`,
          `${whole(one.ownDuty.threshold)} ${yes(one.ownDuty.reached)}`,
          when[one.applies],
          one.rule,
        ]),
      ),
      ...count.readings.map((one) =>
        say(`${classes[one.id]}${zh ? '：' : ': '}${one.text[language]}`, 'quiet'),
      ),
      ...partOf(
        {
          heading: both('提供', 'Provided'),
          none: both('没有向他人提供的记载。', 'Nothing is known to have been provided to anybody.'),
          title: both(
            `向谁提供了多少：同一接收方的同一信息只计一次，不同接收方累计（${accumulated.rule}）`,
            `To whom how much was provided: the same information once to one recipient, added up over recipients (${accumulated.rule})`,
          ),
          columns: [
            { title: both('提供方', 'From'), width: 3.4, cell: ({ from }) => name(from) },
            { title: both('接收方', 'To'), width: 3.4, cell: ({ to }) => name(to) },
            {
              title: both('条数', 'Records'),
              width: 1.4,
              align: 'right',
              cell: (one) => whole(one.records),
            },
            {
              title: both('书证所说', 'By documents'),
              width: 1.7,
              align: 'right',
              cell: ({ documented }) => (documented === null ? unknown(language) : whole(documented)),
            },
            {
              title: both('条数不明（次）', 'Not known (times)'),
              width: 1.8,
              align: 'right',
              cell: (one) => (one.unknown === 0 ? '' : whole(one.unknown)),
            },
            {
              title: both('流转', 'Transfers'),
              width: 2.2,
              isCode: true,
              cell: (one) => enumerated(one.transfers, language),
            },
            {
              title: both('查获的名单', 'Lists found'),
              width: 2,
              isCode: true,
              cell: (one) => enumerated(one.lists, language),
            },
          ],
          rows: count.provided,
        },
        language,
      ),
      heading(zh ? '金额' : 'Gains'),
      say(
        zh
          ? `有价格和条数可据的出售所得 ${whole(gain.yuan)} 元；价格不详的出售按每条 0.5 至 1 元估计后为 ${whole(gain.low)} 至 ${whole(gain.high)} 元；另有 ${gain.unknown} 次出售无法计算。标准 ${whole(gain.threshold)} 元（${gain.rule}）：${yes(gain.reached)}${atMost}。`
          : `Documented gains ${whole(gain.yuan)} yuan; with sales of unknown price at 0.5 to 1 yuan a record ${whole(gain.low)} to ${whole(gain.high)} yuan; ${gain.unknown} sales cannot be reckoned. Threshold ${whole(gain.threshold)} yuan (${gain.rule}): ${yes(gain.reached)}${atMost}.`,
      ),
      ...(count.notes.length === 0 ? [] : [items(count.notes.map((note) => note[language]))]),
      heading(zh ? '规则' : 'Rules'),
      table(
        zh ? '所用规则' : 'Rules applied',
        [
          { title: zh ? '条文' : 'Citation', width: 4 },
          { title: zh ? '内容' : 'Content', width: 7 },
          { title: zh ? '施行' : 'In force', width: 2 },
        ],
        count.rules.map((rule) => [
          rule.citation[language],
          rule.says[language],
          `${rule.from}${rule.until === undefined ? '' : ` – ${rule.until}`}`,
        ]),
      ),
    ];
  },
};
