// Links the rows of files: no case, no record, nothing stored.
import type { ColumnMap, CompareKind, FileRow, LinkResult, LinkWhy } from '#contract/link.ts';
import { fail } from '#contract/errors.ts';
import { both, type Text } from '#contract/text.ts';
import { explainPair } from '../../linkage/explain.ts';
import { linkGeneric } from '../../linkage/generic/link-generic.ts';
import { GenericTableBuilder } from '../../linkage/generic/table.ts';
import { linkTable } from '../../linkage/link-table.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import { namePinyin } from '../../ingest/normalise/name-pinyin.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { checkMap } from './check-map.ts';
import { chooseColumns, type ComparedColumn } from './choose-columns.ts';
import { readFiles, type ReadFile } from './read-files.ts';
import { maskedValue, recordValue } from './values.ts';

export interface LinkRequest {
  /** As named by the person who asks; so they are called in the answer. */
  files: readonly string[];
  /** Where it is not given, columns are told by their headers and values. */
  columns?: { file: string; map: ColumnMap } | undefined;
  signal: AbortSignal;
  onProgress: OnProgress;
  tell(message: Text): void;
}

/** Linked files: the clusters, and why two rows are one or not. */
export interface LinkedFiles {
  result: LinkResult;
  /** Every record, in the order of files and rows: whose it is, and where records of people were linked which of the person's homes it is about. */
  rows: readonly (FileRow & { owner: number; home: number })[];
  /** @param reveal values in the clear */
  why(a: FileRow, b: FileRow, reveal: boolean): LinkWhy;
}

/** What either engine gives: a key of each record's cluster, and the weights of a pair. */
interface Linked {
  cluster: ArrayLike<number>;
  home?: ArrayLike<number>;
  explain(
    a: number,
    b: number,
  ): Pick<LinkWhy, 'probability' | 'logLR'> & {
    fields: { field: string; level: string; logLR: number; note: Text }[];
  };
  value(record: number, field: string, reveal: boolean): string;
}

type Row = ReadFile['rows'][number] & { file: ReadFile };

function linkRecords(rows: readonly Row[], onProgress: OnProgress): Linked {
  const builder = new LinkTableBuilder();
  for (const { file, row, record } of rows) builder.add(file.name, row, record);
  const { owner, home } = linkTable(builder.done(), {
    pinyin: namePinyin,
    onProgress: (done) => onProgress({ stage: STAGES.link, done, total: 1 }),
  });
  return {
    cluster: owner,
    home,
    explain: (a, b) => explainPair(rows[a]!.record, rows[b]!.record, { pinyin: namePinyin }),
    value: (at, field, reveal) => recordValue(rows[at]!.record, field, reveal),
  };
}

function linkColumns(rows: readonly Row[], columns: readonly ComparedColumn[]): Linked {
  const builder = new GenericTableBuilder(columns);
  const number = new Map<ReadFile, number>();
  for (const row of rows) {
    const file = number.get(row.file) ?? number.size;
    number.set(row.file, file);
    builder.add(
      file,
      columns.map((column) => column.cell(row.file, row)),
    );
  }
  const { cluster, explain } = linkGeneric(builder.done());
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    cluster,
    explain,
    value: (at, field, reveal) => {
      const column = byName.get(field)!;
      return maskedValue(column.field, column.cell(rows[at]!.file, rows[at]!) ?? '', reveal);
    },
  };
}

const KIND: Record<CompareKind, Text> = {
  text: both('文字', 'text'),
  date: both('日期', 'date'),
  number: both('数字', 'number'),
  exact: both('是否相同', 'exact'),
};

function tellColumns(columns: readonly ComparedColumn[], tell: (message: Text) => void): void {
  const list = (language: 'zh' | 'en', mark: string): string =>
    columns.map(({ name, compare }) => `${name} (${KIND[compare][language]})`).join(mark);
  tell(both(`比较的列：${list('zh', '、')}`, `compared: ${list('en', ', ')}`));
}

/**
 * Reads files and links their rows. Columns that are fields of a record are compared as in a case; where the files hold
 * none, or the map asks for other comparisons, weights are found in the files themselves.
 * @throws input-refused where a file cannot be read or the map does not fit
 */
export async function linkFiles({
  files,
  columns,
  signal,
  onProgress,
  tell,
}: LinkRequest): Promise<LinkedFiles> {
  const read = await readFiles(files, columns?.map, { signal, onProgress, tell });
  if (columns !== undefined) checkMap(columns, read);
  const rows = read.flatMap((file) => file.rows.map((row): Row => ({ ...row, file })));
  const chosen = chooseColumns(read, columns?.map);
  for (const { name, why } of chosen.leftOut) {
    tell(both(`未比较的列：${name}（${why.zh}）`, `not compared: ${name} (${why.en})`));
  }
  if (chosen.kind === 'columns') tellColumns(chosen.columns, tell);
  const linked =
    chosen.kind === 'records' ? linkRecords(rows, onProgress) : linkColumns(rows, chosen.columns);

  const clusters = new Map<number, FileRow[]>();
  for (const [at, { file, row }] of rows.entries()) {
    const key = linked.cluster[at]!;
    const known = clusters.get(key);
    if (known === undefined) clusters.set(key, [{ file: file.name, row }]);
    else known.push({ file: file.name, row });
  }
  const place = (wanted: FileRow): number => {
    const at = rows.findIndex(({ file, row }) => file.name === wanted.file && row === wanted.row);
    if (at === -1) {
      fail(
        'input-refused',
        `${wanted.file} 没有第 ${wanted.row} 行`,
        `${wanted.file} has no row ${wanted.row}`,
        [
          {
            file: wanted.file,
            value: String(wanted.row),
            message: both('行号从表头下第一行起，从 1 计', 'rows are counted from 1 below the header'),
          },
        ],
      );
    }
    return at;
  };
  return {
    result: { records: rows.length, clusters: [...clusters.values()] },
    rows: rows.map(({ file, row }, at) => ({
      file: file.name,
      row,
      owner: linked.cluster[at]!,
      home: linked.home?.[at] ?? 0,
    })),
    why(one, other, reveal) {
      const [a, b] = [place(one), place(other)];
      const { probability, logLR, fields } = linked.explain(a, b);
      return {
        rows: [one, other],
        together: linked.cluster[a] === linked.cluster[b],
        probability,
        logLR,
        fields: fields.map((field) => ({
          ...field,
          values: [linked.value(a, field.field, reveal), linked.value(b, field.field, reveal)],
        })),
      };
    },
  };
}
