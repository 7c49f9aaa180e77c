// Where what the case holds contradicts itself, each with its exhibits.
import type { Contradiction, ContradictionKind } from '#contract/queries/contradictions.ts';
import { both, type Text } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { say } from '../model.ts';

const KIND: Record<ContradictionKind, Text> = {
  rows: both('书证与数据相反', 'Rows against a document'),
  denied: both('否认与名单不符', 'Denied, yet a list says so'),
  'before-list': both('日期早于名单', 'Dated before the list'),
  'after-copy': both('日期晚于抄本', 'Dated after the copy'),
  'two-sources': both('两个来源', 'Two sources'),
  'two-persons': both('一号两人', 'One account, two persons'),
  claims: both('账号认定冲突', 'Words on accounts conflict'),
};

/** `E15 (3)`: an exhibit, and the lines of it. */
const exhibit = ({ id, lines }: Contradiction['evidence'][number]): string =>
  lines.length === 0 ? id : `${id} (${lines.join(', ')})`;

export const contradictions: SectionOf = {
  id: 'contradictions',
  title: both('矛盾', 'Contradictions'),
  blocks({ language, contradictions: found }) {
    return [
      ...partOf(
        {
          none: both('没有发现相互矛盾之处。', 'Nothing was found that contradicts itself.'),
          title: both(`矛盾 ${found.length} 处`, `Contradictions: ${found.length}`),
          columns: [
            { title: both('种类', 'Kind'), width: 2.6, cell: ({ kind }) => KIND[kind][language] },
            { title: both('说明', 'What'), width: 8, cell: ({ what }) => what[language] },
            {
              title: both('分量', 'Weight'),
              width: 1.8,
              cell: ({ weight }) =>
                (weight === 'contrary' ? both('不能并存', 'Contrary') : both('待核实', 'To be looked at'))[
                  language
                ],
            },
            { title: both('涉及', 'Of'), width: 2.6, cell: ({ elements }) => elements.join(', ') },
            {
              title: both('证据（行）', 'Evidence (lines)'),
              width: 2.2,
              cell: ({ evidence }) => evidence.map(exhibit).join(', '),
            },
          ],
          rows: found,
        },
        language,
      ),
      say(
        language === 'zh'
          ? '核对的是：书证与数据、陈述中的否认与名单、流转日期与名单可能存在的日期、同一名单的来源、同一账号的使用者。矛盾只说明两处不能都对，不说明谁对谁错。'
          : 'Checked were documents against rows, denials in statements against lists, dates of transfers against those of the lists, sources of one list, users of one account. A contradiction says that two things cannot both be right, not which of them is.',
        'quiet',
      ),
    ];
  },
};
