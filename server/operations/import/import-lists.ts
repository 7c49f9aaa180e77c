// Imports single lists into a case: the same reading, linking and inferring as a load, and a report that adds up.
import { fail, type FaultNote } from '#contract/errors.ts';
import type { ImportedList, ImportReport, ImportRequest } from '#contract/import.ts';
import { readCounts, type ReadCounts } from '#contract/reading.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import type { ByteSource } from '../../ingest/readers/byte-source.ts';
import type { FactType, Reading, RecordReader, RecordTx } from '../../record/index.ts';
import type { OnProgress } from '../../progress.ts';
import { lineageStateOf } from '../../queries/lineage-state.ts';
import type { Workspace } from '../../workspace.ts';
import { noteCanaries } from '../canaries/note-canaries.ts';
import { deriveCase } from '../derive.ts';
import { enter } from '../enter.ts';
import { loadLists, type LoadedList } from '../load-lists.ts';
import { readLists } from '../read-lists.ts';
import { stopwatch, type Stopwatch } from '../stopwatch.ts';
import { checkImport, type NamedList } from './check-import.ts';

/** A list to import: where its rows come from, and what is asserted of it. */
export interface ListToImport {
  source: ListSource;
  about: NamedList & Readonly<Record<string, unknown>>;
  /** A further file that is kept as found. */
  keep?: ByteSource;
}

export interface ImportOptions extends Pick<ImportRequest, 'parties' | 'evidence'> {
  caseId: string;
  actor: string;
  lists: readonly ListToImport[];
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** What was given, without what was not. */
const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

function assertMore(tx: RecordTx, { caseId, parties, evidence }: ImportOptions): void {
  for (const party of parties) tx.assert(caseId, 'Party', party.id, { values: { ...party } });
  for (const exhibit of evidence) tx.assert(caseId, 'Evidence', exhibit.id, { values: given(exhibit) });
}

/** The lists as a case folder would hold them. */
const asFolder = ({ caseId, lists }: ImportOptions): Parameters<typeof loadLists>[1] => ({
  folder: '',
  case: { id: caseId, title: '' },
  tables: [
    {
      type: 'List',
      rows: lists.map(({ about: { sha256: _sha256, ...values } }) => ({
        id: values.id,
        line: 0,
        values: given(values),
        extra: {},
      })),
    },
  ],
  lists: lists.map(({ source }) => source),
  evidence: [],
  warnings: [],
});

/** Owners of a list: those that the case knew from lists outside of this import, and those that it did not. */
function ownersOf(
  record: RecordReader,
  caseId: string,
  id: string,
  inImport: ReadonlyMap<string, number>,
): ImportedList['owners'] {
  const own = new Set<string>();
  for (const { owner } of record.rowOwners(caseId, id)) own.add(owner);
  let known = 0;
  for (const owner of own)
    if ((record.owner(caseId, owner)?.records ?? 0) > (inImport.get(owner) ?? 0)) known += 1;
  return { new: own.size - known, known };
}

function countOwners(record: RecordReader, caseId: string, ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids)
    for (const { owner } of record.rowOwners(caseId, id)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}

function outcomeOf(before: number | undefined, after: number | undefined): ImportedList['outcome'] {
  if (before === undefined) return 'new';
  return before === after ? 'unchanged' : 'changed';
}

/** @throws input-refused with everything that is wrong with the files */
function refuse(refused: readonly { faults: readonly FaultNote[] }[]): never {
  const faults = refused.flatMap((one) => one.faults);
  return fail(
    'input-refused',
    refused.length === 1 ? '有 1 个文件无法读取' : `有 ${refused.length} 个文件无法读取`,
    refused.length === 1 ? 'One file cannot be read' : `${refused.length} files cannot be read`,
    faults,
  );
}

/** Rows of a file by what became of them, as the list's fact holds them. */
function countsOf(record: RecordReader, caseId: string, { id, rows }: LoadedList): ReadCounts {
  const known = readCounts.safeParse(record.fact(caseId, 'List', id)?.payload.values['counts']);
  const none = { setAside: 0, above: 0, blank: 0, totals: 0, repeatedHeaders: 0 };
  return known.success ? known.data : { total: rows, imported: rows, ...none };
}

/**
 * Imports lists, all or none. The same files with the same words about them change nothing.
 * @throws input-refused with every fault found, nothing changed; cancelled, and what was read until then is not read again;
 * graph-unavailable
 */
export async function importLists(workspace: Workspace, options: ImportOptions): Promise<ImportReport> {
  const { record, workers } = workspace;
  const { caseId, lists, signal, onProgress } = options;
  checkImport(
    record,
    caseId,
    lists.map(({ about }) => about),
    options,
  );
  const watch = stopwatch();
  const stage = record.stage();
  try {
    const { readings, refused } = await watch.time('read', () =>
      readLists(
        lists.map(({ source }) => source),
        { stage, workers, signal, onProgress },
      ),
    );
    if (refused.length > 0) {
      await stage.takeBack();
      refuse(refused);
    }
    return await importRead(workspace, options, { readings, watch });
  } finally {
    stage.release();
  }
}

interface Read {
  readings: ReadonlyMap<string, Reading>;
  watch: Stopwatch;
}

async function importRead(
  workspace: Workspace,
  options: ImportOptions,
  { readings, watch }: Read,
): Promise<ImportReport> {
  const { record } = workspace;
  const { actor, caseId, lists, signal, onProgress } = options;
  const entryOf = (id: string): number | undefined => record.fact(caseId, 'List', id)?.entry;
  const stood = new Map(lists.map(({ about: { id } }) => [id, entryOf(id)]));
  const {
    result: loaded,
    before,
    entries,
  } = await enter(workspace, { actor, signal, onProgress, watch }, async (tx, graphOpens) => {
    tx.begin({
      action: 'import',
      case: caseId,
      subject: `Case:${caseId}`,
      payload: { files: lists.map(({ about }) => about.file) },
    });
    assertMore(tx, options);
    for (const { keep } of lists) if (keep !== undefined) await tx.putFile(keep.stream());
    const sofar = tx.appended();
    const found = await loadLists(tx, asFolder(options), readings, []);
    const changed = new Set<FactType>(tx.appended() > sofar ? ['List'] : []);
    if (signal.aborted) fail('cancelled', '导入已取消', 'The import was cancelled');
    await deriveCase(tx, caseId, {
      workspace,
      signal,
      onProgress,
      watch,
      graphOpens,
      changed,
      meanwhile: found.keepFiles,
    });
    await noteCanaries(tx, caseId, { workspace, signal, onProgress, changed });
    return found.lists;
  });
  const inImport = countOwners(
    record,
    caseId,
    loaded.map(({ id }) => id),
  );
  return {
    case: caseId,
    entry: entries === 0 ? null : before + 1,
    entries,
    seconds: watch.seconds().total,
    lineageUpTo: lineageStateOf(record, caseId),
    lists: loaded.map((list) => ({
      id: list.id,
      file: list.file,
      sha256: list.sha256,
      outcome: outcomeOf(stood.get(list.id), entryOf(list.id)),
      counts: countsOf(record, caseId, list),
      owners: ownersOf(record, caseId, list.id, inImport),
      warnings: list.warnings,
    })),
  };
}
