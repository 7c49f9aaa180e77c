// Serial numbers and their gaps: which rows were taken out before the list went on.
import { isSerialHeader } from '../columns/headers.ts';
import type { ColumnTrait } from './define.ts';

/** Rows by which a column that is not called so is told to count. */
const TRIED = 200;
/** Share of the steps that go up, by one or over a gap. */
const MOSTLY = 0.8;
const NAMED = 20;
const WHOLE = /^\d{1,9}$/;

export const serialNumbers: ColumnTrait<'serial'> = ({ header }) => {
  const isNamed = isSerialHeader(header);
  const gaps: [number, number][] = [];
  let [first, last, rows, ones, up, missing, restarts, gapCount]: [
    number | undefined,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ] = [undefined, 0, 0, 0, 0, 0, 0, 0];
  return {
    cell(text) {
      rows += 1;
      if (WHOLE.test(text)) {
        const value = Number(text);
        if (first === undefined) first = value;
        else if (value === last + 1) ones += 1;
        else if (value > last) {
          up += 1;
          gapCount += 1;
          missing += value - last - 1;
          if (gaps.length < NAMED) gaps.push([last, value]);
        } else restarts += 1;
        last = value;
      }
      return rows !== TRIED || (isNamed ? ones + up : ones) >= TRIED * MOSTLY;
    },
    end() {
      const least = Math.max(2, rows - 1) * MOSTLY;
      if (first === undefined || (isNamed ? ones + up : ones) < least) return undefined;
      return { first, last, missing, restarts, gapCount, gaps };
    },
  };
};
