// The rows below a list's header: which are records, which are set aside, which are none, counted so that nothing is lost.
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { ReadCounts, SetAsideRow } from '#contract/reading.ts';
import { both, type Text } from '#contract/text.ts';
import { isBlank, isTotals, repeatsHeader } from './columns/extra-rows.ts';
import type { OpenList, ReadBatch } from './list-source.ts';
import { normalise } from './normalise/normalise.ts';
import { addNote } from './notes.ts';
import type { RawTable, RowFault } from './readers/define.ts';
import { stopIfAborted } from './stop.ts';
import { collectTraits } from './traits/collect.ts';
import { listTraits } from './traits/list-traits.ts';

/** How many of the first lines of a kind are named. */
const NAMED = 5;

/** Says how many rows of a kind were passed over, and where the first ones stand. */
function passedOver(what: Text, { count, first }: Passed): Text[] {
  if (count === 0) return [];
  const more = count > first.length;
  return [
    both(
      `${count} 个${what.zh}未计入行数（第 ${first.join('、')}${more ? '…' : ''} 行）`,
      `${count} ${what.en} not counted as rows (${first.join(', ')}${more ? ', …' : ''})`,
    ),
  ];
}

/** Rows of one kind: how many, and the first lines. */
interface Passed {
  count: number;
  first: number[];
}

const none = (): Passed => ({ count: 0, first: [] });

function pass(passed: Passed, line: number, rows = 1): void {
  for (let at = 0; at < rows && passed.first.length < NAMED; at += 1) passed.first.push(line + at);
  passed.count += rows;
}

const tooWide = (width: number, cells: number): Text =>
  both(
    `有 ${cells} 个单元格，表头只有 ${width} 列，分不清各列：请给含分隔符的单元格加引号，或删去多余的`,
    `it has ${cells} cells under a header of ${width}, so they cannot be assigned to columns: quote the cell that holds the delimiter, or take out what is too much`,
  );

const hasZeros = (cells: readonly string[]): boolean => cells.some((cell) => cell.includes('\0'));
const ZEROS = both(
  '含有空字节，文件在此处损坏：请从完好的副本中补上',
  'it holds zero bytes, for the file is damaged there: fill it in from a sound copy',
);

/** Cells up to the last one that is filled. */
function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width -= 1;
  return width;
}

/** How wide rows of a list may be: its header, or what its first rows have where the header names fewer columns. */
export function usualWidth(header: readonly string[], below: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of below) {
    const width = filledWidth(row);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const usual = [...counts].filter(([, rows]) => rows * 4 >= below.length).map(([width]) => width);
  return Math.max(header.length, ...usual);
}

/** Why a row cannot become a record; undefined for one that can. */
function faultOf(
  cells: readonly string[],
  width: number,
  table: RawTable,
  fault?: RowFault,
): Text | undefined {
  if (fault !== undefined && !(fault.soundIfFits && cells.length === width)) return fault.reason;
  if (table.addressed) return undefined;
  if (cells.length > width) {
    const filled = filledWidth(cells);
    if (filled > width) return tooWide(width, filled);
  }
  return hasZeros(cells) ? ZEROS : undefined;
}

/** What of the table is known when its rows are read. */
export interface Layout {
  /** Index of the last row of the header; -1 where there is none. */
  index: number;
  /** How many rows it takes. */
  headerRows: number;
  width: number;
}

/** The rows below the header in batches. When all were read, the list's `counts`, `traits` and `warnings` are complete. */
export async function* dataRows(
  table: RawTable,
  { index, headerRows, width }: Layout,
  list: OpenList,
  signal?: AbortSignal,
): AsyncGenerator<ReadBatch> {
  const { header, mapping } = list;
  const traits = collectTraits(header, mapping);
  const [blank, totals, repeated, aside, wide] = [none(), none(), none(), none(), none()];
  let [line, row, pending, last] = [0, 0, 0, 0];
  for await (const { rows: raw, faults } of table.batches()) {
    stopIfAborted(signal);
    const rows: StoredRow[] = [];
    const setAside: SetAsideRow[] = [];
    for (const [at, cells] of raw.entries()) {
      line += 1;
      if (line <= index + 1) continue;
      if (isBlank(cells)) {
        pending += 1;
        continue;
      }
      if (pending > 0) pass(blank, line - pending, pending);
      pending = 0;
      last = line;
      const reason = faultOf(cells, width, table, faults?.get(at));
      if (reason !== undefined) {
        pass(aside, line);
        setAside.push({ line, reason, cells });
      } else if (isTotals(cells)) pass(totals, line);
      else if (repeatsHeader(cells, header)) pass(repeated, line);
      else {
        if (cells.length > header.length && filledWidth(cells) > header.length) pass(wide, line);
        while (cells.length < header.length) cells.push('');
        row += 1;
        traits.row(cells);
        rows.push({ row, cells, record: normalise(mapping, cells) });
      }
    }
    if (rows.length > 0 || setAside.length > 0) yield { rows, setAside };
  }
  const counts = countsOf(
    { total: Math.max(last, index + 1), imported: row, above: index + 1 },
    aside,
    blank,
    totals,
    repeated,
  );
  list.counts = counts;
  list.traits = listTraits(list, table.facts(), { counts, headerRows, columns: traits.end() });
  const notes = [
    ...passedOver(both('空行', 'blank rows'), blank),
    ...passedOver(both('合计行', 'totals rows'), totals),
    ...passedOver(both('重复的表头行', 'repeated header rows'), repeated),
    ...asideNote(aside),
    ...(wide.count === 0
      ? []
      : [
          both(
            `${wide.count} 行的单元格多于表头，多出的不带列名保留`,
            `${wide.count} rows have more cells than the header; they are kept without a name`,
          ),
        ]),
    ...(row === 0 ? [both('名单的表头下没有数据行', 'the list has no rows below its header')] : []),
    ...table.warnings,
  ];
  for (const note of notes) addNote(list.warnings, note);
}

const countsOf = (
  known: Pick<ReadCounts, 'total' | 'imported' | 'above'>,
  aside: Passed,
  blank: Passed,
  totals: Passed,
  repeated: Passed,
): ReadCounts => ({
  ...known,
  setAside: aside.count,
  blank: blank.count,
  totals: totals.count,
  repeatedHeaders: repeated.count,
});

function asideNote({ count, first }: Passed): Text[] {
  if (count === 0) return [];
  const more = count > first.length;
  return [
    both(
      `${count} 行无法读取，已搁置（第 ${first.join('、')}${more ? '…' : ''} 行）`,
      `${count} rows cannot be read and were set aside (${first.join(', ')}${more ? ', …' : ''})`,
    ),
  ];
}
