// Ways in which a list is written by whoever passes it on, with the damage that the reader knows: each a header, a row, a file.
import * as OpenCC from 'opencc-js/cn2t';
import iconv from 'iconv-lite';
import type { Person } from './people.ts';

const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' });
const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const door = ({ complex, building, unit, room }: Person): string =>
  `${complex}${building}栋${unit}单元${room}`;
const spaced = (phone: string, by: string): string =>
  `${phone.slice(0, 3)}${by}${phone.slice(3, 7)}${by}${phone.slice(7)}`;

export interface Writing {
  name: string;
  header: readonly string[];
  row(person: Person, n: number): string[];
  encode?(text: string): Buffer;
}

export const WRITINGS: readonly Writing[] = [
  {
    name: 'as given, in parts',
    header: ['姓名', '电话', '身份证号', '小区', '楼栋', '单元', '房号'],
    row: (p) => [p.name, p.phone, p.id, p.complex, `${p.building}栋`, p.unit, p.room],
  },
  {
    name: 'GB18030, phones with spaces, the address in one',
    header: ['客户', '联系电话', '地址'],
    row: (p) => [p.name, spaced(p.phone, ' '), door(p)],
    encode: (text) => iconv.encode(text, 'gb18030'),
  },
  {
    name: 'traditional characters, +86, full-width digits',
    header: ['姓名', '電話', '地址'],
    row: (p) => [traditional(p.name), `+86 ${wide(spaced(p.phone, '-'))}`, traditional(door(p))],
  },
  {
    name: 'ID numbers with 15 digits left, no phone',
    header: ['姓名', '身份证号', '备注'],
    row: (p, n) => [p.name, `${p.id.slice(0, 15)}000`, n % 5 === 0 ? '已装修' : ''],
  },
  {
    name: 'ID numbers as numbers, phones lost in notation',
    header: ['姓名', '身份证号', '电话', '小区', '楼栋', '房号'],
    row: (p) => [
      p.name,
      `${p.id.slice(0, 1)}.${p.id.slice(1, 6)}E+17`,
      '1.99E+10',
      p.complex,
      p.building,
      p.room,
    ],
  },
  {
    name: 'half of the row: name and door',
    header: ['业主', '小区', '楼号', '房号'],
    row: (p) => [p.name, p.complex, `${p.building}幢`, p.room],
  },
  {
    name: 'half of the row: phones alone, as numbers',
    header: ['序号', '手机号'],
    row: (p, n) => [String(n + 1), `${p.phone}.0`],
  },
  {
    name: 'phones in the remarks, names cut to surnames',
    header: ['称呼', '小区', '跟进情况'],
    row: (p) => [`${p.name[0]}先生`, p.complex, `回电${spaced(p.phone, '-')}，再约`],
  },
  {
    name: 'Big5, ID numbers in small letters with an apostrophe',
    header: ['姓名', '身份證號', '地址'],
    row: (p) => [traditional(p.name), `'${p.id.toLowerCase()}`, traditional(door(p))],
    encode: (text) => iconv.encode(text, 'big5'),
  },
  {
    name: 'two phones glued, addresses cut',
    header: ['姓名', '电话', '地址'],
    row: (p, n) => [p.name, `${p.phone}19900${String(n % 900_000).padStart(6, '0')}`, door(p).slice(0, 9)],
  },
];
