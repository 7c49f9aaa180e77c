// Who the hubs are: measures, what hangs on whom, expected values with their spread, and which few parties cut most lists off.
import type { HubParty } from '#contract/hubs.ts';
import { both } from '#contract/text.ts';
import { cutNote, partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { heading, items, say } from '../model.ts';
import { namesOf, whole } from '../words.ts';

/** Parties that are printed: those that most hangs on. */
const MOST = 20;
/** Parties of whom the measures are said in sentences. */
const TOLD = 8;
/** Lists named in a cell. */
const NAMED = 12;

type Spread = NonNullable<NonNullable<HubParty['expected']>['cuts']>;

/** `9.4 ± 1.2 (8–11)`: the mean, the standard deviation, and where nine of ten draws lie. */
const spreadText = (spread: Spread | undefined, digits: number): string =>
  spread === undefined
    ? '—'
    : `${spread.mean.toFixed(digits)} ± ${spread.sd.toFixed(digits)} (${spread.low.toFixed(digits)}–${spread.high.toFixed(digits)})`;

export const hubs: SectionOf = {
  id: 'hubs',
  title: both('枢纽', 'Hubs'),
  blocks(data) {
    const { language, hubs: found } = data;
    const zh = language === 'zh';
    if (found === undefined || found.handOvers === 0)
      return [say(zh ? '没有名单的流转，无从计算枢纽。' : 'No list was handed over, so there are no hubs.')];
    const name = namesOf(data);
    const among = (ids: readonly string[]): string =>
      ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ` … ${NAMED} / ${ids.length}` : '');
    const ranked = found.parties.slice(0, MOST);
    const between = found.parties.filter(({ cuts, betweenness }) => cuts > 0 || betweenness > 0);
    const told = between.slice(0, TOLD);
    const { draws, reachable, cutSets } = found;
    const measures = partOf(
      {
        heading: both('各方', 'Parties'),
        none: both('没有主体。', 'There are no parties.'),
        title: both(
          `枢纽程度（收自他人的名单共 ${reachable} 份）`,
          `Measures (${reachable} lists were received from others)`,
        ),
        columns: [
          { title: both('名次', 'Rank'), width: 1.3, align: 'right', cell: ({ rank }) => String(rank) },
          { title: both('主体', 'Party'), width: 4.2, cell: ({ id }) => name(id) },
          { title: both('持有', 'Lists'), width: 1.2, align: 'right', cell: ({ lists }) => whole(lists) },
          { title: both('收到', 'In'), width: 1.2, align: 'right', cell: (one) => whole(one.in) },
          { title: both('传出', 'Out'), width: 1.2, align: 'right', cell: ({ out }) => whole(out) },
          { title: both('必经', 'Cuts'), width: 1.2, align: 'right', cell: ({ cuts }) => whole(cuts) },
          {
            title: both('必经的期望（散布）', 'Cuts expected (spread)'),
            width: 3.4,
            cell: ({ expected }) => spreadText(expected?.cuts, 1),
          },
          {
            title: both('居间', 'Between'),
            width: 1.7,
            align: 'right',
            cell: ({ betweenness }) => betweenness.toFixed(3),
          },
          {
            title: both('唯一经其而来的名单', 'Lists that come through it alone'),
            width: 4,
            cell: ({ cutOff }) => among(cutOff),
          },
        ],
        rows: ranked,
      },
      language,
    );
    return [
      ...measures,
      ...cutNote(ranked.length, found.total, language),
      ...(told.length === 0
        ? []
        : [
            heading(zh ? '说明' : 'In words'),
            items(
              told.map(
                ({ id, sentences }) =>
                  `${name(id)}${zh ? '：' : ': '}${sentences.map(({ text }) => text[language]).join(zh ? '；' : '; ')}`,
              ),
            ),
            ...cutNote(told.length, between.length, language),
          ]),
      heading(zh ? '截断' : 'Cut sets'),
      cutSets.length === 0
        ? say(zh ? '截断任何少数几方都不影响追溯。' : 'No few parties cut lists off from their sources.')
        : items(
            cutSets.map(
              ({ text, exact, cutOff }) =>
                `${text[language]}${cutOff.length === 0 ? '' : zh ? `：${among(cutOff)}` : `: ${among(cutOff)}`}${exact ? '' : zh ? '（未穷尽所有组合）' : ' (not all sets were looked at)'}`,
            ),
          ),
      say(
        zh
          ? `方法：以有书证的流转和已画出的推断为边。“必经”指从任何源头到他人名单的每条路都经过该方（支配点）；“居间”指他人之间最短路经过该方的比例；截断集为能使最多名单追不到源头的最少几方。${draws === null ? '模型未校准，不给期望值。' : `期望值按各来源的把握抽样 ${draws.cuts} 次（种子 ${draws.seed}），写作“均值 ± 标准差（九成在此之间）”。`}`
          : `Method: documented transfers and drawn inferences are the edges. “Cuts” are lists of others to which every route from any source runs through the party (a dominator); “between” is the share of shortest ways between two others that run through it; a cut set is the fewest parties without whom most lists reach no source. ${draws === null ? 'The model is not calibrated, so no expected values are given.' : `Expected values are of ${draws.cuts} draws of the sources by how sure each is (seed ${draws.seed}), as mean ± standard deviation (nine of ten lie between).`}`,
      ),
      say(
        zh
          ? `局限：只算起获的名单和有书证的流转，没有起获的渠道不在其中；处在枢纽位置不说明知情或违法。所示为全案的数字。${found.notes.map((note) => note.zh).join('')}`
          : `Limits: only lists that were seized and transfers that are documented are in it, not channels that nobody found; being a hub says nothing of knowledge or guilt. The figures are of the whole case. ${found.notes.map((note) => note.en).join(' ')}`,
        'quiet',
      ),
    ];
  },
};
