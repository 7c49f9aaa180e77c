/** What one file consists of: its format, the columns it has in their order, how they are headed, what stands above them. */
import type { RecordField } from '#contract/model/record-field.ts';
import type { Random } from '../../fixtures/random.ts';
import { EXTRAS, type Extra } from './extras.ts';
import { wordsFor, WRONG, type Kind, type Tongue } from './words.ts';

export type Format = 'csv' | 'tsv' | 'semicolon' | 'pipe' | 'txt' | 'xlsx' | 'xls';
export type TextEncoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16le-bom'
  | 'utf-16be'
  | 'utf-16be-bom'
  | 'gb18030'
  | 'gbk'
  | 'big5';
export type HeaderKind = 'one' | 'two' | 'both languages' | 'none' | 'wrong';

export interface Column {
  /** Absent of a blank column. */
  kind?: Kind;
  extra?: Extra;
  header: string;
  /** Of two rows: what stands over the group that the column belongs to. */
  group?: string;
  /** Share of cells that are filled. */
  filled: number;
  field: RecordField | null;
}

export interface Layout {
  format: Format;
  encoding?: TextEncoding;
  traditional: boolean;
  tongue: Tongue;
  headerKind: HeaderKind;
  columns: Column[];
  /** Rows above the header. */
  above: string[][];
  rows: number;
}

const FORMATS: readonly (readonly [Format, number])[] = [
  ['csv', 35],
  ['xlsx', 28],
  ['xls', 10],
  ['tsv', 7],
  ['txt', 7],
  ['semicolon', 6],
  ['pipe', 5],
];

const ENCODINGS: readonly (readonly [TextEncoding, number])[] = [
  ['gb18030', 20],
  ['gbk', 20],
  ['utf-8', 20],
  ['utf-8-bom', 15],
  ['utf-16le-bom', 8],
  ['utf-16be-bom', 4],
  ['utf-16le', 4],
  ['utf-16be', 3],
];

/** Which address columns a list has. */
const ADDRESSES: readonly (readonly [readonly Kind[], number])[] = [
  [['address'], 6],
  [['complex', 'building', 'unit', 'room'], 5],
  [['complex', 'building', 'room'], 2],
  [['complex', 'flat'], 4],
  [['flat'], 1],
  [['building', 'unit', 'room'], 2],
  [['complex', 'address'], 0.5],
  [['complex'], 0.5],
  [[], 0.7],
];

const FIELD: Partial<Record<Kind, RecordField>> = { name2: 'name', flat: 'room' };
const GROUPS: readonly (readonly [readonly Kind[], string])[] = [
  [['name', 'name2', 'id_number'], '业主信息'],
  [['phone', 'phone2', 'email'], '联系方式'],
  [['address', 'complex', 'building', 'unit', 'room', 'flat', 'floor_area'], '房屋信息'],
];

function kindsOf(random: Random, headed: boolean): Kind[] {
  const people: Kind[] = [];
  if (random.chance(0.96)) people.push('name');
  if (people.includes('name') && headed && random.chance(0.1)) people.push('name2');
  if (random.chance(0.93)) people.push('phone');
  if (people.includes('phone') && random.chance(0.25)) people.push('phone2');
  if (random.chance(0.4)) people.push('id_number');
  const home = [...random.weighted(ADDRESSES)];
  if (home.length > 0 && random.chance(0.45)) home.push('floor_area');
  const more: Kind[] = [];
  if (random.chance(0.15)) more.push('plate');
  if (random.chance(0.12)) more.push('email');
  const blocks = random.chance(0.3) ? [home, people, more] : [people, home, more];
  const kinds = blocks.flat();
  if (headed && random.chance(0.35)) kinds.push('notes');
  // Without a header three columns are needed to make a list of people, of which one proves itself.
  if (!headed && !kinds.includes('phone') && !kinds.includes('id_number')) kinds.unshift('phone');
  return kinds.length < 2 ? ['name', 'phone', ...home] : kinds;
}

function headed(
  random: Random,
  kinds: readonly Kind[],
  tongue: Tongue,
  reserved: boolean,
  bare: boolean,
): Column[] {
  const used = new Set<string>();
  return kinds.map((kind) => {
    const words = wordsFor(kind, tongue, reserved).filter((word) => !used.has(word));
    // The plain word heads more lists than all others do.
    const header =
      random.chance(0.3) && words.length > 2 ? random.pick(words.slice(0, 3)) : random.pick(words);
    used.add(header);
    const often = kind === 'name' || kind === 'phone' || kind === 'complex';
    const filled = often ? random.pick([1, 1, 1, 0.95]) : random.pick([1, 0.97, 0.9, 0.6]);
    const group = GROUPS.find(([members]) => members.includes(kind))?.[1];
    const rare = kind === 'phone2' || kind === 'name2' || kind === 'plate' || kind === 'email';
    return {
      kind,
      header,
      ...(group === undefined ? {} : { group }),
      filled: rare ? random.pick([0.15, 0.3, 0.6, bare ? 0.5 : 0]) : filled,
      field: FIELD[kind] ?? (kind as RecordField),
    };
  });
}

const PARTS: readonly (Kind | undefined)[] = ['complex', 'building', 'unit', 'room'];

/** Where a further column may stand: nobody parts a building from its unit. */
const gaps = (columns: readonly Column[]): number[] =>
  columns
    .map((_, at) => at + 1)
    .filter(
      (at) =>
        !PARTS.slice(0, 3).includes(columns[at - 1]?.kind) || !PARTS.slice(1).includes(columns[at]?.kind),
    );

function withExtras(random: Random, columns: Column[], tongue: Tongue, bare: boolean): Column[] {
  const result = [...columns];
  const pool = EXTRAS.filter((extra) => !bare || extra.bare === true);
  const [serial, ...others] = pool;
  const used = new Set(columns.map(({ header }) => header));
  for (const extra of random.shuffle(others).slice(
    0,
    random.weighted([
      [0, 3],
      [1, 3],
      [2, 2],
      [4, 1.5],
      [8, 0.5],
    ]),
  )) {
    const words = extra[tongue].filter((word) => !used.has(word));
    if (words.length === 0) continue;
    const header = random.pick(words);
    used.add(header);
    result.splice(random.pick(gaps(result)), 0, {
      extra,
      header,
      filled: random.pick([1, 0.9, 0.7]),
      field: null,
    });
  }
  if (random.chance(0.45)) {
    const header = random.pick(serial![tongue].filter((word) => !used.has(word)));
    result.unshift({ extra: serial!, header, filled: 1, field: null });
  }
  // A sheet may begin in its second column.
  if (!bare && random.chance(0.06)) result.unshift({ header: '', filled: 0, field: null });
  return result;
}

/** Every header in both languages, one way in a file. */
function addEnglish(random: Random, columns: Column[], reserved: boolean): void {
  const join = random.pick([' ', '/', '\n', '', '（']);
  for (const column of columns) {
    const english = random.pick(wordsFor(column.kind!, 'en', reserved));
    column.header += join + english + (join === '（' ? '）' : '');
  }
}

/** One column gets a header that plainly lies. */
function misname(random: Random, columns: Column[]): boolean {
  const able = columns.filter(({ kind }) => kind !== undefined && WRONG[kind] !== undefined);
  if (able.length === 0) return false;
  const column = random.pick(able);
  const used = new Set(columns.map(({ header }) => header));
  const words = WRONG[column.kind!]!.filter((word) => !used.has(word));
  if (words.length === 0) return false;
  column.header = random.pick(words);
  column.filled = 1;
  return true;
}

const TITLES = [
  '业主名单',
  '翠湖花园业主资料',
  '客户信息表（2016年）',
  '某某装饰公司客户电话名单',
  '交房登记表',
  '小区业主通讯录',
  '业主姓名电话汇总',
];

function aboveHeader(random: Random, tongue: Tongue): string[][] {
  const rows: string[][] = [];
  if (random.chance(0.45))
    rows.push([tongue === 'en' && random.chance(0.5) ? 'Owner list 2016' : random.pick(TITLES)]);
  if (rows.length > 0 && random.chance(0.3)) {
    rows.push(
      random.pick([
        ['制表：王五', '', '日期：2016-05-01'],
        ['单位：某某物业', '', '', '打印时间', '2016/5/1'],
        ['说明：本表仅供内部使用，请勿外传'],
        ['联系电话：19900000123'],
        ['共 320 户'],
        ['部门', '客服部'],
      ]),
    );
  }
  if (random.chance(0.12)) rows.push([]);
  return rows;
}

/** The layout of one file. `reserved` says whether the header words kept for the last measurement may be used. */
export function makeLayout(random: Random, reserved: boolean): Layout {
  const format = random.weighted(FORMATS);
  const isText = format !== 'xlsx' && format !== 'xls';
  const tongue: Tongue = random.chance(0.13) ? 'en' : 'zh';
  const traditional = tongue === 'zh' && random.chance(0.14);
  let encoding = isText ? random.weighted(ENCODINGS) : undefined;
  if (isText && traditional && random.chance(0.6)) encoding = 'big5';
  let headerKind = random.weighted<HeaderKind>([
    ['one', 74],
    ['two', isText ? 0 : 14],
    ['none', 9],
    ['wrong', 5],
    ['both languages', tongue === 'zh' ? 5 : 0],
  ]);
  const bare = headerKind === 'none';
  const columns = headed(random, kindsOf(random, !bare), tongue, reserved, bare);
  if (headerKind === 'both languages') addEnglish(random, columns, reserved);
  if (headerKind === 'wrong' && !misname(random, columns)) headerKind = 'one';
  const rows = random.weighted([
    [random.int(5, 20), 15],
    [random.int(20, 200), 50],
    [random.int(200, 600), 25],
    [random.int(600, 2_000), 10],
  ]);
  return {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    traditional,
    tongue,
    headerKind,
    columns: withExtras(random, columns, tongue, bare),
    above: bare ? [] : aboveHeader(random, tongue),
    rows,
  };
}
