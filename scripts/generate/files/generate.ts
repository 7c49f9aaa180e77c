/** One generated list file with its truth: encoding, sheet, header row, the field of each column. The same seed, the same file. */
import type { RecordField } from '#contract/model/record-field.ts';
import * as OpenCC from 'opencc-js/cn2t';
import { randomFor } from '../../fixtures/random.ts';
import { encode } from './encode.ts';
import { makeLayout, type Layout } from './layout.ts';
import { makeTable, type Table } from './table.ts';

export interface FileTruth {
  encoding: string;
  sheet?: string;
  /** From 1; 0 where the file has no header. */
  headerRow: number;
  columns: (RecordField | null)[];
  /** As written, for reports. */
  headers: string[];
  /** What kind of file it is, in words. */
  kind: string;
}

export interface GeneratedFile {
  name: string;
  bytes: Buffer;
  truth: FileTruth;
}

/** Seeds from here on also draw the header words that are kept for the last measurement. */
export const LAST_SEEDS = 1_000_000;

const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' });

function asTraditional(layout: Layout, table: Table): void {
  for (const column of layout.columns) column.header = toTraditional(column.header);
  table.cells = table.cells.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? toTraditional(cell) : cell)),
  );
}

const EXTENSIONS: Record<Layout['format'], string> = {
  csv: 'csv',
  tsv: 'tsv',
  semicolon: 'csv',
  pipe: 'txt',
  txt: 'txt',
  xlsx: 'xlsx',
  xls: 'xls',
};

/** Makes the file of a seed. */
export function generateFile(seed: number): GeneratedFile {
  const random = randomFor(seed, 'file');
  const layout = makeLayout(random, seed >= LAST_SEEDS);
  const table = makeTable(random, layout);
  if (layout.traditional) asTraditional(layout, table);
  const { bytes, encoding, sheet } = encode(random, layout, table);
  return {
    name: `list-${seed}.${EXTENSIONS[layout.format]}`,
    bytes,
    truth: {
      encoding,
      ...(sheet === undefined ? {} : { sheet }),
      headerRow: table.headerRow,
      columns: layout.columns.map(({ field }) => field),
      headers: layout.columns.map(({ header }) => header),
      kind: [
        layout.format,
        encoding,
        layout.traditional ? 'traditional' : layout.tongue,
        `header ${layout.headerKind}`,
        `${layout.above.length} above`,
        `${layout.rows} rows`,
      ].join(', '),
    },
  };
}
