// Layout in words: which columns either list has.
import { type Saying, words } from './define.ts';

export const layout: Saying = ({ pair: { sameColumns, childColumns, parentColumns } }) =>
  sameColumns
    ? words(0, '两份名单的列相同', 'Both lists have the same columns')
    : words(
        0,
        `列不同：本名单多 ${childColumns} 列，来源多 ${parentColumns} 列`,
        `Columns differ: ${childColumns} only here, ${parentColumns} only in the source`,
      );
