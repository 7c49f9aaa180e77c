// Damage in words: what a conversion destroyed in the one list and not in the other.
import { type Saying, words } from './define.ts';

export const damage: Saying = ({ pair: { damage: d } }) =>
  words(
    0,
    `不可恢复的损坏（科学计数、丢位、截断、替换字符、取整）：只在本名单的有 ${d.childColumns} 列、${d.childCells} 格，` +
      `只在来源的有 ${d.parentColumns} 列、${d.parentCells} 格，两者皆有 ${d.bothColumns} 列、${d.bothCells} 格；完好的一方不可能抄自损坏的一方`,
    `Damage that cannot be undone (scientific notation, lost digits, cuts, replacement characters, rounding): ` +
      `${d.childColumns} columns and ${d.childCells} cells here only, ${d.parentColumns} and ${d.parentCells} in the source only, ` +
      `${d.bothColumns} and ${d.bothCells} in both; the intact side cannot come from the damaged one`,
  );
