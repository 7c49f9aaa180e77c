// What is inferred of each list, how sure that is, and by which method.
import { enumerated } from '#contract/text.ts';
import type { SectionOf } from '../define.ts';
import { heading, say, table } from '../model.ts';
import { channelWord, namesOf, sureness, whole } from '../words.ts';

/** Channels of a source that are printed: those that weigh most. */
const MOST_CHANNELS = 4;

export const inference: SectionOf = {
  id: 'inference',
  title: { zh: '推断', en: 'Inference' },
  blocks(data) {
    const { language, lineage, traces } = data;
    const zh = language === 'zh';
    const { model } = lineage;
    const derived = lineage.lists.filter(({ parents }) => parents.length > 0);
    const without = lineage.lists.filter(({ parents }) => parents.length === 0);
    const method = say(
      zh
        ? `方法：模型 ${model.name} ${model.version} 逐对比较名单，看哪些行、哪些特有的偏差、次序、写法和文件痕迹相同，各条线索给出似然比（自然对数），合并成把握程度。所答的问题是：该名单是否在另一名单最近的已起获来源之中。${model.note.zh}`
        : `Method: the model ${model.name} ${model.version} compares lists in pairs: which rows, odd values, order, ways of writing and traces of files they share. Each channel gives a likelihood ratio (natural logarithm); together they say how sure it is. The question answered: is this list among the nearest seized sources of the other? ${model.note.en}`,
    );
    const limits = say(
      zh
        ? '局限：没有起获的名单无从比较；两份名单可能同出一个未起获的来源；“最近来源”不表示直接交付。'
        : 'Limits: what was not seized cannot be compared; two lists may come from one source that was not seized; a nearest source need not have handed it over directly.',
      'quiet',
    );
    const sources =
      derived.length === 0
        ? say(zh ? '没有推断出来源。' : 'No source was inferred.')
        : table(
            zh ? `有来源的名单 ${derived.length} 份` : `${derived.length} lists with a source`,
            [
              { title: zh ? '名单' : 'List', width: 1.4, isCode: true },
              { title: zh ? '来源' : 'Source', width: 1.4, isCode: true },
              { title: zh ? '把握' : 'How sure', width: 4 },
              { title: 'logLR', width: 1.3, align: 'right' },
              { title: zh ? '共同人数' : 'People shared', width: 1.6, align: 'right' },
              { title: zh ? '主要依据' : 'Main grounds', width: 8 },
            ],
            derived.flatMap(({ id, parents }) =>
              parents.map((parent) => {
                const strong = parent.channels.toSorted((a, b) => Math.abs(b.logLR) - Math.abs(a.logLR));
                const told = strong
                  .slice(0, MOST_CHANNELS)
                  .map(
                    (one) =>
                      `${channelWord(one.name, language)} ${one.logLR > 0 ? '+' : ''}${one.logLR.toFixed(1)}`,
                  );
                const more = strong.length - told.length;
                const rest =
                  more <= 0
                    ? ''
                    : zh
                      ? `（${told.length} / ${strong.length} 项）`
                      : ` (${told.length} of ${strong.length})`;
                const said = parent.disagrees === undefined ? '' : ` ${parent.disagrees[language]}`;
                return [
                  id,
                  parent.id,
                  sureness(parent, model, language),
                  parent.logLR.toFixed(1),
                  whole(parent.sharedOwners),
                  `${enumerated(told, language)}${rest}${said}`,
                ];
              }),
            ),
          );
    const none = without.map(({ id, decision }) => [
      id,
      {
        derived: zh ? '来源已被否定' : 'its source was rejected',
        'source-not-seized': zh ? '来源未起获' : 'its source was not seized',
        independent: zh ? '看不出来源于他人' : 'shows no source',
        undecided: zh ? '无法判断' : 'undecided',
      }[decision],
    ]);
    const name = namesOf(data);
    const paths = traces.flatMap(({ list, paths: all, total }) =>
      all
        .slice(0, 1)
        .map(({ steps }) => [
          list,
          steps.map((step) => `${step.list} ${name(step.holder)}`).join(' ← '),
          `1 / ${total}`,
        ]),
    );
    return [
      method,
      limits,
      heading(zh ? '每份名单的来源' : 'The source of each list'),
      sources,
      ...(none.length === 0
        ? []
        : [
            table(
              zh ? `没有列出来源的名单 ${none.length} 份` : `${none.length} lists without a source`,
              [
                { title: zh ? '名单' : 'List', width: 1, isCode: true },
                { title: zh ? '结论' : 'Outcome', width: 6 },
              ],
              none,
            ),
          ]),
      ...(paths.length === 0
        ? []
        : [
            heading(zh ? '追溯路径' : 'Paths back'),
            table(
              zh
                ? '链条末端的名单各列一条最可能的路径'
                : 'The likeliest path of each list at the end of the chain',
              [
                { title: zh ? '名单' : 'List', width: 1.2, isCode: true },
                {
                  title: zh ? '从该名单回到最早的来源' : 'From the list back to its first source',
                  width: 10,
                },
                { title: zh ? '所列' : 'Shown', width: 1.2 },
              ],
              paths,
            ),
          ]),
    ];
  },
};
