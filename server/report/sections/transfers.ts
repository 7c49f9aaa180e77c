// Transfers, each with its evidence and how far that is believed.
import type { GraphNode } from '#contract/graph.ts';
import { both } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { numberAt, ofType, textAt, type ReportData } from '../data.ts';
import { gradesSaid } from '../grades.ts';
import { EVIDENCE_WORDS, modeWord, namesOf, unknown, whole, wordOf } from '../words.ts';

interface Ends {
  from?: string;
  to?: string;
  list?: string;
  evidence?: string[];
}

/** Ends of each transfer, and what each exhibit supports. */
function endsOf(edges: ReportData['edges']): { ends: Map<string, Ends>; supports: Map<string, string[]> } {
  const ends = new Map<string, Ends>();
  const supports = new Map<string, string[]>();
  for (const { type, source, target } of edges) {
    if (type === 'SENT') ends.set(target, { ...ends.get(target), from: source });
    if (type === 'RECEIVED') ends.set(target, { ...ends.get(target), to: source });
    if (type === 'OF') ends.set(source, { ...ends.get(source), list: target });
    if (type === 'SUPPORTED_BY') {
      const known = ends.get(source);
      ends.set(source, { ...known, evidence: [...(known?.evidence ?? []), target] });
      supports.set(target, [...(supports.get(target) ?? []), source]);
    }
  }
  return { ends, supports };
}

export const transfers: SectionOf = {
  id: 'transfers',
  title: both('流转与证据', 'Transfers and evidence'),
  blocks(data) {
    const { language, summaries } = data;
    const zh = language === 'zh';
    const name = namesOf(data);
    const moved = ofType(data, 'Transfer');
    const exhibits = ofType(data, 'Evidence');
    const { ends, supports } = endsOf(data.edges);
    const end = ({ id }: GraphNode): Ends => ends.get(id) ?? {};
    const named = (of: string | undefined): string => (of === undefined ? unknown(language) : name(of));
    /** Of a sale it is said that its price is not known; of the rest what is documented. */
    const price = (one: GraphNode): string => {
      const value = numberAt(one, 'price_per_record');
      if (value === undefined) return textAt(one, 'mode') === 'sale' ? unknown(language) : '';
      return zh ? `${value} 元/条` : `${value} yuan each`;
    };
    return [
      ...partOf(
        {
          heading: both('流转', 'Transfers'),
          none: both('没有有证据的流转。', 'There are no transfers on evidence.'),
          title: both(`流转 ${moved.length} 次`, `${moved.length} transfers`),
          columns: [
            { title: both('编号', 'Id'), width: 1.5, isCode: true, cell: ({ id }) => id },
            { title: both('提供方', 'From'), width: 3.6, cell: (one) => named(end(one).from) },
            { title: both('接收方', 'To'), width: 3.6, cell: (one) => named(end(one).to) },
            { title: both('名单', 'List'), width: 1.5, isCode: true, cell: (one) => end(one).list ?? '' },
            {
              title: both('方式', 'Mode'),
              width: 1.5,
              cell: (one) => modeWord(textAt(one, 'mode'), language),
            },
            {
              title: both('单价', 'Price'),
              width: 1.9,
              cell: price,
            },
            {
              title: both('条数', 'Records'),
              width: 1.6,
              align: 'right',
              cell: (one) => whole(numberAt(one, 'records')),
            },
            { title: both('日期', 'On'), width: 2.7, cell: (one) => textAt(one, 'on') || unknown(language) },
            {
              title: both('证据', 'Evidence'),
              width: 1.6,
              isCode: true,
              cell: (one) => end(one).evidence?.join(', ') ?? (zh ? '无' : 'none'),
            },
            { title: both('等级', 'Grade'), width: 1.2, cell: (one) => textAt(one, 'grade') },
          ],
          rows: moved,
        },
        language,
      ),
      ...partOf(
        {
          heading: both('证据', 'Evidence'),
          none: both('没有证据。', 'There is no evidence.'),
          title: both(`证据 ${exhibits.length} 件`, `${exhibits.length} exhibits`),
          columns: [
            { title: both('编号', 'Id'), width: 1.6, isCode: true, cell: ({ id }) => id },
            {
              title: both('种类', 'Kind'),
              width: 2,
              cell: (one) => wordOf(EVIDENCE_WORDS, one.kind ?? textAt(one, 'kind'), language),
            },
            { title: both('日期', 'On'), width: 2.4, cell: (one) => textAt(one, 'on') || unknown(language) },
            { title: both('等级', 'Grade'), width: 1.2, cell: (one) => textAt(one, 'grade') },
            {
              title: both('证明', 'Supports'),
              width: 3.6,
              isCode: true,
              cell: ({ id }) => (supports.get(id) ?? []).join(', '),
            },
            ...(summaries.size === 0
              ? []
              : [
                  {
                    title: both('内容摘要', 'Summary'),
                    width: 6,
                    cell: ({ id }: GraphNode) => summaries.get(id) ?? '',
                  },
                ]),
          ],
          rows: exhibits,
        },
        language,
      ),
      ...gradesSaid(
        [...moved, ...exhibits].map((one) => textAt(one, 'grade')),
        language,
      ),
    ];
  },
};
