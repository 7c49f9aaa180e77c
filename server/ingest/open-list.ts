// Opens one list: scans the file, reads it by its format, finds header and columns, and streams its rows normalised.
import type { StoredRow } from '#contract/model/normal-record.ts';
import { MOST_COLUMNS } from '#contract/reading.ts';
import { both, type Text } from '#contract/text.ts';
import { isBlank, isTotals } from './columns/extra-rows.ts';
import { explicitMapping, mapColumns, type ColumnDecision } from './columns/map-columns.ts';
import { dataRows, usualWidth } from './data-rows.ts';
import { firstOf } from './first-of.ts';
import { findHeader, type Header } from './header.ts';
import type { ListSource, OpenList, ReadBatch } from './list-source.ts';
import { withMended } from './mended-rows.ts';
import { fileSource } from './readers/byte-source.ts';
import type { RawTable } from './readers/define.ts';
import { refuse } from './readers/refuse.ts';
import { readerOf } from './readers/registry.ts';
import { scanSource } from './readers/scan.ts';
import { refuseList } from './refuse-list.ts';

/** Rows below the header by which columns are told. */
const SAMPLE = 300;
/** Rows of its beginning that are kept to be shown. */
const SHOWN = 12;

function decide(source: ListSource, header: string[], sample: readonly string[][]): ColumnDecision[] {
  const { fields } = source;
  if (fields !== undefined) {
    return header.map((_, at) => ({
      field: fields[at] ?? null,
      by: 'columns',
      confidence: 1,
      alternatives: [],
    }));
  }
  if (source.columns === undefined) return mapColumns(header, sample);
  const unknown = Object.keys(source.columns).filter((name) => !header.includes(name));
  if (unknown.length > 0) {
    const [absent, there] = [firstOf(unknown), firstOf(header.filter((name) => name !== ''))];
    refuse(
      'columns',
      `名单中没有${absent.zh}列：现有的列为${there.zh}`,
      `the list has no column ${absent.en}: its columns are ${there.en}`,
    );
  }
  return explicitMapping(header, source.columns);
}

/** The same rows; what goes wrong with the file while they are read is refused as when it is opened. */
async function* placed<T>(
  source: ListSource,
  sheet: string | undefined,
  batches: AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* batches;
  } catch (error) {
    refuseList(source, error, sheet);
  }
}

/** The first rows, which must be those of a list. */
async function sampleOf(table: RawTable, wanted: number): Promise<string[][]> {
  const rows = await table.head(wanted);
  if (rows.every(isBlank)) {
    refuse(
      'file',
      '文件中没有数据：请给出含有表格的文件',
      'the file holds no rows: give the file that holds the table',
    );
  }
  if (rows.some((row) => row.length > MOST_COLUMNS)) {
    refuse(
      'file',
      `文件超过 ${MOST_COLUMNS} 列：这不是人员名单，请给出正确的文件`,
      `the file has more than ${MOST_COLUMNS} columns: it is no list of people, name the right file`,
    );
  }
  return rows;
}

/** What is to be said of a header that was found. */
function headerNotes(header: Header, decisions: readonly ColumnDecision[]): Text[] {
  const notes: Text[] = [];
  if (header.rows === 0)
    notes.push(
      both(
        '未找到表头：各列称为 A、B、C，按内容识别',
        'no header row was found; columns are called A, B, C and told by their values',
      ),
    );
  if (header.rows === 2)
    notes.push(
      both(
        `表头占两行（第 ${header.index}、${header.index + 1} 行），列名由两行合成`,
        `the header takes two rows (${header.index} and ${header.index + 1}); names are made of both`,
      ),
    );
  if (decisions.every(({ field }) => field === null))
    notes.push(both('没有一列能识别为记录字段', 'no column was recognised as a field of a record'));
  return notes;
}

const rowsAlone = async function* (batches: AsyncIterable<ReadBatch>): AsyncGenerator<StoredRow[]> {
  for await (const { rows } of batches) if (rows.length > 0) yield rows;
};

async function open(source: ListSource, signal?: AbortSignal): Promise<OpenList> {
  const scan = await scanSource(source.bytes ?? fileSource(source.path), signal);
  if (scan.bytes === 0) {
    refuse(
      'file',
      '文件是空的：请给出含有数据行的文件',
      'the file is empty: give the file that holds the rows',
    );
  }
  const reader = readerOf(scan);
  const table = await reader.open(scan, source);
  const rows = await sampleOf(table, Math.max(source.headerRow ?? 0, 30) + SAMPLE);
  const header = findHeader(rows, source.headerRow);
  const below = rows.slice(header.index + 1).filter((row) => !isBlank(row) && !isTotals(row));
  const decisions = decide(source, header.names, below);
  const layout = { index: header.index, headerRows: header.rows, width: usualWidth(header.names, below) };
  const { sheets } = table.facts();
  const rowsOf = (): AsyncIterable<ReadBatch> => {
    const found = dataRows(table, layout, list, signal);
    return source.mended === undefined ? found : withMended(found, source.mended, list);
  };
  const batches = {
    [Symbol.asyncIterator]: () => placed(source, table.sheet, rowsOf()),
  };
  const list: OpenList = {
    sha256: scan.sha256,
    bytes: scan.bytes,
    format: reader.format,
    encoding: table.encoding,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    headerRow: header.index + 1,
    header: header.names,
    top: rows.slice(0, Math.max(SHOWN, header.index + 1)),
    ...(sheets === undefined ? {} : { sheets: sheets.map(({ name }) => name) }),
    mapping: decisions.map(({ field }) => field),
    decisions,
    warnings: [...table.warnings, ...headerNotes(header, decisions)],
    batches,
    rows: { [Symbol.asyncIterator]: () => rowsAlone(batches) },
  };
  return list;
}

const prepared = new WeakMap<ListSource, OpenList>();

/**
 * Opens a list: what format it is in, where its header is, which column holds which field. Its rows are read when they are
 * iterated. Throws `input-refused` with one fault, whatever is wrong with the file, and `cancelled` once the signal says so,
 * which holds for the rows too. Depends on nothing but its arguments and may run in any thread.
 */
export async function openList(
  source: ListSource,
  { signal }: { signal?: AbortSignal } = {},
): Promise<OpenList> {
  const ready = prepared.get(source);
  if (ready !== undefined) {
    prepared.delete(source);
    return ready;
  }
  try {
    return await open(source, signal);
  } catch (error) {
    return refuseList(source, error);
  }
}

/** Opens a list ahead of its use: the next `openList` of the same source gives what was opened. */
export async function prepareList(source: ListSource): Promise<void> {
  prepared.set(source, await openList(source));
}
