// Bare numbers that are building, unit and room: told by their ranges and by standing side by side.
import type { RecordField } from '#contract/model/record-field.ts';
import { compact } from '../normalise/width.ts';
import {
  filledCells,
  isComplexWord,
  isMarkedBuilding,
  isMarkedRoom,
  isMarkedUnit,
  isNameCell,
  shareOf,
} from './values.ts';

export interface Guess {
  field: RecordField;
  confidence: number;
}
const [BESIDE, GUESSED] = [0.7, 0.4];

/** 101 to 5012: floor and number on it. */
const isRoom = (cell: string): boolean => {
  const digits = /^0?([1-9]\d?)(\d\d)[A-Z]?$/i.exec(compact(cell));
  return (
    (digits !== null && Number(digits[1]) <= 60 && Number(digits[2]) >= 1 && Number(digits[2]) <= 20) ||
    /^[1-9]\d?-\d{1,2}$/.test(compact(cell)) ||
    /^[1-9]\d?[A-Z]$/i.test(compact(cell)) ||
    isMarkedRoom(cell)
  );
};
const smallNumber =
  (most: number) =>
  (cell: string): boolean =>
    /^0?\d{1,3}$/.test(compact(cell)) && Number(compact(cell)) >= 1 && Number(compact(cell)) <= most;
const isBuilding = (cell: string): boolean =>
  smallNumber(150)(cell) || /^[A-Z]\d?$/i.test(compact(cell)) || isMarkedBuilding(cell);
const isUnit = (cell: string): boolean => smallNumber(9)(cell) || isMarkedUnit(cell);

/** 1, 2, 3, … or another run of numbers that rises by one from row to row. */
export function isSerial(cells: readonly string[]): boolean {
  const numbers = filledCells(cells).map((cell) => Number(cell.replace(/\D/g, '') || Number.NaN));
  if (numbers.length < 3 || filledCells(cells).some((cell) => /\D/.test(cell.trim()))) return false;
  const steps = numbers.slice(1).filter((number, index) => numbers[index]! + 1 === number).length;
  return steps / (numbers.length - 1) > 0.85;
}

const most = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && shareOf(cells, is) >= 0.85;

/** Words such as the names of complexes: a few that come again and again, and no people's names. */
const isRepeatedName = (cells: readonly string[], beside = false): boolean => {
  const distinct = new Set(cells).size;
  const words = shareOf(
    cells,
    (cell) => /^[\u4E00-\u9FFF\d]{2,14}$/.test(compact(cell)) && /[\u4E00-\u9FFF]{2}/.test(cell),
  );
  if (shareOf(cells, (cell) => /[室厅卫房]/.test(cell)) > 0.3) return false;
  const telling = shareOf(cells, isComplexWord);
  const most = cells.length < 40 || telling > 0.5 ? 0.8 : 0.3;
  if (words < 0.7 || distinct > Math.max(3, cells.length * most)) return false;
  if (telling > 0.3) return true;
  const long = beside || shareOf(cells, (cell) => cell.trim().length >= 3) > 0.5;
  return long && shareOf(cells, isNameCell) < 0.5;
};

/** Whether the cells of a column, words of them, stand within the addresses of their rows. */
function standsWithin(cells: readonly string[], addresses: readonly string[]): boolean {
  const rows = [...cells.keys()].filter(
    (at) => cells[at]!.trim().length >= 2 && addresses[at]!.trim() !== '',
  );
  const within = rows.filter(
    (at) => /\p{L}{2}/u.test(cells[at]!) && addresses[at]!.includes(cells[at]!.trim()),
  );
  return rows.length >= 3 && within.length / rows.length >= 0.7;
}

/** Whole numbers that areas of homes are and ages are not: up to some hundreds, the larger ones beyond a hundred. */
function isWholeArea(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) =>
    /^\d{2,3}(?:\.\d+)?$/.test(compact(cell)) ? Number(compact(cell)) : 0,
  );
  const sorted = numbers.toSorted((a, b) => a - b);
  return (
    cells.length >= 5 &&
    sorted[0]! >= 25 &&
    sorted.at(-1)! <= 500 &&
    sorted[Math.floor(cells.length * 0.7)]! > 95
  );
}

/**
 * Fields of undecided columns by what stands beside them: a column of rooms, before it units and buildings of small numbers,
 * before these a complex.
 * @param decided field of each column so far; null where none is, undefined where the column may not be given one
 */
export function byNeighbours(
  columns: readonly (readonly string[])[],
  decided: readonly (RecordField | null | undefined)[],
): Map<number, Guess> {
  const found = new Map<number, Guess>();
  const filled = columns.map(filledCells);
  const has = (field: RecordField): boolean =>
    decided.includes(field) || [...found.values()].some((one) => one.field === field);
  const open = (at: number): boolean => decided[at] === null && !found.has(at) && filled[at]!.length > 0;
  const fieldAt = (at: number): RecordField | null | undefined => found.get(at)?.field ?? decided[at];
  const numbers = columns.map((cells, at) => open(at) && !isSerial(cells));

  if (!has('room') && !has('address')) {
    const rooms = [...columns.keys()].filter((at) => numbers[at] && most(filled[at]!, isRoom));
    const beside = rooms.find(
      (at) => at > 0 && (isPart(fieldAt(at - 1)) || (numbers[at - 1] && most(filled[at - 1]!, isBuilding))),
    );
    if (beside !== undefined) found.set(beside, { field: 'room', confidence: BESIDE });
  }
  const home = (at: number): boolean => fieldAt(at) === 'room' || fieldAt(at) === 'address';
  if (!has('floor_area')) {
    const area = [...columns.keys()].find(
      (at) => numbers[at] && (home(at - 1) || home(at + 1)) && isWholeArea(filled[at]!),
    );
    if (area !== undefined) found.set(area, { field: 'floor_area', confidence: BESIDE });
  }
  const room = [...columns.keys()].find((at) => fieldAt(at) === 'room');
  let before = -1;
  if (room !== undefined) takeLeftOf(room);
  const address = [...columns.keys()].find((at) => fieldAt(at) === 'address');
  if (address !== undefined && !has('complex')) {
    const within = [...columns.keys()].find(
      (at) => open(at) && standsWithin(columns[at]!, columns[address]!),
    );
    if (within !== undefined) found.set(within, { field: 'complex', confidence: BESIDE });
  }
  if (!has('complex') && !has('address')) {
    const named = [...columns.keys()].filter((at) => open(at) && isRepeatedName(filled[at]!));
    const telling = named.find((at) => shareOf(filled[at]!, isComplexWord) >= 0.4);
    if (telling !== undefined) found.set(telling, { field: 'complex', confidence: BESIDE });
    else if (named.length === 1) found.set(named[0]!, { field: 'complex', confidence: GUESSED });
    else if (before >= 0 && open(before) && isRepeatedName(filled[before]!, true)) {
      found.set(before, { field: 'complex', confidence: GUESSED });
    }
  }
  return found;

  function takeLeftOf(at: number): void {
    let left = at - 1;
    const isBefore = (is: (cell: string) => boolean): boolean =>
      left >= 0 && numbers[left]! && most(filled[left]!, is);
    if (fieldAt(left) === 'unit') left -= 1;
    else if (!has('unit') && isBefore(isUnit)) {
      const two =
        left > 0 &&
        (fieldAt(left - 1) === 'building' || (numbers[left - 1]! && most(filled[left - 1]!, isBuilding)));
      if (two) {
        found.set(left, { field: 'unit', confidence: BESIDE });
        left -= 1;
      }
    }
    if (fieldAt(left) === 'building') left -= 1;
    else if (!has('building') && isBefore(isBuilding)) {
      found.set(left, { field: 'building', confidence: BESIDE });
      left -= 1;
    }
    before = left;
    if (!has('complex') && left >= 0 && open(left) && isRepeatedName(filled[left]!))
      found.set(left, { field: 'complex', confidence: BESIDE });
  }
}

const isPart = (field: RecordField | null | undefined): boolean => field === 'building' || field === 'unit';
