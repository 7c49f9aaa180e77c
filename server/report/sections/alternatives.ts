// What else could be: the other candidates of each list, a common source, a source that was not seized.
import type { SectionOf } from '../define.ts';
import { say, table } from '../model.ts';
import { chance, sureness } from '../words.ts';

/** Candidates printed of each list. */
const MOST = 3;

export const alternatives: SectionOf = {
  id: 'alternatives',
  title: { zh: '其他可能', en: 'Alternative explanations' },
  blocks({ language, lineage }) {
    const zh = language === 'zh';
    const { model, lists } = lineage;
    const rows = lists.flatMap(({ id, parents, ranking, notSeized }) => {
      const drawn = new Set(parents.map((parent) => parent.id));
      const others = ranking.filter((one) => one.relation === 'common-source' || !drawn.has(one.id));
      const shown = others.slice(0, MOST);
      return [
        ...shown.map((one, at) => [
          at === 0 ? id : '',
          one.relation === 'parent'
            ? zh
              ? `来源是 ${one.id}`
              : `its source is ${one.id}`
            : zh
              ? `与 ${one.id} 同出一个未起获的来源`
              : `it and ${one.id} come from one source that was not seized`,
          sureness(one, model, language),
          at === 0 ? `${shown.length} / ${others.length}` : '',
        ]),
        ...(notSeized > 0.01
          ? [
              [
                shown.length === 0 ? id : '',
                zh ? '没有任何已起获的名单是它的来源' : 'no seized list is among its sources',
                chance(notSeized, model, language),
                '',
              ],
            ]
          : []),
      ];
    });
    return [
      say(
        zh
          ? '同一份名单的各种说法是不同的问题，不必相加为一：合并而成的名单可有几个来源。'
          : 'The statements on one list answer different questions and need not add up to one: a merged list has several sources.',
        'quiet',
      ),
      rows.length === 0
        ? say(zh ? '没有其他候选。' : 'There are no other candidates.')
        : table(
            zh ? '每份名单排在前面的其他可能' : 'The next best explanations of each list',
            [
              { title: zh ? '名单' : 'List', width: 1.2, isCode: true },
              { title: zh ? '其他可能' : 'What else could be', width: 6 },
              { title: zh ? '把握' : 'How sure', width: 3.4 },
              { title: zh ? '所列' : 'Shown', width: 1.2 },
            ],
            rows,
          ),
    ];
  },
};
