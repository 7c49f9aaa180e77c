// Reader of delimited text: CSV, TSV, TXT, in any of the encodings found on Chinese computers.
import { extname } from 'node:path';
import { both } from '#contract/text.ts';
import type { FileScan, RawTable, ReadOptions, Reader } from './define.ts';
import { delimitedParser } from './delimited.ts';
import { sniffDelimiter } from './delimiter.ts';
import { addNote } from '../notes.ts';
import { decideEncoding, decodeFile } from './encoding.ts';
import { refuse } from './refuse.ts';

const MARKUP = /^\s*<(?:!doctype|html|table|\?xml|head|meta|div)\b/i;
const SPREADSHEETS = new Set(['.xlsx', '.xlsm', '.xlsb', '.ods']);

/** Line feeds only, whatever ends the lines: single carriage returns are those of old Macintosh files. */
async function* withLineFeeds(pieces: AsyncIterable<string>, single: boolean): AsyncGenerator<string> {
  for await (const text of pieces) yield single ? text.replaceAll('\r', '\n') : text;
}

async function open(scan: FileScan, { encoding: prescribed }: ReadOptions): Promise<RawTable> {
  if (SPREADSHEETS.has(extname(scan.source.name).toLowerCase())) {
    refuse(
      'file',
      '扩展名是工作簿，内容却不是：请重新保存为 XLSX 或 CSV',
      'the file is no workbook although its name says so: save it again as XLSX or CSV',
    );
  }
  if (scan.head.subarray(0, 5).toString('latin1') === '%PDF-') {
    refuse(
      'file',
      'PDF 不能当作表格读取：请转换为 XLSX 或 CSV',
      'a PDF cannot be read as a table: convert it to XLSX or CSV',
    );
  }
  const { encoding, warnings } = await decideEncoding(scan, prescribed);
  const head = new TextDecoder(encoding).decode(scan.head);
  if (MARKUP.test(head)) {
    refuse(
      'file',
      '文件是网页或 XML，不是表格：请打开后另存为 XLSX 或 CSV',
      'the file is a web page or XML, not a table: open it and save it as XLSX or CSV',
    );
  }
  const delimiter = sniffDelimiter(head);
  const single = !head.includes('\n') && head.includes('\r');
  const table: RawTable = {
    encoding,
    warnings,
    async *rows() {
      const parser = delimitedParser(delimiter);
      for await (const text of withLineFeeds(decodeFile(scan.source, encoding), single)) {
        const rows = parser.push(text);
        if (rows.length > 0) yield rows;
      }
      const rows = parser.end();
      if (rows.length > 0) yield rows;
      const stray = parser.strayQuotes();
      if (stray > 0) {
        addNote(
          warnings,
          both(
            `${stray} 个引号没有结尾，按原样读取`,
            `${stray} quotation marks that nothing closes were taken as they are written`,
          ),
        );
      }
    },
  };
  return table;
}

/** Asked last: whatever is no workbook is text or refused. */
export const csv: Reader = { format: 'csv', recognises: () => true, open };
