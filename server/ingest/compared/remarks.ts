// What a row says beside the compared fields: notes, results of calls, serial numbers. Copies inherit it, later hands add to it.
import type { Mapping } from '../normalise/normalise.ts';
import { tidy } from '../normalise/width.ts';
import type { Numbering } from './numbering.ts';

/** Several remarks in one cell. */
const BETWEEN = /[;；,，。、|/\n]+/;
/** Longer texts are told apart by their beginning. */
const LONGEST = 60;

/** Row r has the remarks `text[start[r]] … text[start[r + 1] - 1]`. */
export interface Remarks {
  start: Int32Array;
  text: Int32Array;
}

/** Columns of a list that hold remarks: its notes and whatever is no field. */
export const remarkColumns = (mapping: Mapping): number[] =>
  [...mapping.keys()].filter((at) => mapping[at] === null || mapping[at] === 'notes');

/** Adds the numbers of a row's remarks. */
export function addRemarks(
  into: number[],
  columns: readonly number[],
  cells: readonly string[],
  numbers: Numbering,
): void {
  for (const column of columns) {
    const cell = cells[column];
    if (cell === undefined || cell === '') continue;
    for (const piece of cell.split(BETWEEN)) {
      const remark = tidy(piece).slice(0, LONGEST);
      if (remark !== '') into.push(numbers.of(remark));
    }
  }
}
