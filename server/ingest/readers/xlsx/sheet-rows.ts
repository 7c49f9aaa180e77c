// The rows of one sheet as its XML comes: each cell by its kind, each row at its number, blank ones where the sheet leaves gaps.
import { MOST_COLUMNS } from '#contract/reading.ts';
import { both } from '#contract/text.ts';
import { GENERAL, numberText, type NumberFormat } from '../cell-text.ts';
import type { RawBatch, RowFault } from '../define.ts';
import { refuse } from '../refuse.ts';
import { countStyle, noFacts } from '../sheet-facts.ts';
import { MOST_ROWS } from './limits.ts';
import { unescapeText, type SharedStrings } from './shared-strings.ts';
import type { XmlHandler } from './xml.ts';

const PLAIN = /^[1-9]\d{0,14}$/;

/** Column of a cell's reference such as `AB12`, counted from 0; -1 where it has none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

const lastRow = (range: string): number => Number(/\d+$/.exec(range)?.[0] ?? 0);

/** Columns hidden by one `col` element; a spreadsheet that hides all to the right names sixteen thousand. */
function hiddenBy(min: string | undefined, max: string | undefined): number[] {
  const [first, last] = [Number(min ?? 0), Math.min(Number(max ?? 0), MOST_COLUMNS)];
  return first >= 1 && last - first < MOST_COLUMNS
    ? Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
    : [];
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** Makes rows of a sheet's elements. `take` gives what has come since it was last called. */
export class SheetRows implements XmlHandler {
  readonly facts = noFacts();
  readonly #strings: SharedStrings;
  readonly #formats: readonly NumberFormat[];
  readonly #date1904: boolean;
  #rows: string[][] = [];
  #faults = new Map<number, RowFault>();
  #row: string[] = [];
  /** Rows given and being made. */
  #line = 0;
  #column = -1;
  #kind = '';
  #style = 0;
  #value = '';
  #reading = false;
  #phonetic = false;

  constructor(strings: SharedStrings, formats: readonly NumberFormat[], date1904: boolean) {
    this.#strings = strings;
    this.#formats = formats;
    this.#date1904 = date1904;
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'c':
        this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
        this.#kind = attributes['t'] ?? 'n';
        this.#style = attributes['s'] === undefined ? 0 : Number(attributes['s']);
        this.#value = '';
        break;
      case 'v':
        this.#reading = true;
        break;
      case 't':
        this.#reading = !this.#phonetic;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
      case 'row':
        this.#startRow(attributes);
        break;
      case 'dimension':
        this.facts.declaredRows = lastRow(attributes['ref'] ?? '');
        break;
      case 'col':
        if (isOn(attributes['hidden']))
          this.facts.hiddenColumns.push(...hiddenBy(attributes['min'], attributes['max']));
        break;
      case 'mergeCell':
        this.facts.merged += 1;
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.#reading) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row') this.#rows.push(this.#row);
  }

  /** The complete rows since the last call. */
  take(): RawBatch {
    const batch: RawBatch =
      this.#faults.size === 0 ? { rows: this.#rows } : { rows: this.#rows, faults: this.#faults };
    this.#rows = [];
    if (this.#faults.size > 0) this.#faults = new Map();
    return batch;
  }

  /** How many rows wait to be taken. */
  get waiting(): number {
    return this.#rows.length;
  }

  #startRow(attributes: Record<string, string>): void {
    const line = attributes['r'] === undefined ? this.#line + 1 : Number(attributes['r']);
    if (!(line <= MOST_ROWS)) {
      refuse(
        'file',
        '工作表的行号超过 1,048,576：请用表格软件打开后重新保存',
        'the sheet has a row beyond 1,048,576: open it in a spreadsheet and save it again',
      );
    }
    // Rows out of order are taken in the order in which they stand.
    while (this.#line + 1 < line) {
      this.#rows.push([]);
      this.#line += 1;
    }
    this.#line += 1;
    this.#row = [];
    this.#column = -1;
    if (isOn(attributes['hidden'])) this.facts.hiddenRows += 1;
  }

  #endCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    const [row, column] = [this.#row, this.#column];
    if (column < 0 || column >= MOST_COLUMNS) {
      refuse(
        'file',
        `工作表第 ${this.#line} 行超过 ${MOST_COLUMNS} 列：这不是人员名单，请给出正确的文件`,
        `row ${this.#line} of the sheet has more than ${MOST_COLUMNS} columns: it is no list of people, name the right file`,
      );
    }
    while (row.length < column) row.push('');
    row[column] = text;
  }

  #cellText(): string {
    const value = this.#value;
    if (value === '') return '';
    switch (this.#kind) {
      case 's':
        return this.#strings(Number(value)) ?? this.#lost();
      case 'n':
        return this.#numberText(value);
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'b':
        return isOn(value) ? 'TRUE' : 'FALSE';
      default:
        return value;
    }
  }

  #numberText(written: string): string {
    countStyle(this.facts, this.#column, this.#style);
    const format = this.#formats[this.#style] ?? GENERAL;
    if (format === GENERAL && PLAIN.test(written)) return written;
    const value = Number(written);
    return Number.isFinite(value) ? numberText(value, format, this.#date1904) : written;
  }

  /** A cell that refers to a text which the workbook does not hold: nobody can say what stood there. */
  #lost(): string {
    const cell = String(this.#column + 1);
    this.#faults.set(this.#rows.length, {
      reason: both(
        `第 ${cell} 列的文字已丢失：请在原文件中补上`,
        `the text of column ${cell} is lost in the file: fill it in`,
      ),
      soundIfFits: false,
    });
    return '\uFFFD';
  }
}
