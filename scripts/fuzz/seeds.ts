// Sound files of every kind, small, from which mutated ones are made: the fixtures, and what must be written to be had.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {
  inlineRows,
  sheetXml,
  stringsXml,
  stylesXml,
  workbookParts,
  type Parts,
} from '../fixtures/workbook-parts.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** A file under fixtures, its beginning where it is long. */
export const fixture = (path: string, most = 6000): Buffer =>
  readFileSync(join(FIXTURES, path)).subarray(0, most);

export const ROWS: readonly (readonly string[])[] = [
  ['姓名', '电话', '身份证号', '小区', '楼栋', '单元', '房号', '面积'],
  ['张三', '19900830086', '510699199601011234', '翠湖花园', '3', '2', '1204', '89.5'],
  ['欧阳修', '199-0011-1222', '510699197203054321', '翠湖花园', '3栋', '1单元', '502', '120㎡'],
  ['李四、王五', '0838-2501234', '5.10699E+17', '江山一号', '12', '', '101', ''],
];

const text = ROWS.map((row) => row.join(',')).join('\r\n');

/** Lists as text. */
export const TEXTS: readonly Buffer[] = [
  fixture('cases/mini/lists/L1.csv'),
  fixture('cases/mini/lists/L2.csv'),
  fixture('cases/mini/lists/L3.csv'),
  fixture('invalid/quote-unterminated/lists/L1.csv'),
  Buffer.from(text),
  Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`),
  Buffer.from(
    ROWS.map((row) => row.map((cell) => `"${cell.replaceAll('3', '"",\n')}"`).join(';')).join('\n'),
  ),
  iconv.encode(text, 'gb18030'),
  iconv.encode(text.replaceAll('电话', '電話'), 'big5'),
  iconv.encode(`\uFEFF${text}`, 'utf-16le'),
];

type Cell = string | number | boolean | Date;

/** A workbook of every kind of cell, written by another program than ours. */
function book(bookType: 'biff8' | 'biff5' | 'xlsx', bookSST: boolean): Buffer {
  const cells: Cell[][] = [
    ...ROWS.map((row) => [...row]),
    [1.5, true, new Date(0), Number('510699199601011234')],
  ];
  const sheet = XLSX.utils.aoa_to_sheet(cells);
  sheet['!merges'] = [XLSX.utils.decode_range('A2:B2')];
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, '名单');
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([['备注']]), '说明');
  return XLSX.write(made, { type: 'buffer', bookType, bookSST }) as Buffer;
}

export const XLSX_FILES: readonly Buffer[] = [book('xlsx', true), book('xlsx', false)];
export const XLS_FILES: readonly Buffer[] = [book('biff8', true), book('biff8', false)];
export const OLD_XLS_FILES: readonly Buffer[] = [book('biff5', false)];

const STRINGS = stringsXml(
  ['姓名', '电话', '张三', '19900830086']
    .map((word) => `<si><t xml:space="preserve">${word}</t></si>`)
    .join('') + '<si><r><t>李</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>四</t></r></si>',
);
const STYLES = stylesXml(
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
);
const SHARED = sheetXml(
  '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>19900830086</v></c><c r="C2" s="1"><v>40000</v></c></row><row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" t="str"><f>A1</f><v>x</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="e"><v>#N/A</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
);

/** Workbooks by their parts, each of which may be changed and packed again with sound checksums. */
export const WORKBOOKS: readonly Parts[] = [
  workbookParts([{ name: '名单', xml: sheetXml(inlineRows(ROWS)) }]),
  workbookParts(
    [
      { name: '名单', xml: SHARED },
      { name: '藏', xml: sheetXml(inlineRows(ROWS)), state: 'hidden' },
    ],
    { 'xl/sharedStrings.xml': STRINGS, 'xl/styles.xml': STYLES },
    '<workbookPr date1904="1"/>',
  ),
];

export const partsOf = (parts: Parts): Buffer[] => Object.values(parts).map((part) => Buffer.from(part));

const MAIL = [
  'From: "=?gb2312?B?1cXI/Q==?=" <a@x.example>', 'To: b@y.example, "c" <c@y.example>', 'Subject: =?utf-8?Q?=E5=90=8D?=', 'Date: Fri, 3 Oct 2014 09:00:00 +0800',
  'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
  '--b', 'Content-Type: text/html; charset=gb18030', 'Content-Transfer-Encoding: quoted-printable', '', '<p>=C4=E3=BA=C3<br>19900830086</p>',
  '--b', 'Content-Type: application/vnd.ms-excel; name="=?utf-8?B?5ZCN5Y2V?=.xls"', 'Content-Transfer-Encoding: base64', '', 'AAEC',
  '--b--', '',
].join('\r\n'); // prettier-ignore

export const MAILS: readonly Buffer[] = [
  ...['E02', 'E05', 'E10', 'E11'].map((id) => fixture(`cases/deyang/evidence/${id}.eml`)),
  Buffer.from(MAIL),
];

export const CHATS: readonly Buffer[] = [
  fixture('cases/mini/evidence/E1.txt'),
  Buffer.from('2014-10-09 20:13 海哥(9902871450):老资料\n便宜点\n\n2014-10-09 20:15:01 木语：怎么付\n'),
  iconv.encode(
    '2014-10-09 20:13:05 海哥(9902871450)\r\n老资料\r\n\r\n2014-10-09 20:15:00 木语<a@x.example>\r\n怎么付\r\n',
    'gb18030',
  ),
  Buffer.from('{"messages":[{"time":1,"from":"甲","content":"好"},{"from":"乙","image":{"__proto__":1}}]}'),
  Buffer.from('[{"at":"2014","who":"甲","text":"19900830086"}]'),
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.from('%PDF-1.7\n'),
];
