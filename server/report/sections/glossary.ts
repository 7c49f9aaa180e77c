// Words of the report that a reader may not know.
import { both, type Text } from '#contract/text.ts';
import { tableOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';

const WORDS: readonly (readonly [Text, Text])[] = [
  [
    { zh: '名单', en: 'List' },
    {
      zh: '起获的一份个人信息表格；同一内容的两份文件是两份名单。',
      en: 'One copy of a table of people’s data that was found; two files of one content are two lists.',
    },
  ],
  [
    { zh: '流转', en: 'Transfer' },
    {
      zh: '名单由一方到另一方：出售、分享、窃取或方式不明。',
      en: 'A list passing from one party to another: sale, share, theft, or not known how.',
    },
  ],
  [
    { zh: '来源（最近）', en: 'Source (nearest)' },
    {
      zh: '在已起获的名单中离它最近的上游；中间可能另有未起获的副本。',
      en: 'The nearest seized list upstream; copies between the two may not have been seized.',
    },
  ],
  [
    { zh: '似然比（logLR）', en: 'Likelihood ratio (logLR)' },
    {
      zh: '“从它抄来”比“不是”时，所见情况更可能多少；取自然对数，0 为不偏向任何一方。',
      en: 'How much more likely what is seen would be had it been copied than had it not; natural logarithm, 0 favours neither.',
    },
  ],
  [
    { zh: '把握等级', en: 'Band' },
    {
      zh: '似然比的文字等级：无支持、弱、中等、较强、强、很强、极强。',
      en: 'The likelihood ratio in words: from no support to extremely strong support.',
    },
  ],
  [
    { zh: '同源', en: 'Common source' },
    {
      zh: '两份名单都来自同一份未起获的名单，彼此没有抄录。',
      en: 'Both come from one list that was not seized, neither from the other.',
    },
  ],
  [
    { zh: '标记记录', en: 'Canary' },
    {
      zh: '交给某一接收方的虚构记录；在别处出现，说明名单经过该接收方，但不一定直接。',
      en: 'An invented record given to one recipient; where it turns up, the list passed through that recipient, not necessarily directly.',
    },
  ],
  [
    { zh: '必经（支配点）', en: 'Cuts (dominator)' },
    {
      zh: '从任何源头到某份名单的每一条路都经过的一方；它一断，这份名单就追不到源头。',
      en: 'A party through which every route from any source to a list runs; without it the list reaches no source.',
    },
  ],
  [
    { zh: '可信度等级', en: 'Grade' },
    {
      zh: '来源是否可靠（字母）和内容是否可信（数字），如 B2。',
      en: 'How reliable a source is (letter) and how credible what it says (digit), such as B2.',
    },
  ],
  [
    { zh: 'SHA-256', en: 'SHA-256' },
    {
      zh: '文件的指纹：文件变动一个字节，它就不同。',
      en: 'The fingerprint of a file: it differs when one byte does.',
    },
  ],
  [
    { zh: '日志', en: 'Journal' },
    {
      zh: '只能追加的记录，每条都含前一条的指纹；末条的指纹封住全部内容。',
      en: 'A record that only grows; each entry holds the fingerprint of the one before, so that the last seals all.',
    },
  ],
];

export const glossary: SectionOf = {
  id: 'glossary',
  title: both('用语说明', 'Glossary'),
  blocks: ({ language }) => [
    tableOf(
      {
        title: both('用语', 'Words'),
        columns: [
          { title: both('用语', 'Word'), width: 2, cell: ([word]) => word[language] },
          { title: both('含义', 'Meaning'), width: 8, cell: ([, meaning]) => meaning[language] },
        ],
        rows: WORDS,
      },
      language,
    ),
  ],
};
