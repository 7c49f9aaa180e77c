// Which sheet of a workbook is read, and what is said about that and about the others.
import { both, type Text } from '#contract/text.ts';
import type { SheetTrait } from '#contract/traits.ts';
import { headerField } from '../columns/headers.ts';
import { isPlainValue } from '../columns/values.ts';
import { firstOf } from '../first-of.ts';
import { refuse } from './refuse.ts';

/** What is known of a sheet before it is read. */
export interface SheetHead {
  name: string;
  hidden: boolean;
  /** Its first rows. */
  rows: readonly (readonly string[])[];
  /** The last row that it says it has; 0 where it does not say. */
  count: number;
}

/** The sheet that is read, by its index, and why that one. */
export interface SheetChoice {
  chosen: number;
  why: 'asked' | 'only' | 'list' | 'first' | 'hidden';
  warnings: Text[];
  sheets: SheetTrait[];
}

const isFilled = ({ rows }: SheetHead): boolean => rows.some((row) => row.some((cell) => cell.trim() !== ''));

const fieldsNamed = (row: readonly string[]): number =>
  new Set(row.flatMap((cell) => headerField(cell)?.field ?? [])).size;

const filledIn = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** Whether one of the first rows names at least two fields of a record, or two of them hold a phone, an ID number or the like beside other cells. */
const isList = ({ rows }: SheetHead): boolean =>
  rows.some((row) => fieldsNamed(row) >= 2) ||
  rows.filter((row) => filledIn(row) >= 2 && row.some(isPlainValue)).length >= 2;

const WHY: Record<SheetChoice['why'], Text | undefined> = {
  asked: undefined,
  only: undefined,
  list: both('第一个像名单的工作表', 'the first one that looks like a list'),
  first: both('第一个有内容的工作表', 'the first one that holds anything'),
  hidden: both('其余工作表都没有内容；它是隐藏的', 'the others hold nothing; it is hidden'),
};

const countText = ({ rows, count }: SheetHead): number => Math.max(count, rows.length);

function othersText(sheets: readonly SheetHead[], chosen: SheetHead, why: Text): Text {
  const others = sheets.filter((sheet) => sheet !== chosen && isFilled(sheet));
  const named = (says: (sheet: SheetHead) => string): string[] => others.map(says);
  const zh = firstOf(named((one) => `${one.name}（${countText(one)} 行${one.hidden ? '，隐藏' : ''}）`)).zh;
  const en = firstOf(
    named((one) => `${one.name} (${countText(one)} rows${one.hidden ? ', hidden' : ''})`),
  ).en;
  return both(
    `读取的是工作表“${chosen.name}”：${why.zh}；其他工作表未读取：${zh}`,
    `sheet “${chosen.name}” is read, ${why.en}; other sheets were not read: ${en}`,
  );
}

const sheetTraits = (sheets: readonly SheetHead[], chosen: number): SheetTrait[] =>
  sheets.map((sheet, at) => ({
    name: sheet.name,
    rows: countText(sheet),
    hidden: sheet.hidden,
    read: at === chosen,
  }));

/** The index of the sheet asked for. */
function askedSheet(sheets: readonly SheetHead[], wanted: string): number {
  const found = sheets.findIndex(({ name }) => name === wanted);
  if (found !== -1) return found;
  const { zh, en } = firstOf(sheets.map(({ name }) => name));
  return refuse('sheet', `没有该工作表：工作簿中有${zh}`, `there is no such sheet: the workbook has ${en}`);
}

/**
 * The sheet asked for; else the first visible one that looks like a list, the first visible one that holds anything, the
 * first hidden one that does. Throws `input-refused` for a sheet that is not there and for an empty workbook.
 */
export function chooseSheet(sheets: readonly SheetHead[], wanted: string | undefined): SheetChoice {
  const filled = sheets.filter(isFilled);
  const visible = filled.filter(({ hidden }) => !hidden);
  const list = visible.find(isList);
  const found =
    wanted !== undefined
      ? sheets[askedSheet(sheets, wanted)]!
      : (list ??
        visible[0] ??
        filled[0] ??
        refuse(
          'file',
          '工作簿是空的：请给出含有数据行的文件',
          'the workbook is empty: give the file that holds the rows',
        ));
  const why = whyOf(found, wanted, filled, list);
  const text = WHY[why];
  const warnings: Text[] = [];
  if (found.hidden)
    warnings.push(
      both(`工作表“${found.name}”是隐藏的，已读取`, `sheet “${found.name}” is hidden; it was read`),
    );
  if (text !== undefined) warnings.push(othersText(sheets, found, text));
  const chosen = sheets.indexOf(found);
  return { chosen, why, warnings, sheets: sheetTraits(sheets, chosen) };
}

function whyOf(
  found: SheetHead,
  wanted: string | undefined,
  filled: readonly SheetHead[],
  list: SheetHead | undefined,
): SheetChoice['why'] {
  if (wanted !== undefined) return 'asked';
  if (filled.length === 1) return 'only';
  if (found.hidden) return 'hidden';
  return found === list ? 'list' : 'first';
}
