// Reader of delimited text: CSV, TSV, TXT, in any of the encodings found on Chinese computers.
import { extname } from 'node:path';
import type { FileScan, RawTable, ReadOptions, Reader } from './define.ts';
import { delimitedParser } from './delimited.ts';
import { sniffDelimiter } from './delimiter.ts';
import { decideEncoding, decodeFile } from './encoding.ts';
import { refuse } from './refuse.ts';

const MARKUP = /^\s*<(?:!doctype|html|table|\?xml|head|meta|div)\b/i;
const SPREADSHEETS = new Set(['.xlsx', '.xlsm', '.xlsb', '.ods']);

/** Line feeds only, whatever ends the lines: single carriage returns are those of old Macintosh files. */
async function* withLineFeeds(pieces: AsyncIterable<string>, single: boolean): AsyncGenerator<string> {
  for await (const text of pieces) yield single ? text.replaceAll('\r', '\n') : text;
}

async function open(scan: FileScan, { encoding: prescribed }: ReadOptions): Promise<RawTable> {
  if (SPREADSHEETS.has(extname(scan.path).toLowerCase())) {
    refuse(
      'file',
      '不是工作簿',
      'the file is no workbook although its name says so: save it again as XLSX or CSV',
    );
  }
  if (scan.head.subarray(0, 5).toString('latin1') === '%PDF-') {
    refuse('file', '不支持 PDF', 'a PDF cannot be read as a table: convert it to XLSX or CSV');
  }
  const { encoding, warnings } = await decideEncoding(scan, prescribed);
  const head = new TextDecoder(encoding).decode(scan.head);
  if (MARKUP.test(head)) {
    refuse(
      'file',
      '文件是网页而非表格',
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
      for await (const text of withLineFeeds(decodeFile(scan.path, encoding), single)) {
        const rows = parser.push(text);
        if (rows.length > 0) yield rows;
      }
      const rows = parser.end();
      if (rows.length > 0) yield rows;
      const stray = parser.strayQuotes();
      const note = `${stray} quotation marks that nothing closes were taken as they are written`;
      if (stray > 0 && !warnings.includes(note)) warnings.push(note);
    },
  };
  return table;
}

/** Asked last: whatever is no workbook is text or refused. */
export const csv: Reader = { format: 'csv', recognises: () => true, open };
