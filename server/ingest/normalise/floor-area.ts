// Floor areas in square metres, whatever unit is written behind them.
import { hanNumber, isHanNumber } from './numerals.ts';
import type { Said } from './rules.ts';
import { simplified } from './simplified.ts';
import { compact, LONGEST_READ } from './width.ts';

const SHORTEST = /^[1-9]\d{0,4}(?:\.\d?[1-9])?$/;
const PLAIN = /^\d{1,5}(?:\.\d{1,2})?$/;
const ABOUT = '(?:约|大约|大概|近|建面|建筑面积|房屋面积|套内|套内面积|面积|产权面积|S=?)*[:：=]?约?';
const UNIT = '(?:㎡|m²|m2|m\\^2|平方公尺|平方米?|平米|米2|平|方|坪?米|sqm|sq\\.?m\\.?|squaremet(?:er|re)s?)';
const AREA = new RegExp(
  `^${ABOUT}(\\d{1,5}(?:\\.\\d+)?)(?:多|余|左右|来)?${UNIT}?(?:左右|多|以上|建面|[(/].*)?$`,
  'i',
);
const HAN_AREA = new RegExp(`^${ABOUT}([〇零一二两三四五六七八九十百]{2,7})(?:多|来)?${UNIT}(?:左右)?$`);
const RANGE = /^\D{0,4}\d+(?:\.\d+)?\D{0,3}[-~～—至到]\d+(?:\.\d+)?\D{0,4}$/;
const THOUSANDS = /(?<=\d),(?=\d{3}(?:\D|$))/g;

function digitsOf(text: string): string | undefined {
  const digits = AREA.exec(text)?.[1];
  if (digits !== undefined) return digits;
  const han = HAN_AREA.exec(text)?.[1];
  return han !== undefined && isHanNumber(han) ? hanNumber(han) : undefined;
}

/** The number in its shortest form with at most two decimals, such as `89.5`; undefined where the cell is no one area. */
export function floorArea(cell: string, said?: Said): string | undefined {
  if (cell === '') return undefined;
  if (SHORTEST.test(cell)) return cell;
  const text = PLAIN.test(cell)
    ? cell
    : simplified(compact(cell.slice(0, LONGEST_READ))).replace(THOUSANDS, '');
  const digits = PLAIN.test(text) ? text : digitsOf(text);
  if (digits === undefined) {
    if (RANGE.test(text)) said?.('area-range');
    return undefined;
  }
  said?.('square-metres');
  const area = Math.round(Number(digits) * 100) / 100;
  return area > 0 ? String(area) : undefined;
}
