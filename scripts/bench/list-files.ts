// Writes lists of any length in every format that is read, for measurements; every person invented.
import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { sheetXml, stringsXml, stylesXml, workbookParts } from '../fixtures/workbook-parts.ts';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国志文玉红';
const HEADER = ['序号', '姓名', '电话', '身份证号', '小区', '楼栋', '房号', '面积', '交房日期', '备注'];
/** Of the column of days. */
const DAYS = 8;

type Cell = string | number;

const person = (n: number): Cell[] => [
  n + 1,
  `${SURNAMES[n % SURNAMES.length]}${GIVEN[(n * 7) % GIVEN.length]}${GIVEN[(n * 13 + 5) % GIVEN.length]}`,
  `19900${String(n % 1_000_000).padStart(6, '0')}`,
  `510699${19_550_101 + (n % 300_000)}${String(n % 10_000).padStart(4, '0')}`,
  `测试花园${(n % 40) + 1}期`,
  `${(n % 18) + 1}栋`,
  `${(n % 30) + 1}0${(n % 4) + 1}`,
  60 + (n % 90) + 0.5,
  41_000 + (n % 2_000),
  n % 3 === 0 ? `备注第${n}条` : '',
];

function* table(rows: number): Generator<Cell[]> {
  yield HEADER;
  for (let n = 0; n < rows; n += 1) yield person(n);
}

const csv = (rows: number, quote = ''): string =>
  [...table(rows)].map((row) => row.map((cell) => `${quote}${cell}${quote}`).join(',')).join('\r\n') + '\r\n';

/** Text in pieces of some size, so that no sheet is held in memory. */
function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < 1 << 16) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

/** A workbook as Excel writes it (shared texts) or as programs do (texts in their cells). */
async function writeXlsx(path: string, rows: number, shared: boolean): Promise<void> {
  const texts = new Map<string, number>();
  const indexOf = (text: string): number => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text)!;
  };
  const cellXml = (cell: Cell, reference: string, at: number): string => {
    if (cell === '') return '';
    if (typeof cell === 'number')
      return `<c r="${reference}"${at === DAYS ? ' s="1"' : ''}><v>${cell}</v></c>`;
    return shared
      ? `<c r="${reference}" t="s"><v>${indexOf(cell)}</v></c>`
      : `<c r="${reference}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  };
  const rowsXml = function* (): Generator<string> {
    const [before, after] = sheetXml(`<dimension ref="A1:J${rows + 1}"/><sheetData>|</sheetData>`).split('|');
    yield before!;
    let line = 0;
    for (const row of table(rows)) {
      line += 1;
      const cells = row.map((cell, at) => cellXml(cell, `${String.fromCharCode(65 + at)}${line}`, at));
      yield `<row r="${line}">${cells.join('')}</row>`;
    }
    yield after!;
  };
  const stringsOf = function* (): Generator<string> {
    const [before, after] = stringsXml('|').split('|');
    yield before!;
    for (const text of texts.keys()) yield `<si><t>${text}</t></si>`;
    yield after!;
  };
  const zip = new ZipFile();
  const styles = stylesXml('<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>');
  for (const [name, content] of Object.entries(
    workbookParts([{ name: '名单', xml: '' }], { 'xl/styles.xml': styles }),
  )) {
    if (!name.includes('/worksheets/')) zip.addBuffer(Buffer.from(content), name);
  }
  zip.addReadStream(Readable.from(inPieces(rowsXml())), 'xl/worksheets/sheet1.xml');
  if (shared) zip.addReadStream(Readable.from(inPieces(stringsOf())), 'xl/sharedStrings.xml');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function writeXls(path: string, rows: number): void {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...table(rows)]), '名单');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'biff8', bookSST: false }) as Buffer);
}

/** What can be written, by the end of the file's name. */
export const WRITERS: Record<string, (path: string, rows: number) => Promise<void> | void> = {
  'utf-8.csv': (path, rows) => writeFileSync(path, csv(rows)),
  'gb18030.csv': (path, rows) => writeFileSync(path, iconv.encode(csv(rows), 'gb18030')),
  'quoted.csv': (path, rows) => writeFileSync(path, csv(rows, '"')),
  'shared.xlsx': (path, rows) => writeXlsx(path, rows, true),
  'inline.xlsx': (path, rows) => writeXlsx(path, rows, false),
  'biff8.xls': writeXls,
};
