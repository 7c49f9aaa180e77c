// The columns of a list: which, under which words, in which order, in what kind of file.
import type { Random } from '../../fixtures/random.ts';
import { EXTRAS } from '../../generate/files/extras.ts';
import { wordsFor, type Kind } from '../../generate/files/words.ts';
import { timeOf } from './dates.ts';
import type { Field } from './row.ts';

/** `address` holds complex, building, unit and room in one cell; `extra:KEY` is no compared field. */
export type Column = Field | 'address' | 'serial' | 'notes' | `extra:${string}`;

export type Format = 'csv' | 'tsv' | 'txt' | 'semicolon' | 'xlsx' | 'xls';
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'gbk' | 'utf-16le-bom' | 'big5';

export interface FileKind {
  format: Format;
  encoding: Encoding;
  newline: '\r\n' | '\n';
  /** Rows above the header. */
  titles: string[];
  sheet: string;
  author: string;
  /** When the first one of its copies was begun, where the file says so: it stays when others save it again. */
  created: Date | undefined;
  lastAuthor: string;
}

export interface Layout {
  columns: Column[];
  /** Word over each column. */
  words: Record<string, string>;
  file: FileKind;
}

export const ADDRESS_PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** Whether the parts of an address stand in one column. */
export const isInOne = ({ columns }: Layout): boolean => columns.includes('address');

/** Fields that a layout can hold. */
export function heldFields({ columns }: Layout): Set<Field> {
  const held = new Set<string>(columns);
  if (held.has('address')) for (const part of ADDRESS_PARTS) held.add(part);
  return held as Set<Field>;
}

const EXTRA_KEYS = EXTRAS.map((_, at) => `x${at}`);

/** What stands below each extra column, by its key. */
export const extraValue = (random: Random, key: string, row: number): string =>
  String(EXTRAS[Number(key.slice(1))]!.value(random, row));

/** Extra columns that callers fill; `x0` is the serial number, which is drawn apart. */
export const drawExtras = (random: Random, count: number): string[] =>
  random.shuffle(EXTRA_KEYS.slice(1)).slice(0, count);

function wordFor(random: Random, column: Column, used: ReadonlySet<string>, variety: number): string {
  const pool =
    column === 'serial'
      ? EXTRAS[0]!.zh
      : column.startsWith('extra:')
        ? EXTRAS[Number(column.slice('extra:x'.length))]!.zh
        : wordsFor(column as Kind, 'zh', false);
  const free = pool.filter((word) => !used.has(word));
  if (free.length === 0) return random.pick(pool);
  // The plain words head more lists than all others do.
  if (random.chance(variety)) return random.pick(free);
  return random.chance(0.5 + variety / 2) ? random.pick(free.slice(0, 3)) : free[0]!;
}

/** Words over columns, those already known kept. @param wordVariety 0: the plainest word always, 1: any */
export function headed(
  random: Random,
  columns: readonly Column[],
  { wordVariety }: { wordVariety: number },
  known: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const words: Record<string, string> = {};
  const used = new Set<string>();
  for (const column of columns) if (known[column] !== undefined) used.add((words[column] = known[column]));
  for (const column of columns)
    if (words[column] === undefined) used.add((words[column] = wordFor(random, column, used, wordVariety)));
  return words;
}

const TITLES = ['业主名单', '客户资料', '业主信息表', '交房登记表', '电话名单', '小区业主通讯录'];
const SHEETS = ['Sheet1', 'Sheet1', 'Sheet1', '业主', '名单', '客户资料', '工作表1'];
const AUTHORS = ['', '', 'Administrator', 'User', '微软用户', 'lenovo', '番茄花园', 'PC', '办公室', '王会计'];

export const drawAuthor = (random: Random): string => random.pick(AUTHORS);

/** What share of lists is which kind of file. */
export interface FileShares {
  workbooks: number;
  oldWorkbooks: number;
  wide: number;
  traditional: number;
  /** Workbooks that say when they were begun. */
  datedFiles: number;
}

/** @param day days after the beginning */
export function drawFile(random: Random, shares: FileShares, day: number): FileKind {
  const drawn = random.next();
  const workbook = drawn < shares.workbooks + shares.oldWorkbooks;
  const format: Format = workbook
    ? drawn < shares.workbooks
      ? 'xlsx'
      : 'xls'
    : random.weighted([
        ['csv', 8],
        ['tsv', 1],
        ['txt', 1],
        ['semicolon', 0.5],
      ]);
  const special = random.next();
  const encoding: Encoding =
    special < shares.traditional
      ? 'big5'
      : special < shares.traditional + shares.wide
        ? 'utf-16le-bom'
        : random.weighted([
            ['gb18030', 4],
            ['gbk', 3],
            ['utf-8', 3],
            ['utf-8-bom', 2],
          ]);
  return {
    format,
    encoding: workbook && encoding !== 'big5' ? 'utf-8' : encoding,
    newline: random.chance(0.75) ? '\r\n' : '\n',
    titles: random.chance(0.15) ? [random.pick(TITLES)] : [],
    sheet: random.pick(SHEETS),
    author: drawAuthor(random),
    created: random.chance(shares.datedFiles)
      ? new Date(timeOf(Math.floor(day)) + random.int(0, 86_399) * 1000)
      : undefined,
    lastAuthor: drawAuthor(random),
  };
}

/** The columns of a list that is laid out anew for these fields. */
export function drawColumns(random: Random, fields: ReadonlySet<Field>, inOne: boolean): Column[] {
  const parts = ADDRESS_PARTS.filter((part) => fields.has(part));
  const home: Column[] = inOne && parts.length > 0 ? ['address'] : [...parts];
  if (fields.has('floor_area')) home.push('floor_area');
  const people = (['name', 'phone', 'phone2', 'id_number'] as const).filter((field) => fields.has(field));
  const rest = (['plate', 'email'] as const).filter((field) => fields.has(field));
  const serial: Column[] = random.chance(0.35) ? ['serial'] : [];
  return random.chance(0.3)
    ? [...serial, ...home, ...people, ...rest]
    : [...serial, ...people, ...home, ...rest];
}
