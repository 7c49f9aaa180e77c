// Car plates of the mainland: province, letter, five or six characters (GA 36-2018).
import { compact } from './width.ts';

const SEPARATORS = /[·•・.\-_—]/g;
const PLATE =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][A-Z\d]{4,5}[A-Z\d挂学警港澳]$/;

/** Province and characters without the dot, such as 川F12345; undefined where the cell is no plate. */
export function carPlate(cell: string): string | undefined {
  if (cell === '') return undefined;
  const plate = compact(cell).replace(SEPARATORS, '').toUpperCase();
  return PLATE.test(plate) ? plate : undefined;
}
