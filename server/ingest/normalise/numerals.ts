// Numbers of buildings, units and rooms: Chinese numerals, leading zeros, letter case.

const DIGITS = ['〇零', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const VALUE = new Map(
  DIGITS.flatMap((forms, value) => [...forms].map((form): [string, number] => [form, value])),
);
const HAN_NUMBER = /^[〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]+$/;
const PLAIN = /^[1-9]\d*$/;
const LEADING_ZEROS = /^0+(?=\d)/;

/** Whether a text is a Chinese numeral. */
export const isHanNumber = (text: string): boolean => HAN_NUMBER.test(text);

/** A Chinese numeral below 1,000 as digits: 十二 → 12, 三〇一 → 301. */
export function hanNumber(text: string): string {
  if (!/[十拾百佰]/.test(text)) return [...text].map((one) => String(VALUE.get(one) ?? '')).join('');
  let total = 0;
  let current = 0;
  for (const one of text) {
    if (one === '十' || one === '拾') [total, current] = [total + (current || 1) * 10, 0];
    else if (one === '百' || one === '佰') [total, current] = [total + (current || 1) * 100, 0];
    else current = VALUE.get(one) ?? 0;
  }
  return String(total + current);
}

/** The canonical form of a number token: 03 → 3, 十二 → 12, 3a → 3A. */
export function numberToken(token: string): string {
  if (PLAIN.test(token)) return token;
  if (HAN_NUMBER.test(token)) return hanNumber(token);
  return token.replace(LEADING_ZEROS, '').toUpperCase();
}
