// Remarks in words: notes and serial numbers that both have, and that one has alone.
import type { Telling } from '#contract/lineage.ts';
import { compareRemarks } from '../remarks.ts';
import { plural, type Saying, words } from './define.ts';

export const remarks: Saying = ({ k, c, p, to, pair: { remarks: r }, place }) => {
  const places: Telling[] = [];
  compareRemarks(k, c, p, to, (...at) => places.push(place('remark', ...at)));
  const serials =
    r.serials === 0
      ? ['', '']
      : [
          `；${r.serials} 行中 ${r.sameSerial} 行序号相同`,
          `; serial numbers are the same in ${r.sameSerial} of ${r.serials} rows`,
        ];
  return words(
    r.same,
    `${r.same} 行有相同的备注或其他列内容，${r.childOnly} 行只有本名单有，${r.parentOnly} 行只有来源有${serials[0]}`,
    `${plural(r.same, 'row says', 'rows say')} the same in notes or further columns, ${r.childOnly} say something only here, ` +
      `${r.parentOnly} only in the source${serials[1]}`,
    places,
  );
};
