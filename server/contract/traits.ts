// What a list's file tells of its own history, kept as evidence: how it was written, by what, and what happened to its values.
import { z } from 'zod';
import { readCounts } from './reading.ts';
import { sha256 } from './scalars.ts';
import { both, type Text } from './text.ts';

const count = z.number().int().min(0);

/** A sheet of the workbook; `rows` is the last row that it says it has, 0 where it does not say. */
export const sheetTrait = z.object({
  name: z.string(),
  rows: count,
  hidden: z.boolean(),
  read: z.boolean(),
});
export type SheetTrait = z.infer<typeof sheetTrait>;

/** How a text file is written, by its first lines. */
export const textTrait = z.object({
  delimiter: z.string(),
  /** Which cells stand in quotation marks: none, those that need them, some more, all. */
  quotes: z.enum(['none', 'needed', 'some', 'all']),
  lineEnds: z.enum(['crlf', 'lf', 'cr', 'mixed']),
});
export type TextTrait = z.infer<typeof textTrait>;

/** What an office program says of the file; times as it writes them. */
export const officeTrait = z.object({
  author: z.string().exactOptional(),
  lastModifiedBy: z.string().exactOptional(),
  application: z.string().exactOptional(),
  company: z.string().exactOptional(),
  created: z.string().exactOptional(),
  modified: z.string().exactOptional(),
});
export type OfficeTrait = z.infer<typeof officeTrait>;

/** The order of a column's values: `share` of the changes from row to row go that way. */
export const sortTrait = z.object({
  direction: z.enum(['ascending', 'descending']),
  by: z.enum(['number', 'text', 'pinyin']),
  share: z.number(),
});

/** Serial numbers: `gaps` are the first of them, each the numbers before and after it; `missing` counts the numbers left out. */
export const serialTrait = z.object({
  first: z.number().int(),
  last: z.number().int(),
  missing: count,
  restarts: count,
  gapCount: count,
  gaps: z.array(z.tuple([z.number().int(), z.number().int()])),
});

/** Cells that a spreadsheet damaged: digits beyond the fifteenth zeroed, scientific notation, leading zeros lost. */
export const damageTrait = z.object({ digits15: count, scientific: count, lostZeros: count });

/** Texts that pile up at the greatest length of a column: what was longer was cut. */
export const widthTrait = z.object({ characters: count, cells: count });

export const columnTraits = z.object({
  header: z.string(),
  filled: count,
  /** Number formats of a workbook's cells, most used first. */
  formats: z.array(z.object({ code: z.string(), cells: count })).exactOptional(),
  sort: sortTrait.exactOptional(),
  serial: serialTrait.exactOptional(),
  damage: damageTrait.exactOptional(),
  cut: widthTrait.exactOptional(),
  /** Cells that hold U+FFFD, where a character could not be converted. */
  replaced: count.exactOptional(),
});
export type ColumnTraits = z.infer<typeof columnTraits>;

export const listTraits = z.object({
  sha256,
  bytes: count,
  format: z.string(),
  encoding: z.string(),
  /** Whether a byte order mark stands at the beginning. */
  mark: z.boolean(),
  text: textTrait.exactOptional(),
  office: officeTrait.exactOptional(),
  sheets: z.array(sheetTrait).exactOptional(),
  hiddenRows: count,
  /** Counted from 1. */
  hiddenColumns: z.array(z.number().int()),
  mergedRanges: count,
  /** The last row of the header, 0 where there is none, and how many rows it takes. */
  headerRow: count,
  headerRows: count,
  counts: readCounts,
  /** Rows at which the list seems to have been cut: the limit of a sheet, or a round number. */
  cutAtRows: z.object({ rows: count, why: z.enum(['sheet-limit', 'round']) }).exactOptional(),
  columns: z.array(columnTraits),
});
export type ListTraits = z.infer<typeof listTraits>;

const TITLES = {
  encoding: both('编码', 'Encoding'),
  delimiter: both('分隔符', 'Delimiter'),
  quotes: both('引号', 'Quotation marks'),
  lineEnds: both('换行', 'Line ends'),
  author: both('作者', 'Author'),
  lastModifiedBy: both('最后修改者', 'Last modified by'),
  application: both('应用程序', 'Application'),
  company: both('单位', 'Company'),
  created: both('创建时间', 'Created'),
  modified: both('修改时间', 'Modified'),
  sheets: both('工作表', 'Sheets'),
  hidden: both('隐藏', 'Hidden'),
  merged: both('合并单元格', 'Merged cells'),
  header: both('表头', 'Header'),
  rows: both('行', 'Rows'),
  cutAtRows: both('行数截断', 'Cut at rows'),
  sort: both('排序', 'Sort order'),
  serial: both('序号', 'Serial numbers'),
  damage: both('表格软件损坏', 'Damaged by a spreadsheet'),
  cut: both('长度截断', 'Cut at a width'),
  replaced: both('替换字符', 'Replacement characters'),
  formats: both('数字格式', 'Number formats'),
} as const satisfies Record<string, Text>;

const VALUES = {
  none: both('无', 'none'),
  needed: both('仅必要处', 'where needed'),
  some: both('部分', 'some cells'),
  all: both('全部', 'all cells'),
  ascending: both('升序', 'ascending'),
  descending: both('降序', 'descending'),
  number: both('按数值', 'by number'),
  text: both('按字符', 'by character'),
  pinyin: both('按拼音', 'by pinyin'),
} as const satisfies Record<string, Text>;

/** One line of what a file tells: of the file, or of a column where `column` names it. */
export interface TraitLine {
  trait: keyof typeof TITLES;
  title: Text;
  column?: string;
  value: Text;
}

const same = (value: string | number): Text => both(String(value), String(value));
const percent = (share: number): string => `${Math.floor(share * 1000) / 10}%`;
const SHOWN: Record<string, string> = { '\t': 'Tab', ' ': 'Space', '  ': 'Spaces' };

type Line = Omit<TraitLine, 'title'> | undefined;

function fileLines(traits: ListTraits): Line[] {
  const { text, office, sheets, counts, cutAtRows } = traits;
  const hidden = [traits.hiddenRows, traits.hiddenColumns.length] as const;
  const mark = traits.mark ? both('，带 BOM', ', with BOM') : both('', '');
  return [
    { trait: 'encoding', value: both(traits.encoding + mark.zh, traits.encoding + mark.en) },
    text && { trait: 'delimiter', value: same(SHOWN[text.delimiter] ?? text.delimiter) },
    text && { trait: 'quotes', value: VALUES[text.quotes] },
    text && { trait: 'lineEnds', value: same(text.lineEnds.toUpperCase()) },
    ...(['author', 'lastModifiedBy', 'application', 'company', 'created', 'modified'] as const).map(
      (trait): Line => (office?.[trait] === undefined ? undefined : { trait, value: same(office[trait]) }),
    ),
    sheets && {
      trait: 'sheets',
      value: same(sheets.map(({ name, rows }) => `${name} (${rows})`).join(', ')),
    },
    hidden[0] + hidden[1] === 0
      ? undefined
      : {
          trait: 'hidden',
          value: both(`${hidden[0]} 行，${hidden[1]} 列`, `${hidden[0]} rows, ${hidden[1]} columns`),
        },
    traits.mergedRanges === 0 ? undefined : { trait: 'merged', value: same(traits.mergedRanges) },
    { trait: 'header', value: same(traits.columns.map(({ header }) => header).join(', ')) },
    {
      trait: 'rows',
      value: both(
        `共 ${counts.total}：导入 ${counts.imported}，搁置 ${counts.setAside}，表头及以上 ${counts.above}，空行 ${counts.blank}，合计 ${counts.totals}，重复表头 ${counts.repeatedHeaders}`,
        `${counts.total} in all: ${counts.imported} imported, ${counts.setAside} set aside, ${counts.above} header and above, ${counts.blank} blank, ${counts.totals} totals, ${counts.repeatedHeaders} repeated headers`,
      ),
    },
    cutAtRows && {
      trait: 'cutAtRows',
      value:
        cutAtRows.why === 'round'
          ? both(`正好 ${cutAtRows.rows} 行`, `exactly ${cutAtRows.rows} rows`)
          : both(`${cutAtRows.rows} 行，工作表的上限`, `${cutAtRows.rows} rows, the limit of a sheet`),
    },
  ];
}

function columnLines({ header: column, sort, serial, damage, cut, replaced, formats }: ColumnTraits): Line[] {
  return [
    sort && {
      trait: 'sort',
      column,
      value: both(
        `${VALUES[sort.by].zh}${VALUES[sort.direction].zh}（${percent(sort.share)}）`,
        `${VALUES[sort.direction].en} ${VALUES[sort.by].en} (${percent(sort.share)})`,
      ),
    },
    serial && {
      trait: 'serial',
      column,
      value: both(
        `${serial.first}–${serial.last}，缺 ${serial.missing} 个，${serial.gapCount} 处间断`,
        `${serial.first}–${serial.last}, ${serial.missing} missing in ${serial.gapCount} gaps`,
      ),
    },
    damage && {
      trait: 'damage',
      column,
      value: both(
        `15 位后清零 ${damage.digits15}，科学计数 ${damage.scientific}，丢失前导零 ${damage.lostZeros}`,
        `${damage.digits15} with 15 digits left, ${damage.scientific} in scientific notation, ${damage.lostZeros} without leading zeros`,
      ),
    },
    cut && {
      trait: 'cut',
      column,
      value: both(
        `${cut.characters} 字，${cut.cells} 格`,
        `${cut.characters} characters, ${cut.cells} cells`,
      ),
    },
    replaced === undefined
      ? undefined
      : { trait: 'replaced', column, value: both(`${replaced} 格`, `${replaced} cells`) },
    formats && {
      trait: 'formats',
      column,
      value: same(formats.map(({ code, cells }) => `${code} (${cells})`).join(', ')),
    },
  ];
}

/** What a file tells line by line, for a page: first of the file, then of its columns in order. */
export const traitLines = (traits: ListTraits): TraitLine[] =>
  [...fileLines(traits), ...traits.columns.flatMap(columnLines)].flatMap((line) =>
    line === undefined ? [] : [{ ...line, title: TITLES[line.trait] }],
  );
