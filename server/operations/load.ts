// Loads a case folder: everything of it into the record in one transaction, then what changed into the graph.
import { basename, resolve } from 'node:path';
import { fail, VinetraceError } from '#contract/errors.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { LoadResult } from '#contract/operations.ts';
import type { Text } from '#contract/text.ts';
import { readCaseFolder, type CaseFolder } from '../ingest/folder/read-case-folder.ts';
import type { FactType, Reading, RecordReader, RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { assertUnshared } from './canaries/assert-unshared.ts';
import { noteCanaries } from './canaries/note-canaries.ts';
import { deriveCase } from './derive.ts';
import { enter } from './enter.ts';
import { assertFound, byHandIn, contradictedText } from './hand/assert-found.ts';
import { rowsOfCase } from './lineage-follows.ts';
import { loadLists, type LoadedList } from './load-lists.ts';
import { lookAtLists, readLists } from './read-lists.ts';
import { pacer } from '../pace.ts';
import type { OnProgress } from '../progress.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import { stopwatch, type Stopwatch } from './stopwatch.ts';

/** The answer of a load before its warnings are said in one language. */
export interface Loaded extends Omit<LoadResult, 'warnings'> {
  warnings: Text[];
}

export interface LoadOptions {
  folder: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** What the answer counts, by the type whose facts are counted. */
const COUNTED = {
  parties: 'Party',
  handles: 'Handle',
  lists: 'List',
  transfers: 'Transfer',
  evidence: 'Evidence',
  complaints: 'Complaint',
  canaries: 'Canary',
} as const satisfies Partial<Record<keyof LoadResult['counts'], EntityType>>;

/** What a case holds by now. */
export function countsOf(record: RecordReader, caseId: string): LoadResult['counts'] {
  const facts = Object.entries(COUNTED).map(([name, type]) => [name, record.facts(caseId, type).length]);
  return {
    ...(Object.fromEntries(facts) as Record<keyof typeof COUNTED, number>),
    rows: rowsOfCase(record, caseId),
    owners: record.countOwners(caseId),
  };
}

/** Asserts the tables of a folder but its lists; the files of exhibits are stored with them. Answers what changed; where a person said otherwise, that is warned of. */
async function assertTables(tx: RecordTx, folder: CaseFolder, warnings: Text[]): Promise<Set<FactType>> {
  const changed = new Set<FactType>();
  const hands = byHandIn(tx, folder.case.id);
  const pace = pacer();
  const { id, ...rest } = folder.case;
  tx.assert(id, 'Case', id, { values: { id, ...rest } });
  for (const { type, rows } of folder.tables) {
    if (type === 'List') continue;
    for (const row of rows) {
      await pace();
      const values = { ...row.values } as Record<string, unknown>;
      const { file } = values;
      if (type === 'Evidence' && typeof file === 'string') {
        values['sha256'] = (await tx.putFile(resolve(folder.folder, file))).sha256;
      }
      const asserted = assertFound(
        tx,
        hands,
        id,
        { type, id: row.id },
        {
          values,
          ...(Object.keys(row.extra).length > 0 ? { extra: row.extra } : {}),
        },
      );
      if (asserted.changed) changed.add(type);
      if (asserted.contradicted.length > 0)
        warnings.push(contradictedText(type, row.id, asserted.contradicted));
    }
  }
  return changed;
}

const summary = (list: LoadedList): LoadResult['lists'][number] => ({
  id: list.id,
  file: list.file,
  sha256: list.sha256,
  rows: list.rows,
  encoding: list.encoding,
  ...(list.sheet === undefined ? {} : { sheet: list.sheet }),
  headerRow: list.headerRow,
  columns: Object.fromEntries(
    list.header.flatMap((name, at) => {
      const field = list.mapping[at];
      return field === null || field === undefined ? [] : [[name, field]];
    }),
  ),
  unmapped: list.header.filter((_, at) => (list.mapping[at] ?? null) === null),
});

/**
 * Loads the folder. The same folder again changes nothing and answers the same counts.
 * @throws input-refused with every fault found, nothing changed; cancelled; graph-unavailable or foreign-graph before
 * anything is written
 */
export async function loadFolder(workspace: Workspace, options: LoadOptions): Promise<Loaded> {
  const { record, workers } = workspace;
  const { signal, onProgress } = options;
  const watch = stopwatch();
  const stage = record.stage();
  try {
    let readings: ReadonlyMap<string, Reading> = new Map();
    const folder = await watch.time('read', () =>
      readCaseFolder(options.folder, async (sources, isSound) => {
        if (!isSound) return lookAtLists(sources, { workers, signal });
        const read = await readLists(sources, { stage, workers, signal, onProgress });
        readings = read.readings;
        return read.refused;
      }),
    );
    return await loadRead(workspace, options, { folder, readings, watch });
  } catch (error) {
    // A load that was cancelled is taken up by the next one; one that was refused leaves nothing.
    if (error instanceof VinetraceError && error.code === 'input-refused') await stage.takeBack();
    throw error;
  } finally {
    stage.release();
  }
}

interface ReadFolder {
  folder: CaseFolder;
  readings: ReadonlyMap<string, Reading>;
  watch: Stopwatch;
}

async function loadRead(
  workspace: Workspace,
  options: LoadOptions,
  { folder, readings, watch }: ReadFolder,
): Promise<Loaded> {
  const { record } = workspace;
  const { actor, signal, onProgress } = options;
  const caseId = folder.case.id;
  const warnings = [...folder.warnings];
  const { result: lists, entries } = await enter(
    workspace,
    { actor, signal, onProgress, watch },
    async (tx, graphOpens) => {
      tx.begin({
        action: 'import',
        case: caseId,
        subject: `Case:${caseId}`,
        payload: { folder: basename(folder.folder) },
      });
      const changed = await watch.time('record', () => assertTables(tx, folder, warnings));
      if (changed.has('Canary')) {
        const table = folder.tables.find(({ type }) => type === 'Canary')?.rows ?? [];
        const lines = new Map(table.map(({ id, line }) => [id, line]));
        assertUnshared(tx, caseId, (canary) => lines.get(canary));
      }
      const sofar = tx.appended();
      const loaded = await watch.time('record', () => loadLists(tx, folder, readings, warnings));
      if (tx.appended() > sofar) changed.add('List');
      if (signal.aborted) fail('cancelled', '载入已取消', 'The load was cancelled');
      await deriveCase(tx, caseId, {
        workspace,
        signal,
        onProgress,
        watch,
        graphOpens,
        changed,
        meanwhile: loaded.keepFiles,
      });
      await noteCanaries(tx, caseId, { workspace, signal, onProgress, changed });
      return loaded.lists;
    },
  );
  return {
    case: caseId,
    counts: countsOf(record, caseId),
    lists: lists.map(summary),
    warnings,
    seconds: watch.seconds(),
    entries,
    lineageUpTo: lineageStateOf(record, caseId),
  };
}
