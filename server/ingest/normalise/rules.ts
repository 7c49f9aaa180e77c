// The rules by which values are normalised, in words: what the wizard and the owner page say beside a value.
import { both, type Text } from '#contract/text.ts';

export const RULES = {
  'as-written': both('与原文相同', 'as written'),
  unreadable: both('不符合该字段的任何写法，仅保留原文', 'in no form of this field: kept as written only'),
  'width-and-blanks': both('全角转半角，去除空格与符号', 'half width, blanks and marks left out'),
  simplified: both('繁体转简体', 'traditional characters as simplified ones'),
  'brackets-left-out': both('括号内的说明不计入', 'what stands in brackets is left out'),
  'first-of-several': both(
    '一格多个：取第一个，其余保留',
    'several in one cell: the first, the others are kept',
  ),
  'title-left-out': both('称谓另记', 'the title is kept apart'),
  'surname-only': both('只有姓氏与称谓，没有名字', 'a surname with a title, no given name'),
  'latin-capitals': both('拉丁字母统一为大写，姓在前者调换', 'Latin letters in capitals, given name first'),
  'country-code': both('去掉国家代码或前缀 0', 'country code or leading 0 left out'),
  landline: both(
    '固定电话按编号计划（区号＋号码）',
    'a landline by the numbering plan: area code and number',
  ),
  'no-area-code': both('无区号的固定电话，原样保留', 'a landline without its area code, kept as it is'),
  incomplete: both('位数不足的号码，原样保留', 'a number that lost digits, kept as it is'),
  foreign: both('境外号码按编号计划', 'a foreign number by its numbering plan'),
  extension: both('分机号不计入', 'the extension is left out'),
  'note-left-out': both('号码旁的文字不计入', 'the words beside the number are left out'),
  filler: both('占位号码（如 11111111111）不计入', 'a filler such as 11111111111 is left out'),
  checksum: both('校验码相符（GB 11643）', 'its check character is right (GB 11643)'),
  'fifteen-to-eighteen': both(
    '15 位升为 18 位，补世纪与校验码',
    '15 digits to 18: century and check character added',
  ),
  'fifteen-digits-left': both(
    '表格软件只保留 15 位有效数字：作前缀',
    'a spreadsheet kept 15 significant digits: a prefix',
  ),
  scientific: both('科学计数法：只剩前几位，作前缀', 'scientific notation: its leading digits, a prefix'),
  'checksum-fails': both('校验码不符，仅保留原文', 'its check character is wrong: kept as written only'),
  'no-id-number': both('不是居民身份证号，仅保留原文', 'no citizen ID number: kept as written only'),
  'address-grammar': both(
    '按地址写法拆分：小区、楼栋、单元、房号',
    'taken apart by the grammar of addresses: complex, building, unit, room',
  ),
  'english-address': both('按英文地址写法拆分', 'taken apart as an English address'),
  'no-known-form': both('不符合任何已知写法，整理后保留', 'in no known form: kept as cleaned'),
  'complex-name': both('去掉地区、街道与“小区”二字', 'region, street and the word 小区 left out'),
  'number-token': both(
    '统一为数字：去掉栋、单元、室等字',
    'a plain number, words such as 栋, 单元, 室 left out',
  ),
  'several-parts': both('一格含多个部分，已拆分', 'one cell with several parts, taken apart'),
  'square-metres': both('平方米，最短的小数形式', 'square metres, the shortest decimal form'),
  'area-range': both('面积范围没有唯一值，仅保留原文', 'a range has no one value: kept as written only'),
  plate: both('省份简称、字母与号码，不含间隔符', 'province, letter and number without the dot'),
  email: both('小写，去除空格', 'lower case, no blanks'),
} as const satisfies Record<string, Text>;
export type Rule = keyof typeof RULES;

/** Takes note of a rule that was applied. */
export type Said = (rule: Rule) => void;
