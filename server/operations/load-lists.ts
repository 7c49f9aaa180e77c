// The lists of a case folder: their files kept as found, their rows read, mapped and stored.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fail, VinetraceError, type FaultNote } from '#contract/errors.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { about, text, type Text } from '#contract/text.ts';
import type { CaseFolder } from '../ingest/folder/read-case-folder.ts';
import type { ListSource, OpenList } from '../ingest/list-source.ts';
import { openList } from '../ingest/open-list.ts';
import type { Fact, FactPayload, RecordTx, StoredRow } from '../record/index.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import type { Stopwatch } from './stopwatch.ts';

/** How a list was read. */
export interface LoadedList {
  id: string;
  file: string;
  sha256: string;
  rows: number;
  encoding: string;
  sheet?: string;
  headerRow: number;
  header: string[];
  /** Field of each column; null where it is kept as written. */
  mapping: (RecordField | null)[];
  warnings: Text[];
}

interface Context {
  signal: AbortSignal;
  onProgress: OnProgress;
  watch: Stopwatch<'read' | 'record' | 'link' | 'lineage' | 'graph'>;
  warnings: Text[];
}

type TableRow = CaseFolder['tables'][number]['rows'][number];

const MOST_FAULTS = 100;

/** What of a list says how its rows are read: where none of it changed, neither did they. */
const readingOf = (list: OpenList): Record<string, unknown> => ({
  sha256: list.sha256,
  encoding: list.encoding,
  ...(list.sheet === undefined ? {} : { sheet: list.sheet }),
  header_row: list.headerRow,
  header: list.header,
  mapping: list.mapping,
});

async function readRows(
  list: OpenList,
  signal: AbortSignal,
  onRows: (rows: number) => void,
): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const batch of list.rows) {
    if (signal.aborted) fail('cancelled', '载入已取消', 'The load was cancelled');
    for (const row of batch) rows.push(row);
    onRows(batch.length);
  }
  return rows;
}

/** Whether the rows that stand were read in exactly this way from exactly this file. */
function isReadAlike(standing: Fact | undefined, list: OpenList): boolean {
  const values = standing?.payload.values ?? {};
  return Object.entries(readingOf(list)).every(([name, value]) => isDeepStrictEqual(values[name], value));
}

/** Stores one list: its file, what is asserted of it, its rows; nothing where all of it stands already. */
async function storeList(
  tx: RecordTx,
  caseId: string,
  { source, list, row }: { source: ListSource; list: OpenList; row: TableRow | undefined },
  { signal, watch, tell }: Pick<Context, 'signal' | 'watch'> & { tell: (rows: number) => void },
): Promise<LoadedList> {
  const standing = tx.fact(caseId, 'List', source.id);
  const isKnown = isReadAlike(standing, list);
  const fresh = isKnown ? undefined : await watch.time('read', () => readRows(list, signal, tell));
  const count = fresh?.length ?? tx.countRows(caseId, source.id);
  const known = text.array().safeParse(standing?.payload.values['warnings']);
  const warnings = isKnown && known.success ? known.data : list.warnings;
  const values = { ...row?.values, ...readingOf(list), rows: count, warnings } as Record<string, unknown>;
  const hasExtra = row !== undefined && Object.keys(row.extra).length > 0;
  // Through JSON, as the record keeps it, so that what stands can be compared.
  const payload = JSON.parse(
    JSON.stringify({ values, ...(hasExtra ? { extra: row.extra } : {}) }),
  ) as FactPayload;
  if (!isDeepStrictEqual(standing?.payload, payload)) {
    await watch.time('record', async () => {
      // Read before the assertion, after which they are the former one's.
      const rows = fresh ?? tx.rows(caseId, source.id);
      await tx.putFile(source.bytes?.stream() ?? resolve(source.path));
      tx.putRows(caseId, source.id, tx.assert(caseId, 'List', source.id, payload).entry, rows);
    });
  }
  return {
    id: source.id,
    file: String(values['file'] ?? ''),
    sha256: list.sha256,
    rows: count,
    encoding: list.encoding,
    ...(list.sheet === undefined ? {} : { sheet: list.sheet }),
    headerRow: list.headerRow,
    header: list.header,
    mapping: list.mapping,
    warnings,
  };
}

function refuse(faults: readonly FaultNote[]): never {
  const isCut = faults.length > MOST_FAULTS;
  return fail(
    'input-refused',
    `名单文件有 ${faults.length} 处问题${isCut ? `，列出前 ${MOST_FAULTS} 处` : ''}`,
    `The list files have ${faults.length} faults${isCut ? `; here are ${MOST_FAULTS} of ${faults.length}` : ''}`,
    faults.slice(0, MOST_FAULTS),
  );
}

/**
 * Stores every list of the folder. Faults of all lists are gathered before any is reported.
 * @throws input-refused, cancelled
 */
export async function loadLists(tx: RecordTx, folder: CaseFolder, context: Context): Promise<LoadedList[]> {
  const { signal, onProgress, watch, warnings } = context;
  const table = new Map(folder.tables.find(({ type }) => type === 'List')?.rows.map((row) => [row.id, row]));
  const loaded: LoadedList[] = [];
  const faults: FaultNote[] = [];
  let rowsDone = 0;
  for (const [done, source] of folder.lists.entries()) {
    const tell = (rows: number): void => {
      rowsDone += rows;
      onProgress({ stage: STAGES.read, done, total: folder.lists.length, rows: rowsDone });
    };
    tell(0);
    try {
      const list = await watch.time('read', () => openList(source));
      const found = { source, list, row: table.get(source.id) };
      const stored = await storeList(tx, folder.case.id, found, { signal, watch, tell });
      loaded.push(stored);
      warnings.push(...stored.warnings.map((warning) => about(source.file, warning)));
    } catch (error) {
      if (!(error instanceof VinetraceError) || error.code !== 'input-refused') throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) refuse(faults);
  return loaded;
}
