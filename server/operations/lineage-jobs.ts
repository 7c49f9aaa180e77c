// Brings the lineage of cases up to date while a server runs: one after the other, told of, cancellable.
import { fail, named, type VinetraceError } from '#contract/errors.ts';
import type { LineageJob, LineageProgress } from '#contract/lineage-job.ts';
import type { Language } from '#contract/text.ts';
import { assertCase } from '../queries/assert-case.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import type { Workspace } from '../workspace.ts';
import { ensureLineage } from './ensure-lineage.ts';
import { speed } from './import/speed.ts';

export interface LineageJobs {
  /** Begins with every case whose lineage is not of its newest rows, now and whenever something was entered. */
  watch(): void;
  /** How far the lineage of a case has come. @throws not-found */
  find(caseId: string, language: Language): LineageProgress;
  /** Begins it although it was cancelled or failed. @throws not-found */
  start(caseId: string, language: Language): LineageProgress;
  /** @throws not-found; conflict where nothing runs or waits */
  cancel(caseId: string, language: Language): LineageProgress;
  /** Ends what runs; the next server begins it anew. */
  close(): Promise<void>;
}

/** Who infers, as the journal names it. */
const ACTOR = 'vinetrace';

/** A job of a case; one that ended badly is kept until the case changes. */
interface Job {
  state: LineageJob['state'];
  stop: AbortController;
  speed: ReturnType<typeof speed>;
  /** The entry that had last changed the case when it ended. */
  at?: number;
  problem?: VinetraceError;
}

/** @param onFault told why one failed */
export function lineageJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): LineageJobs {
  const { record, entered } = workspace;
  const jobs = new Map<string, Job>();
  let turn: Promise<unknown> = Promise.resolve();
  let isClosing = false;

  const isOpen = (caseId: string): boolean => ['waiting', 'running'].includes(jobs.get(caseId)?.state ?? '');

  async function run(caseId: string, job: Job): Promise<void> {
    const { signal } = job.stop;
    try {
      signal.throwIfAborted();
      job.state = 'running';
      const before = record.lineageMark(caseId).entry;
      const { stale, entry } = await ensureLineage(workspace, caseId, {
        actor: ACTOR,
        signal,
        onProgress: job.speed.onProgress,
      });
      job.state = 'idle';
      // What could not be inferred now cannot be in a moment either.
      if (stale && entry === before) job.at = record.lineageMark(caseId).latest;
    } catch (error) {
      job.state = signal.aborted ? 'cancelled' : 'failed';
      job.at = record.lineageMark(caseId).latest;
      if (signal.aborted) return;
      job.problem = named(error);
      onFault(job.problem);
    }
  }
  const enqueue = (caseId: string): void => {
    const job: Job = { state: 'waiting', stop: new AbortController(), speed: speed() };
    jobs.set(caseId, job);
    turn = turn.then(() => run(caseId, job)).then(look);
  };
  /** Begins with what is not of the newest rows, save what ended badly and did not change since. */
  function look(): void {
    if (isClosing) return;
    for (const { id } of record.cases()) {
      if (isOpen(id) || jobs.get(id)?.at === record.lineageMark(id).latest) continue;
      if (lineageStateOf(record, id).stale) enqueue(id);
    }
  }
  const find: LineageJobs['find'] = (caseId, language) => {
    assertCase(workspace, caseId);
    const job = jobs.get(caseId);
    return {
      case: caseId,
      lineageUpTo: lineageStateOf(record, caseId),
      job: {
        state: job?.state ?? 'idle',
        progress: job?.state === 'running' ? (job.speed.state() ?? null) : null,
        problem: job?.problem?.problem(language) ?? null,
      },
    };
  };
  return {
    watch() {
      entered.add(look);
      look();
    },
    find,
    start(caseId, language) {
      assertCase(workspace, caseId);
      if (!isOpen(caseId) && lineageStateOf(record, caseId).stale) enqueue(caseId);
      return find(caseId, language);
    },
    cancel(caseId, language) {
      assertCase(workspace, caseId);
      if (!isOpen(caseId)) fail('conflict', '没有正在推断的谱系', 'No lineage is being inferred');
      jobs.get(caseId)?.stop.abort();
      return find(caseId, language);
    },
    async close() {
      isClosing = true;
      entered.delete(look);
      for (const { stop } of jobs.values()) stop.abort();
      await turn;
    },
  };
}
