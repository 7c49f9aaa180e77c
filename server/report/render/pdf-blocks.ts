// Blocks of a report on the pages of a PDF: text, lists, tables that go over pages, the picture, lines to sign on.
import type { Block } from '../model.ts';
import { columnWidths } from './column-widths.ts';
import type { Pages } from './pdf-pages.ts';

/** Room on the left of an item, for its mark. */
const INDENT = 16;
const BODY = 10;
const CELL = { size: 8.5, pad: 4 } as const;
/** Lines to sign on (points): size of the words, room behind them, where the line begins, how long it is and at least. */
const SIGN = { size: 11, gap: 12, from: 120, width: 220, least: 120 } as const;
const INK = '#1f2933';
const HEAD = '#e9f0f2';
const RULE = '#c5ced6';
const QUIET = '#52606d';
const WARNING = '#8a3b00';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** The widest column that its longest word may claim for itself (points). */
const MOST_CLAIMED = 96;

function tableBlock(pages: Pages, { title, columns, rows }: Of<'table'>): void {
  const widths = columnWidths(columns, rows, {
    width: pages.width,
    pad: 2 * CELL.pad + 0.5,
    most: MOST_CLAIMED,
    widthOf: (word, weight) => pages.widthOf(word, CELL.size, weight),
  });
  const lefts = widths.map((_, at) => pages.left + widths.slice(0, at).reduce((a, b) => a + b, 0));
  const line = pages.heightOf(1, CELL.size);
  const cellsOf = (texts: readonly string[], isHead: boolean): string[][] =>
    texts.map((text, at) =>
      text === ''
        ? []
        : pages.breaks(
            text,
            (widths[at] ?? 0) - 2 * CELL.pad,
            CELL.size,
            isHead ? 'bold' : 'regular',
            columns[at]?.isCode === true && !isHead,
          ),
    );
  const draw = (cells: readonly (readonly string[])[], isHead: boolean): void =>
    pages.within('TR', () => drawRow(cells, isHead));
  const drawRow = (cells: readonly (readonly string[])[], isHead: boolean): void => {
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * line + 2 * CELL.pad;
    const top = pages.y;
    if (isHead) pages.box(pages.left, top, pages.width, height, HEAD, undefined);
    for (const [at, width] of widths.entries())
      pages.box(lefts[at] ?? 0, top, width, height, undefined, RULE);
    for (const [at, lines] of cells.entries()) {
      pages.tagged(isHead ? 'TH' : 'TD', () => {
        for (const [row, text] of lines.entries()) {
          const look = { size: CELL.size, ...(isHead ? { weight: 'bold' as const } : {}) };
          const own =
            columns[at]?.align === 'right' ? pages.widthOf(text, CELL.size, isHead ? 'bold' : 'regular') : 0;
          const x =
            own === 0 ? (lefts[at] ?? 0) + CELL.pad : (lefts[at] ?? 0) + (widths[at] ?? 0) - CELL.pad - own;
          pages.put(text, x, top + CELL.pad + row * line - 1, look);
        }
      });
    }
    pages.moveTo(top + height);
  };
  const head = cellsOf(
    columns.map((column) => column.title),
    true,
  );
  const headHeight = Math.max(1, ...head.map((lines) => lines.length)) * line + 2 * CELL.pad;
  pages.need(headHeight + 3 * line + (title === '' ? 0 : 24));
  if (title !== '') pages.line('Caption', title, { size: 9, colour: QUIET, after: 2 });
  draw(head, true);
  for (const row of rows) {
    let cells = cellsOf(row, false);
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * line + 2 * CELL.pad;
    // A row goes whole to the next page; one that no page can hold is broken.
    if (height > pages.room() && (height < 500 || pages.room() < 60)) {
      pages.open();
      draw(head, true);
    }
    while (Math.max(1, ...cells.map((lines) => lines.length)) * line + 2 * CELL.pad > pages.room()) {
      const fit = Math.max(1, Math.floor((pages.room() - 2 * CELL.pad) / line));
      draw(
        cells.map((lines) => lines.slice(0, fit)),
        false,
      );
      cells = cells.map((lines) => lines.slice(fit));
      pages.open();
      draw(head, true);
    }
    draw(cells, false);
  }
  pages.space(10);
}

function figureBlock(pages: Pages, { scene, caption }: Of<'figure'>): void {
  const scale = pages.width / scene.width;
  const wanted = scene.height * scale;
  const most = 640;
  // A little smaller rather than half a page empty.
  if (Math.min(wanted, most) * 0.62 > pages.room() - 24) pages.open();
  const height = Math.min(wanted, most, pages.room() - 24);
  pages.figure(scene, pages.y, pages.width, height);
  pages.moveTo(pages.y + height + 6);
  pages.line('Caption', caption, { size: 9, colour: QUIET, after: 8 });
}

/** A line to sign on: behind its words where there is room, else below them. */
function signLine(pages: Pages, words: string): void {
  const height = pages.heightOf(1, SIGN.size);
  const lines = pages.breaks(words, pages.width, SIGN.size);
  const end = pages.widthOf(lines.at(-1) ?? '', SIGN.size, 'regular') + SIGN.gap;
  const isBehind = pages.width - end >= SIGN.least;
  const high = (lines.length + (isBehind ? 0 : 1)) * height;
  pages.need(high + 28);
  pages.space(22);
  pages.tagged('P', () => {
    for (const [at, line] of lines.entries())
      pages.put(line, pages.left, pages.y + at * height, { size: SIGN.size });
  });
  const x = isBehind ? Math.max(SIGN.from, end) : SIGN.from;
  const width = Math.min(SIGN.width, pages.width - x);
  pages.box(pages.left + x, pages.y + high, width, 0.5, undefined, INK);
  pages.space(high + 4);
}

/** Sets a block. */
export function pdfBlock(pages: Pages, block: Block): void {
  switch (block.kind) {
    case 'heading':
      pages.need(130);
      pages.space(4);
      pages.line('H2', block.text, { size: 12, weight: 'bold', after: 3 });
      break;
    case 'text': {
      const colour = block.tone === 'quiet' ? QUIET : block.tone === 'warning' ? WARNING : undefined;
      pages.line('P', block.text, { size: BODY, after: 6, ...(colour === undefined ? {} : { colour }) });
      break;
    }
    case 'items':
      pages.within('L', () => {
        for (const item of block.items) {
          pages.within('LI', () => {
            // As much as its text asks for: else the mark stays behind on the page before.
            const lines = pages.breaks(item, pages.width - INDENT, BODY).length;
            pages.need(pages.heightOf(Math.min(lines, 2), BODY));
            pages.tagged('Lbl', () => pages.put('•', pages.left + 4, pages.y, { size: BODY }));
            pages.line('LBody', item, { size: BODY, indent: INDENT, after: 3 });
          });
        }
      });
      pages.space(4);
      break;
    case 'table':
      pages.within('Table', () => tableBlock(pages, block));
      break;
    case 'figure':
      figureBlock(pages, block);
      break;
    case 'signatures':
      for (const line of block.lines) signLine(pages, line);
      break;
  }
}
