// Reader of delimited text: CSV, TSV, TXT, in any of the encodings found on Chinese computers.
import { extname } from 'node:path';
import { both, type Text } from '#contract/text.ts';
import type { FileScan, RawBatch, RawTable, ReadOptions, Reader } from './define.ts';
import { delimitedParser } from './delimited.ts';
import { sniffDelimiter } from './delimiter.ts';
import { addNote } from '../notes.ts';
import {
  countLost,
  decideEncoding,
  decodeFile,
  isTooMuchLost,
  lostText,
  noText,
  replacedText,
} from './encoding.ts';
import { refuse } from './refuse.ts';
import { textTrait } from './text-trait.ts';

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
  const { encoding, mark } = decideEncoding(scan, prescribed);
  const warnings: Text[] = [];
  const sound = scan.utf8 && encoding === 'utf-8';
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
  const batches = async function* (): AsyncGenerator<RawBatch> {
    const parser = delimitedParser(delimiter);
    let [lost, total] = [0, 0];
    for await (const text of withLineFeeds(decodeFile(scan.source, encoding), single)) {
      lost += countLost(text);
      total += text.length;
      const batch = parser.push(text);
      if (batch.rows.length > 0) yield batch;
    }
    const batch = parser.end();
    if (batch.rows.length > 0) yield batch;
    if (!sound && isTooMuchLost(lost, total)) noText();
    if (lost > 0) addNote(warnings, sound ? replacedText(lost) : lostText(lost, encoding));
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
  };
  const text = textTrait(head, delimiter);
  return {
    encoding,
    addressed: false,
    facts: () => ({ mark, text, hiddenRows: 0, hiddenColumns: [], mergedRanges: 0, formats: [] }),
    warnings,
    batches,
    head: async (most) => {
      const rows: string[][] = [];
      for await (const batch of batches()) {
        for (const row of batch.rows) rows.push(row);
        if (rows.length >= most) break;
      }
      return rows.slice(0, most);
    },
  };
}

/** Asked last: whatever is no workbook is text or refused. */
export const csv: Reader = { format: 'csv', recognises: () => true, open };
