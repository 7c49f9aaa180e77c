// Splits delimited text as it is found: quoted cells as in RFC 4180, but no stray quote swallows the rows behind it.
import { both } from '#contract/text.ts';
import type { RawBatch, RowFault } from './define.ts';
import { refuse } from './refuse.ts';

/** A quoted cell that has not ended after so many lines is no quoted cell: its quote is taken as it is written. */
const LONGEST_CELL = 50;
/** A row longer than this, in UTF-16 code units, is no row of a list but a file of another kind. */
const LONGEST_ROW = 1 << 22;

/** The rows of text that comes in pieces. */
export interface DelimitedParser {
  /** Rows that are complete once this piece is known. @throws input-refused for a row without end */
  push(text: string): RawBatch;
  /** The last rows. */
  end(): RawBatch;
  /** Quotes that were taken literally because their cell never ended. */
  strayQuotes(): number;
}

/** Said of a row whose quoted cell never ends: it was split at every delimiter. */
const STRAY: RowFault = {
  reason: both(
    '引号没有结尾，分不清各列：请补上或删去引号',
    'a quotation mark is never closed, so the cells cannot be told apart: close it or take it out',
  ),
  soundIfFits: true,
};

/** End of the record's text after a quoted parse: cells and where the next record begins, or how it failed. */
type Quoted = { cells: string[]; next: number } | 'more' | 'stray';

function parseQuoted(text: string, start: number, delimiter: string, complete: boolean): Quoted {
  const cells: string[] = [];
  let at = start;
  let lines = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote === -1) {
          if (!complete && text.length - start < 1 << 16) return 'more';
          return 'stray';
        }
        const piece = text.slice(at, quote);
        cell += piece;
        for (let line = piece.indexOf('\n'); line !== -1; line = piece.indexOf('\n', line + 1)) lines += 1;
        if (lines > LONGEST_CELL) return 'stray';
        if (quote + 1 >= text.length && !complete) return 'more';
        const after = text[quote + 1];
        at = quote + 1;
        if (after === '"') {
          cell += '"';
          at += 1;
        } else if (after === undefined || after === delimiter || after === '\n' || after === '\r') break;
        else cell += '"';
      }
    }
    let stop = at;
    while (stop < text.length && text[stop] !== delimiter && text[stop] !== '\n') stop += 1;
    if (stop >= text.length && !complete) return 'more';
    const rest = text.slice(at, stop);
    cells.push(cell + (text[stop] === delimiter ? rest : rest.replace(/\r$/, '')));
    if (text[stop] !== delimiter) return { cells, next: stop + 1 };
    at = stop + 1;
  }
}

/**
 * A parser of rows separated by line feeds (a carriage return before one goes) and cells separated by `delimiter`. Where that
 * is longer than a character no spreadsheet wrote the file, and quotation marks mean nothing.
 */
export function delimitedParser(delimiter: string): DelimitedParser {
  const quotes = delimiter.length === 1;
  let rest = '';
  let stray = 0;
  let line = 0;
  const parse = (complete: boolean): RawBatch => {
    const rows: string[][] = [];
    const faults = new Map<number, RowFault>();
    let start = 0;
    while (start < rest.length) {
      const feed = rest.indexOf('\n', start);
      if (feed === -1 && !complete) break;
      const stop = feed === -1 ? rest.length : feed;
      const end = rest.charCodeAt(stop - 1) === 13 && stop > start ? stop - 1 : stop;
      const line = rest.slice(start, end);
      if (!quotes || !line.includes('"')) {
        rows.push(line.split(delimiter));
        start = stop + 1;
        continue;
      }
      const quoted = parseQuoted(rest, start, delimiter, complete);
      if (quoted === 'more') break;
      if (quoted === 'stray') {
        stray += 1;
        faults.set(rows.length, STRAY);
        rows.push(line.split(delimiter));
        start = stop + 1;
      } else {
        rows.push(quoted.cells);
        start = quoted.next;
      }
    }
    rest = rest.slice(start);
    if (rest.length > LONGEST_ROW)
      refuse(
        'file',
        `第 ${line + rows.length + 1} 行超过四百万字符：这不是人员名单，请给出正确的文件`,
        `row ${line + rows.length + 1} is longer than 4 million characters: it is no list of people, name the right file`,
      );
    line += rows.length;
    return faults.size === 0 ? { rows } : { rows, faults };
  };
  return {
    push: (text) => {
      rest += text;
      return parse(false);
    },
    end: () => parse(true),
    strayQuotes: () => stray,
  };
}

/** All rows of a text. */
export function parseDelimited(text: string, delimiter: string): string[][] {
  const parser = delimitedParser(delimiter);
  return [...parser.push(text).rows, ...parser.end().rows];
}
