/** Files as they are seized, written for the tests of the import wizard; every person in them is invented. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';

const GIVEN = ['翡翠', '明月', '小虎', '建国', '秀英', '晓东', '雨桐', '志强', '文静', '海燕'];
const FAMILY = ['欧阳', '司徒', '王', '李', '张', '刘', '陈', '杨', '赵', '黄'];

export interface SeizedFiles {
  csv: string;
  xls: string;
  broken: string;
  /** Names in the clear that must not show unless they are asked for. */
  names: string[];
}

const nameOf = (n: number): string =>
  `${FAMILY[n % FAMILY.length]!}${GIVEN[Math.floor(n / FAMILY.length) % GIVEN.length]!}`;
const phoneOf = (n: number): string => `199${String(n + 1).padStart(8, '0')}`;
const home = (n: number): string => `${(n % 9) + 1}-${(n % 3) + 1}-${(n % 20) + 1}0${(n % 4) + 1}`;

/** Phones as hands write them: full width, with hyphens, with the country's prefix. */
const written = (phone: string, n: number): string => {
  if (n % 3 === 0) return phone.replace(/^(\d{3})(\d{4})/, '$1-$2-');
  if (n % 3 === 1)
    return [...phone].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  return `+86 ${phone}`;
};

/** A GB18030 CSV, an XLS with title rows and two sheets, and an XLSX that ends too early. */
export function seizedFiles(folder: string): SeizedFiles {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const people = Array.from({ length: 60 }, (_, n) => n);
  const csv = [
    '业主姓名,联系电话,身份证号码,房号,面积,备注',
    ...people.map((n) => {
      const id = n % 7 === 0 ? '510699199001011000' : '';
      return [
        nameOf(n),
        written(phoneOf(n), n),
        id,
        home(n),
        `${80 + n}.5㎡`,
        n % 9 === 0 ? '=二次联系' : '',
      ].join(',');
    }),
    '王秀英,无,5106991990010112,9-9-909,,',
    // More cells than columns: which is which cannot be told.
    '李建国,19900009999,,1-1-101,,一,二,三,四',
    '合计,,,,,',
  ].join('\r\n');
  writeFileSync(at('翠湖花园业主.csv'), iconv.encode(csv, 'gb18030'));

  const book = XLSX.utils.book_new();
  const rows = [
    ['滨江一号交房客户登记表'],
    ['2015年5月'],
    [],
    ['序号', '客户', '手机', '楼栋', '单元', '房间'],
    ...people
      .slice(20)
      .map((n, at2) => [
        at2 + 1,
        nameOf(n),
        phoneOf(n),
        `${(n % 9) + 1}栋`,
        `${(n % 3) + 1}单元`,
        `${n + 100}`,
      ]),
  ];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['说明'], ['内部资料']]), '说明');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '客户');
  const bytes = (type: 'biff8' | 'xlsx'): Buffer =>
    XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer;
  writeFileSync(at('滨江一号.xls'), bytes('biff8'));
  const whole = bytes('xlsx');
  writeFileSync(at('损坏的名单.xlsx'), whole.subarray(0, Math.floor(whole.length / 2)));
  return {
    csv: at('翠湖花园业主.csv'),
    xls: at('滨江一号.xls'),
    broken: at('损坏的名单.xlsx'),
    names: people.map(nameOf),
  };
}
