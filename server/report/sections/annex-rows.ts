// Annex: the rows on which each inference rests, by list and row number; values stay in the record.
import type { SectionOf } from '../define.ts';
import { say, table } from '../model.ts';
import { channelWord } from '../words.ts';

/** Places printed of each channel. */
const MOST = 6;

export const annexRows: SectionOf = {
  id: 'annex-rows',
  title: { zh: '附件一：行号对照', en: 'Annex A: row references' },
  blocks({ language, lineage }) {
    const zh = language === 'zh';
    const rows = lineage.lists.flatMap(({ id, parents }) =>
      parents.flatMap((parent) =>
        parent.channels
          .filter(({ places }) => places.length > 0)
          .map((one) => {
            const shown = one.places.slice(0, MOST);
            return [
              `${id} ← ${parent.id}`,
              channelWord(one.name, language),
              shown.map(({ parentRow, childRow }) => `${childRow}–${parentRow}`).join(', '),
              `${shown.length} / ${one.placesTotal}`,
            ];
          }),
      ),
    );
    return [
      say(
        zh
          ? '每项写作“名单的行号–来源的行号”，自表头下第 1 行起计；行的内容只在案卷记录中，可按行号调取。'
          : 'Each place reads “row of the list–row of the source”, counted from 1 below the header; what the rows say stays in the record, where it is found by number.',
        'quiet',
      ),
      rows.length === 0
        ? say(zh ? '没有行号可列。' : 'There are no rows to refer to.')
        : table(
            zh ? '推断所依据的行' : 'Rows that inferences rest on',
            [
              { title: zh ? '名单 ← 来源' : 'List ← source', width: 2.2, isCode: true },
              { title: zh ? '线索' : 'Channel', width: 2.2 },
              { title: zh ? '行' : 'Rows', width: 7, isCode: true },
              { title: zh ? '所列' : 'Shown', width: 1.4 },
            ],
            rows,
          ),
    ];
  },
};
