// Reader of XLSX and XLSM workbooks. Pictures, macros and embedded files are unpacked and counted, but never reach the parser.
import { buffer } from 'node:stream/consumers';
import type { WorkBook } from '@e965/xlsx';
import yazl from 'yazl';
import type { ByteSource } from './byte-source.ts';
import type { FileScan, RawTable, ReadOptions, Reader } from './define.ts';
import { refuse } from './refuse.ts';
import { TooLargeUnpacked, TooManyParts, unzip } from './unzip.ts';
import { parseWorkbook, workbookTable } from './workbook.ts';

/** Pictures, embedded files, macros and printer settings: nothing of a table is in them. */
const NO_TABLE = /\.(?!xml$|rels$)[^./]*$|\/(?:media|embeddings|drawings|charts)\//i;

/** About six million cells; a million takes half a gigabyte to parse, and what memory cannot hold would end the process instead of being refused. */
const MOST_TAGS = 24_000_000;

function countTags(parts: ReadonlyMap<string, Buffer>): number {
  let tags = 0;
  for (const content of parts.values()) {
    for (let at = content.indexOf(0x3c); at !== -1; at = content.indexOf(0x3c, at + 1)) tags += 1;
  }
  return tags;
}

async function unpack(source: ByteSource): Promise<Map<string, Buffer>> {
  try {
    return await unzip(source, (name) => !NO_TABLE.test(name));
  } catch (error) {
    if (error instanceof TooLargeUnpacked) {
      return refuse(
        'file',
        '文件解压后超过 512 MB：请拆分，或另存为 CSV',
        'the file would unpack to more than 512 MB: split it or save it as CSV',
        error,
      );
    }
    if (error instanceof TooManyParts) {
      return refuse(
        'file',
        '压缩包内文件过多，不是工作簿：请解压，或另存为 XLSX 或 CSV',
        'the file is an archive of more than 10,000 files and no workbook: unpack it, or save the table as XLSX or CSV',
        error,
      );
    }
    return refuse(
      'file',
      '文件已损坏，无法解压：请用表格软件打开后重新保存',
      'the file is damaged and cannot be unpacked: open it in a spreadsheet and save it again',
      error,
    );
  }
}

/** The parts as an archive of their own, uncompressed: what was counted is what is parsed. */
async function repack(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of parts) archive.addBuffer(content, name, { compress: false });
  archive.end();
  return buffer(archive.outputStream);
}

async function open(scan: FileScan, { sheet }: ReadOptions): Promise<RawTable> {
  const parts = await unpack(scan.source);
  if (!parts.has('xl/workbook.xml')) {
    refuse(
      'file',
      '文件是压缩包，不是 XLSX 工作簿：请先解压，或另存为 XLSX 或 CSV',
      'the file is an archive but no XLSX workbook: unpack it, or save the table as XLSX or CSV',
    );
  }
  if (countTags(parts) > MOST_TAGS) {
    refuse(
      'file',
      '工作簿的单元格超过约六百万个：请另存为 CSV，CSV 长度不限',
      'the workbook has more than about six million cells: save it as CSV, which may be of any length',
    );
  }
  const packed = await repack(parts);
  let book: WorkBook;
  try {
    book = parseWorkbook(packed);
  } catch (error) {
    return refuse(
      'file',
      '工作簿已损坏：请用表格软件打开后重新保存',
      'the workbook is damaged: open it in a spreadsheet and save it again',
      error,
    );
  }
  return workbookTable(book, 'xlsx', sheet);
}

export const xlsx: Reader = {
  format: 'xlsx',
  recognises: ({ head }) => head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004',
  open,
};
