// Writing in words: cells written otherwise than their list's, kept and gone.
import type { Telling } from '#contract/lineage.ts';
import { compareWriting } from '../writing.ts';
import { plural, rowsOf, type Saying, words } from './define.ts';

export const writing: Saying = ({ k, c, p, to, pair, place }) => {
  const places: Telling[] = [];
  compareWriting(k, c, p, to, (what, ...at) => places.push(place(what, ...at)));
  const rank = ['odd-kept', 'odd-elsewhere', 'odd-lost'];
  places.sort((a, b) => rank.indexOf(a.what) - rank.indexOf(b.what) || a.childRow - b.childRow);
  const { keptNew, keptOld, lost, elsewhere } = pair.writing;
  return words(
    rowsOf(places),
    `与本名单通行写法不同的格子：${keptNew + keptOld} 格两份名单写法相同（其中 ${keptNew} 格别处都没有），` +
      `${lost} 格只有来源如此，${elsewhere} 格与别的名单相同而与来源不同`,
    `Cells written otherwise than the rest of their list: ${plural(keptNew + keptOld, 'is', 'are')} the same in both ` +
      `(${keptNew} in no other list), ${lost} only so in the source, ${elsewhere} as in another list but not as in the source`,
    places,
  );
};
