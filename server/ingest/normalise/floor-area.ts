// Floor areas in square metres, whatever unit is written behind them.
import { compact } from './width.ts';

const SHORTEST = /^[1-9]\d{0,4}(?:\.\d?[1-9])?$/;
const PLAIN = /^\d{1,5}(?:\.\d{1,2})?$/;
const AREA = /^(?:约|建面|建筑面积|面积)?:?(\d{1,5}(?:\.\d+)?)(?:㎡|m²|m2|平方米?|平米|平|方|多平)?$/i;

/** The number in its shortest form with at most two decimals, such as `89.5`; undefined where the cell is no area. */
export function floorArea(cell: string): string | undefined {
  if (cell === '') return undefined;
  if (SHORTEST.test(cell)) return cell;
  const digits = PLAIN.test(cell) ? cell : AREA.exec(compact(cell))?.[1];
  if (digits === undefined) return undefined;
  const area = Math.round(Number(digits) * 100) / 100;
  return area > 0 ? String(area) : undefined;
}
