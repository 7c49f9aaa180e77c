// The lists with what they were found in and their hashes.
import { both } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { numberAt, ofType, textAt } from '../data.ts';
import { say } from '../model.ts';
import { namesOf, unknown, whole } from '../words.ts';

export const lists: SectionOf = {
  id: 'lists',
  title: both('名单', 'Lists'),
  blocks(data) {
    const { language, edges } = data;
    const found = ofType(data, 'List');
    const name = namesOf(data);
    const holder = new Map(
      edges.filter(({ type }) => type === 'HOLDS').map(({ source, target }) => [target, source]),
    );
    const evidence = new Map<string, string[]>();
    for (const { type, source, target } of edges)
      if (type === 'SUPPORTED_BY') evidence.set(source, [...(evidence.get(source) ?? []), target]);
    const table = partOf(
      {
        none: both('没有名单。', 'There are no lists.'),
        title: both(`名单 ${found.length} 份`, `${found.length} lists`),
        columns: [
          { title: both('编号', 'Id'), width: 1.5, isCode: true, cell: ({ id }) => id },
          {
            title: both('标题', 'Title'),
            width: 4,
            cell: ({ id, caption }) => (caption === id ? '' : caption),
          },
          {
            title: both('持有者', 'Holder'),
            width: 4,
            cell: ({ id }) => {
              const owner = holder.get(id);
              return owner === undefined ? unknown(language) : name(owner);
            },
          },
          {
            title: both('行数', 'Rows'),
            width: 1.6,
            align: 'right',
            cell: (list) => whole(numberAt(list, 'rows')),
          },
          {
            title: both('取得日期', 'Obtained'),
            width: 2.2,
            cell: (list) => textAt(list, 'obtained_on') || unknown(language),
          },
          {
            title: both('证据', 'Evidence'),
            width: 1.8,
            isCode: true,
            cell: ({ id }) => (evidence.get(id) ?? []).join(', '),
          },
        ],
        rows: found,
      },
      language,
    );
    if (found.length === 0) return table;
    return [
      ...table,
      say(
        language === 'zh'
          ? '每份名单所在文件的 SHA-256 值列于“附件二”；报告中的行号自表头下第 1 行起计。'
          : 'The SHA-256 of the file of each list stands in Annex B; row numbers count from 1 below the header.',
        'quiet',
      ),
    ];
  },
};
