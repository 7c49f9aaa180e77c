// A list as the bytes of its file: text in an encoding, or a workbook.
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import * as OpenCC from 'opencc-js/cn2t';
import type { ChainList } from './chain.ts';
import type { Encoding, FileKind } from './layout.ts';
import { writeRow, type Value } from './write-row.ts';

const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' });

const DELIMITERS: Partial<Record<FileKind['format'], string>> = {
  csv: ',',
  tsv: '\t',
  txt: '\t',
  semicolon: ';',
};

const CODECS: Record<Encoding, readonly [codec: string, mark: boolean]> = {
  'utf-8': ['utf-8', false],
  'utf-8-bom': ['utf-8', true],
  gb18030: ['gb18030', false],
  gbk: ['gbk', false],
  'utf-16le-bom': ['utf-16le', true],
  big5: ['big5', false],
};

const EXTENSIONS: Record<FileKind['format'], string> = {
  csv: 'csv',
  tsv: 'tsv',
  txt: 'txt',
  semicolon: 'csv',
  xlsx: 'xlsx',
  xls: 'xls',
};
export const extensionOf = ({ format }: FileKind): string => EXTENSIONS[format];

function text(table: readonly (readonly Value[])[], { format, newline }: FileKind): string {
  const delimiter = DELIMITERS[format]!;
  const must = new RegExp(`["\\r\\n${delimiter}]`);
  const written = (value: Value): string => {
    const cell = String(value);
    return must.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  return table.map((row) => row.map(written).join(delimiter) + newline).join('');
}

function workbook(
  table: readonly (readonly Value[])[],
  { format, sheet, author, lastAuthor, created }: FileKind,
): Buffer {
  const book = XLSX.utils.book_new();
  book.Props = {
    ...(author === '' ? {} : { Author: author }),
    ...(lastAuthor === '' ? {} : { LastAuthor: lastAuthor }),
    ...(created === undefined ? {} : { CreatedDate: created }),
  };
  const cells = table.map((row) => row.map((cell) => (cell === '' ? null : cell)));
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells, { dense: true }), sheet);
  const bookType = format === 'xls' ? 'biff8' : 'xlsx';
  return XLSX.write(book, { type: 'buffer', bookType, bookSST: true, compression: false }) as Buffer;
}

/** Traditional characters where the file is for those who read them. */
function inTongue(table: Value[][], { encoding }: FileKind): Value[][] {
  if (encoding !== 'big5') return table;
  return table.map((row) => row.map((cell) => (typeof cell === 'string' ? toTraditional(cell) : cell)));
}

/** The file of a list; what an encoding lacks is written as `?`, as programs do. */
export function listBytes({ rows, layout }: ChainList): Buffer {
  const { columns, words, file } = layout;
  const table = inTongue(
    [
      file.titles,
      columns.map((column) => words[column]!),
      ...rows.map((row) => writeRow(row, layout)),
    ].filter((row) => row.length > 0),
    file,
  );
  if (file.format === 'xlsx' || file.format === 'xls') return workbook(table, file);
  const [codec, addBOM] = CODECS[file.encoding];
  return iconv.encode(text(table, file), codec, { addBOM });
}
