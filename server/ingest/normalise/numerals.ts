// Numbers of buildings, units and rooms: Chinese numerals, leading zeros, letter case.

const VALUE: Record<string, number> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const HAN_NUMBER = /^[〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]+$/;
const LEADING_ZEROS = /^0+(?=\d)/;

/** A Chinese numeral below 1,000 as digits: 十二 → 12, 三〇一 → 301. */
function hanNumber(text: string): string {
  if (!/[十拾百佰]/.test(text)) return [...text].map((one) => String(VALUE[one] ?? '')).join('');
  let total = 0;
  let current = 0;
  for (const one of text) {
    if (one === '十' || one === '拾') [total, current] = [total + (current || 1) * 10, 0];
    else if (one === '百' || one === '佰') [total, current] = [total + (current || 1) * 100, 0];
    else current = VALUE[one] ?? 0;
  }
  return String(total + current);
}

/** The canonical form of a number token: 03 → 3, 十二 → 12, 3a → 3A. */
export function numberToken(token: string): string {
  if (HAN_NUMBER.test(token)) return hanNumber(token);
  return token.replace(LEADING_ZEROS, '').toUpperCase();
}
