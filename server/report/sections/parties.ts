// Parties and their handles.
import type { GraphNode } from '#contract/graph.ts';
import { both } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { ofType, textAt } from '../data.ts';
import { kindWord, namesOf, PLATFORM_WORDS, unknown, whole, wordOf } from '../words.ts';

export const parties: SectionOf = {
  id: 'parties',
  title: both('主体与账号', 'Parties and handles'),
  blocks(data) {
    const { language, edges } = data;
    const held = new Map<string, string[]>();
    const users = new Map<string, { party: string; grade: string }>();
    for (const edge of edges) {
      if (edge.type === 'HOLDS') held.set(edge.source, [...(held.get(edge.source) ?? []), edge.target]);
      if (edge.type === 'USES') users.set(edge.target, { party: edge.source, grade: textAt(edge, 'grade') });
    }
    const name = namesOf(data);
    const people = ofType(data, 'Party');
    const handles = ofType(data, 'Handle');
    const listsHeld = ({ id }: GraphNode): string => (held.get(id) ?? []).join(', ');
    return [
      ...partOf(
        {
          heading: both('主体', 'Parties'),
          none: both('没有主体。', 'There are no parties.'),
          title: both(`主体 ${people.length} 个`, `${people.length} parties`),
          columns: [
            { title: both('编号', 'Id'), width: 2, isCode: true, cell: ({ id }) => id },
            { title: both('名称', 'Name'), width: 5, cell: ({ caption }) => caption },
            { title: both('类别', 'Kind'), width: 2.4, cell: (party) => kindWord(party, language) },
            { title: both('行业', 'Trade'), width: 2.6, cell: (party) => textAt(party, 'trade') },
            { title: both('地区', 'Region'), width: 2.4, cell: (party) => textAt(party, 'region') },
            { title: both('所持名单', 'Lists held'), width: 4, isCode: true, cell: listsHeld },
          ],
          rows: people,
        },
        language,
      ),
      ...partOf(
        {
          heading: both('账号', 'Handles'),
          none: both('没有账号。', 'There are no handles.'),
          title: both(`账号 ${whole(handles.length)} 个`, `${whole(handles.length)} handles`),
          columns: [
            { title: both('编号', 'Id'), width: 2, isCode: true, cell: ({ id }) => id },
            {
              title: both('平台', 'Platform'),
              width: 2,
              cell: (handle) => wordOf(PLATFORM_WORDS, textAt(handle, 'platform'), language),
            },
            { title: both('号码或网名', 'Value'), width: 4, isCode: true, cell: ({ caption }) => caption },
            {
              title: both('使用者', 'Used by'),
              width: 5,
              cell: ({ id }) => {
                const user = users.get(id);
                return user === undefined ? unknown(language) : name(user.party);
              },
            },
            {
              title: both('可信度', 'Grade'),
              width: 1.6,
              cell: (handle) => users.get(handle.id)?.grade || textAt(handle, 'grade'),
            },
            { title: both('所持名单', 'Lists held'), width: 3, isCode: true, cell: listsHeld },
          ],
          rows: handles,
        },
        language,
      ),
    ];
  },
};
