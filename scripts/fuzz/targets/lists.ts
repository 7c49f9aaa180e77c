// Lists in every format: read to the end, or refused.
import * as fc from 'fast-check';
import { openList } from '../../../server/ingest/open-list.ts';
import { bufferSource } from '../../../server/ingest/readers/byte-source.ts';
import { pack, type Parts } from '../../fixtures/workbook-parts.ts';
import { assertRefusal } from '../expected.ts';
import { mutated } from '../mutated.ts';
import { OLD_XLS_FILES, TEXTS, WORKBOOKS, XLS_FILES, XLSX_FILES } from '../seeds.ts';
import { defineTarget } from '../target.ts';

/** Reads a list as an import does. What it says of itself must add up. */
async function readList(bytes: Buffer): Promise<void> {
  try {
    const list = await openList({ id: 'L', file: 'L', path: 'L', bytes: bufferSource('L', bytes) });
    let [rows, aside] = [0, 0];
    let last = 0;
    for await (const batch of list.batches) {
      rows += batch.rows.length;
      aside += batch.setAside.length;
      for (const { row } of batch.rows) {
        if (!(row > last)) throw new Error(`row ${row} after row ${last}`);
        last = row;
      }
    }
    const { counts } = list;
    if (counts === undefined || list.traits === undefined) throw new Error('read, and not counted');
    if (counts.imported !== rows || counts.setAside !== aside)
      throw new Error(`counted ${JSON.stringify(counts)}, given ${rows} and ${aside}`);
    const { total, ...parts } = counts;
    if (total !== Object.values(parts).reduce((sum, part) => sum + part, 0))
      throw new Error(`does not add up: ${JSON.stringify(counts)}`);
  } catch (error) {
    assertRefusal(error);
  }
}

const same = (bytes: Buffer): Buffer => bytes;

const readBytes = (name: string, share: number, seeds: readonly Buffer[], tokens: readonly string[] = []) =>
  defineTarget({ name, share, inputs: mutated(seeds, tokens), toBytes: same, check: readList });

export const text = readBytes('text', 200, TEXTS);
export const xlsxBytes = readBytes('xlsx-bytes', 60, XLSX_FILES, [
  'PK\u0003\u0004',
  'PK\u0001\u0002',
  'PK\u0005\u0006',
]);
export const xls = readBytes('xls', 90, XLS_FILES);
export const oldXls = readBytes('xls-95', 20, OLD_XLS_FILES);

const XML = [
  '<!DOCTYPE a [<!ENTITY x "y">]>', '&x;', '&#0;', '&#x10FFFF;', '<![CDATA[', '<row r="1048577">', '<row r="-1">', '<c r="XFE1">', 't="s"',
  '<v>4294967296</v>', '<v>-1</v>', '<v>1e400</v>', '</row>', '<is><t>', 's="99"', '<mergeCell ref="A1:XFD1048576"/>', '<sst>', '<si>',
]; // prettier-ignore

/** A workbook in which one part was changed, packed again. */
const repacked: fc.Arbitrary<Parts> = fc.oneof(
  ...WORKBOOKS.map((parts) =>
    fc
      .constantFrom(...Object.keys(parts))
      .chain((name) =>
        mutated([Buffer.from(parts[name]!)], XML).map((bytes): Parts => ({ ...parts, [name]: bytes })),
      ),
  ),
);

export const xlsx = defineTarget({
  name: 'xlsx',
  share: 60,
  inputs: repacked,
  toBytes: (parts) => pack(parts, false),
  check: readList,
});
