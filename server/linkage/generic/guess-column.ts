// How a column that is no record field is compared, by what stands in it; and which columns say nothing of who somebody is.
import type { CompareKind } from '#contract/link.ts';
import { both, type Text } from '#contract/text.ts';
import { dayOf } from './compare/date.ts';
import { comparable } from './table.ts';

/** A column by its cells, file by file. */
export interface RawColumn {
  name: string;
  /** Of each file that has the column: its cells. */
  cells: readonly (readonly string[])[];
}

export type ColumnGuess = { compare: CompareKind } | { leftOut: Text };

const SERIAL = both('每个文件内的序号或编号', 'a serial number or id of each file’s own');
const NOTES = both('自由文字', 'free text');
const NOTHING = both('没有可比较的内容', 'nothing to compare');

const NOTES_HEADER = /备注|備註|说明|跟进|note|remark|comment|memo/i;
const ID_HEADER =
  /(?:^|[^a-z])(?:id|no|nr|key|uuid|guid|index|idx|serial)(?:$|[^a-z])|编号|序号|行号|流水号/i;
/** Mean length from which on a text is free. */
const FREE_FROM = 90;
/** Different values up to which a column is a category. */
const CATEGORIES = 20;
/** Share of cells that must have a form. */
const MOSTLY = 0.9;

const share = (values: readonly string[], test: (value: string) => boolean): number =>
  values.reduce((sum, value) => sum + (test(value) ? 1 : 0), 0) / values.length;

function isDay(value: string): boolean {
  const day = dayOf(value);
  if (day === undefined) return false;
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ];
  return year >= 1850 && year <= 2100 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
}

const isNumeric = (value: string): boolean => /^[-+(]?[\d][\d.,\s()/-]*$/.test(value);

/** Whole numbers that count the rows: nearly as many as the range they lie in. */
function isSerial(values: readonly string[]): boolean {
  if (values.length < 3 || !values.every((value) => /^\d{1,9}$/.test(value))) return false;
  const numbers = values.map(Number);
  const [least, most] = numbers.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Infinity, -Infinity],
  );
  return most - least < values.length * 1.2 + 5;
}

/** The form of a value: runs of digits as 9, so that rec-12-org and rec-7-org are alike. */
const form = (value: string): string => value.replace(/\d+/g, '9');

function isOneForm(values: readonly string[]): boolean {
  const forms = new Map<string, number>();
  for (const value of values) forms.set(form(value), (forms.get(form(value)) ?? 0) + 1);
  return Math.max(...forms.values()) >= values.length * 0.8;
}

/**
 * Whether a column numbers the rows of each file for itself: each value once in a file, none in two files, and in the form
 * of a code or under a header that says so. A number that people bear stands in several files.
 */
function isOwnId(name: string, files: readonly (readonly string[])[]): boolean {
  const filled = files.filter((cells) => cells.length > 0);
  if (filled.some((cells) => new Set(cells).size < cells.length)) return false;
  if (filled.every(isSerial)) return true;
  const all = filled.reduce((sum, cells) => sum + cells.length, 0);
  if (new Set(filled.flat()).size < all) return false;
  const isCode = filled.every(
    (cells) => isOneForm(cells) && cells.some((value) => /[a-z]/.test(value) && /\d/.test(value)),
  );
  return (
    ID_HEADER.test(name) ||
    (isCode && filled.every((cells) => share(cells, (value) => !value.includes(' ')) >= MOSTLY))
  );
}

/** Guesses from the values; a sample of some thousand rows per file is enough but for what is unique, so give all. */
export function guessColumn({ name, cells }: RawColumn): ColumnGuess {
  const files = cells.map((own) => own.map(comparable).filter((value) => value !== ''));
  const values = files.flat();
  const distinct = new Set(values).size;
  if (distinct < 2) return { leftOut: NOTHING };
  if (isOwnId(name, files)) return { leftOut: SERIAL };
  const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  if (NOTES_HEADER.test(name) || length >= FREE_FROM) return { leftOut: NOTES };
  if (share(values, isDay) >= MOSTLY) return { compare: 'date' };
  if (share(values, isNumeric) >= MOSTLY) return { compare: distinct <= 3 ? 'exact' : 'number' };
  return { compare: distinct <= CATEGORIES ? 'exact' : 'text' };
}
