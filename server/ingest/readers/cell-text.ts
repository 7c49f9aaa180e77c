// What a cell of a workbook holds, as text: numbers as the file holds them, dates as ISO 8601.
import * as XLSX from '@e965/xlsx';

interface DateCode {
  y: number;
  m: number;
  d: number;
  H: number;
  M: number;
  S: number;
}
const SSF = XLSX.SSF as {
  is_date(format: string): boolean;
  parse_date_code(value: number, options: { date1904: boolean }): DateCode | null;
};

/** Number formats that have no code in the file and show a date or a time (ECMA-376 part 1, 18.8.30, Chinese ones included). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** How a number of a workbook is to be written. */
export interface NumberFormat {
  /** Its code, or `#` and its number where it is built in. */
  code: string;
  date: boolean;
  /** Digits to which a whole number is filled with leading zeros; 0 where it is not. */
  zeros: number;
}

export const GENERAL: NumberFormat = { code: 'General', date: false, zeros: 0 };

/** The format of a number and a code, of which a built-in one has none. */
export function numberFormat(id: number, code?: string): NumberFormat {
  if (id === 0 || code === 'General') return GENERAL;
  if (code === undefined) {
    return {
      code: `#${id}`,
      date: BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last),
      zeros: 0,
    };
  }
  return { code, date: SSF.is_date(code), zeros: /^0+$/.test(code) && code.length > 1 ? code.length : 0 };
}

const two = (value: number): string => String(value).padStart(2, '0');

function dateText(value: number, date1904: boolean): string {
  const date = SSF.parse_date_code(value, { date1904 });
  if (date === null) return String(value);
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
  const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  if (value < 1) return time;
  return value % 1 === 0 ? day : `${day} ${time}`;
}

/**
 * A number as text: whole ones with all their digits, so that damage is seen; a fraction to 15 significant digits, without
 * the noise of binary fractions; leading zeros where the format shows them.
 */
export function numberText(value: number, format: NumberFormat = GENERAL, date1904 = false): string {
  if (format.date) return dateText(value, date1904);
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(15)));
  return format.zeros > 0 && value >= 0 ? String(value).padStart(format.zeros, '0') : String(value);
}
