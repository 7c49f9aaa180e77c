// Car plates of the mainland: province, letter, five or six characters (GA 36-2018).
import type { Said } from './rules.ts';
import { simplified } from './simplified.ts';
import { compact, LONGEST_READ } from './width.ts';

const SEPARATORS = /[·•・‧∙.\-_—]/g;
const BODY =
  '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][A-Z\\d]{4,5}[A-Z\\d挂学警港澳]';
const PLATE = new RegExp(`^${BODY}$`);
/** A plate among other words, or the first of several. */
const WITHIN = new RegExp(`${BODY}(?![A-Z\\d])`);

/** Province and characters without the dot, such as 川F12345; undefined where the cell holds no plate. */
export function carPlate(cell: string, said?: Said): string | undefined {
  if (cell === '') return undefined;
  const written = simplified(compact(cell.slice(0, LONGEST_READ)))
    .replace(SEPARATORS, '')
    .toUpperCase();
  const plate = PLATE.test(written) ? written : WITHIN.exec(written)?.[0];
  if (plate !== undefined && plate !== cell) said?.('plate');
  return plate;
}
