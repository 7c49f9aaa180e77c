// Header cells made comparable: simplified, half width, small letters, without marks; English ones as words.
import { simplified } from '../normalise/simplified.ts';
import { compact, tidy } from '../normalise/width.ts';

const MARKS = /[\s_\-–—.,，、:：;；*＊#'"“”‘’?？!！<>《》|\\/+&()（）【】[\]{}]/g;
const BRACKETS = /[(（【[{].*?[)）】\]}]/g;

/** All that is written, without marks: 业主(产权人)姓名 → 业主产权人姓名. */
export const wholeKey = (header: string): string =>
  simplified(compact(header)).toLowerCase().replace(MARKS, '');

/** Without what stands in brackets, unless all of it does: 面积(㎡) → 面积. */
export const shortKey = (header: string): string =>
  wholeKey(compact(header).replace(BRACKETS, '')) || wholeKey(header);

/** The words of an English header, small: CustomerName, customer_name and Customer Name are alike. */
export const englishWords = (header: string): string[] =>
  tidy(header)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .split(/[^a-z\d²㎡]+/)
    .filter((word) => word !== '');
