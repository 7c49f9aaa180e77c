// Names: widths, spaces, titles, remarks in brackets; the first of several, and the others.
import { isCompoundSurname } from '../../names/compound-surnames.ts';
import { remembered } from './bounded-cache.ts';
import type { Said } from './rules.ts';
import { simplified } from './simplified.ts';
import { isChineseName, isSurname } from './surnames.ts';
import { LONGEST_READ, tidy } from './width.ts';

/** What a cell says of names. */
export interface NameReading {
  name?: string;
  /** Where a title follows a surname and no given name is said: 张先生. */
  surname?: string;
  title?: string;
  /** Further people named in the cell. */
  others?: string[];
}

const PLAIN = /^[\u4E00-\u9FFF]{2,4}$/;
/** Titles that may follow a whole name. */
const TITLE =
  /(?:先生|女士|小姐|太太|夫人|老师|同志|阿姨|叔叔|大爷|大妈|大姐|大哥|师傅|经理|总监|主任|律师|医生|校长|董事长|老板|业主)$/;
/** Titles that follow a surname only: a given name may well end in one of them. */
const SHORT_TITLE = /[总姐哥叔姨工董]$/;
const MAY_HAVE_TITLE = /[生士姐太人师志姨叔爷妈哥傅理监任长板主总工董]$|^[小老阿]/;
const LATIN_TITLE = /^(?:MR|MRS|MS|MISS|DR|SIR|MADAM)\b\.?\s*|[\s,]+(?:MR|MRS|MS|MISS|DR)\.?$/;
const BRACKETS = /[(【[{<《].*?[)】\]}>》]|[(【[].*$/g;
const SEVERAL = /\s*(?:[,;/、，；&|\n\\+]|\s[和与及]\s|\sand\s)\s*/i;
const JOINED = /^([\u4E00-\u9FFF]{2,4})[和与及]([\u4E00-\u9FFF]{2,4})$/;
const HAN_SPACE = /(?<=\p{Script=Han})[\s.。]+(?=\p{Script=Han})/gu;
const DOTS = /[•・‧∙･.]/g;
const LATIN_ONLY = /^[A-Za-z][A-Za-z' .-]*, ?[A-Za-z][A-Za-z' .-]*$/;
const NOTHING = /^(?:无|空|\/|-+|\*+|null|n\/a|none|nil|unknown)$/i;
/** Words in the place of a name that are none: nothing is known, or only what the person is to the home. */
const NO_NAMES = new Set(
  [
    '无名 未知 不详 不知道 匿名 暂无 同上 待定 业主 户主 房主 房东 租户 租客 住户 客户',
    '本人 家属 家人 朋友 先生 女士 小姐 太太',
  ].flatMap((words) => words.split(' ')),
);

/** 张三 李四 and 张三和李四 are two people, 张 三 and 欧阳 翡翠 one. */
function peopleIn(text: string): string[] {
  if (LATIN_ONLY.test(text)) {
    const [surname, given] = text.split(/, ?/);
    return [`${given} ${surname}`];
  }
  const people: string[] = [];
  for (const part of text.split(SEVERAL)) {
    const joined = JOINED.exec(part);
    const words = joined === null ? part.split(/\s+/) : [joined[1]!, joined[2]!];
    const whole = words.every((word) => isChineseName(simplified(word)));
    if (words.length > 1 && whole && !isCompoundSurname(words[0]!)) people.push(...words);
    else people.push(part);
  }
  return people.filter((person) => person !== '');
}

/** Whether a text stands in the place of a name and is none. */
const isNoName = (text: string): boolean => NOTHING.test(text) || NO_NAMES.has(text) || !/\p{L}/u.test(text);

/** A name without its titles, of which there may be several; nothing where they leave no name. */
function withoutTitle(name: string): NameReading {
  const { title, ...left } = withoutOne(name);
  if (title === undefined || left.name === undefined)
    return { ...left, ...(title === undefined ? {} : { title }) };
  if (isNoName(left.name)) return {};
  return { title, ...withoutTitle(left.name) };
}

function withoutOne(name: string): NameReading {
  const long = TITLE.exec(name)?.[0];
  if (long !== undefined && long !== name) {
    const rest = name.slice(0, -long.length).trim();
    return isSurname(rest) ? { surname: rest, title: long } : { name: rest, title: long };
  }
  const short = SHORT_TITLE.exec(name)?.[0];
  if (short !== undefined && isSurname(name.slice(0, -1)))
    return { surname: name.slice(0, -1), title: short };
  if (/^[小老阿].$/u.test(name) && isSurname(name.slice(1))) {
    return { surname: name.slice(1), title: name[0]! };
  }
  const latin = LATIN_TITLE.exec(name)?.[0];
  if (latin === undefined || latin.length === name.length) return { name };
  return { name: name.replace(LATIN_TITLE, ''), title: latin.replace(/[\s,.]/g, '') };
}

const clean = (person: string): string =>
  person
    .replace(HAN_SPACE, '')
    .replace(DOTS, /\p{Script=Han}/u.test(person) ? '·' : ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toUpperCase();

function readSlowly(cell: string, said?: Said): NameReading {
  const tidied = tidy(cell.slice(0, LONGEST_READ));
  const text = tidied.replace(BRACKETS, '').trim();
  if (text !== tidied) said?.('brackets-left-out');
  const [first, ...rest] = peopleIn(text);
  if (first === undefined) return {};
  if (rest.length > 0) said?.('first-of-several');
  const plain = clean(first);
  if (plain !== first && /[a-z]/i.test(first)) said?.('latin-capitals');
  else if (plain !== first || tidied !== cell) said?.('width-and-blanks');
  const simple = simplified(plain);
  if (simple !== plain) said?.('simplified');
  if (isNoName(simple)) return {};
  const reading = withoutTitle(simple);
  if (reading.surname !== undefined) said?.('surname-only');
  else if (reading.title !== undefined) said?.('title-left-out');
  const others = rest
    .map((one) => withoutTitle(simplified(clean(one))))
    .map(({ name, surname }) => name ?? surname)
    .filter((name) => name !== undefined && /\p{L}/u.test(name) && name !== reading.name) as string[];
  if (others.length > 0) reading.others = others;
  return reading;
}

const readRemembered = remembered((cell) => readSlowly(cell));

/** Reads a cell of names: simplified characters, Latin letters in capitals. What it gives is shared and not to be changed. */
export function readName(cell: string, said?: Said): NameReading {
  if (cell === '') return {};
  if (said !== undefined) return readSlowly(cell, said);
  if (PLAIN.test(cell) && !MAY_HAVE_TITLE.test(cell) && !NO_NAMES.has(cell)) {
    const name = simplified(cell);
    if (name === cell) return { name };
  }
  return readRemembered(cell);
}

/** The name in its canonical form, or the surname where no more is said; undefined where the cell holds none. */
export function personName(cell: string): string | undefined {
  const { name, surname } = readName(cell);
  return name ?? surname;
}
