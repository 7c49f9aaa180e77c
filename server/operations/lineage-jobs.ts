// Brings the lineage of cases up to date while a server runs: one after the other, told of, cancellable.
import { fail, type VinetraceError } from '#contract/errors.ts';
import type { LineageProgress } from '#contract/lineage-job.ts';
import type { Language, Text } from '#contract/text.ts';
import { assertCase } from '../queries/assert-case.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import type { Workspace } from '../workspace.ts';
import { ensureLineage } from './ensure-lineage.ts';
import { isOpen, jobsOf, shownJob, type Asking, type Job } from './jobs.ts';

interface Asked {
  case: string;
}

/** Whether it could not be inferred though nothing failed: it cannot be in a moment either. */
interface Outcome {
  isStuck: boolean;
}

/** The last job of a case; none where nothing had to be inferred. */
export interface LineageOfCase {
  case: string;
  job: Job<Asked, Outcome> | undefined;
}

export interface LineageJobs {
  /** Begins with every case whose lineage is not of its newest rows, now and whenever something was entered. */
  watch(): void;
  /** @throws not-found */
  find(caseId: string): LineageOfCase;
  /** Begins it although it was cancelled or failed. @throws not-found */
  start(caseId: string): LineageOfCase;
  /** @throws not-found; conflict where nothing runs or waits */
  cancel(caseId: string, who: Asking): LineageOfCase;
  /** How far the lineage of a case has come. */
  shown(of: LineageOfCase, language: Language): LineageProgress;
  /** Ends what runs; the next server begins it anew. */
  close(): Promise<void>;
}

/** Who infers, as the journal names it. */
const ACTOR = 'vinetrace';

const NOTHING: Text = { zh: '没有正在推断的谱系', en: 'No lineage is being inferred' };

/** @param onFault told why one failed */
export function lineageJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): LineageJobs {
  const { record, entered, live } = workspace;
  const latest = new Map<string, Job<Asked, Outcome>>();
  /** The entry that had last changed a case when its job ended badly: it is not begun again until another one does. */
  const endedAt = new Map<string, number>();
  let isClosing = false;

  const jobs = jobsOf<Asked, Outcome>(
    {
      for: 'anybody',
      said: { none: NOTHING, ended: NOTHING },
      kept: Number.POSITIVE_INFINITY,
      async run({ case: caseId }, around) {
        const before = record.lineageMark(caseId).entry;
        const { stale, entry } = await ensureLineage(workspace, caseId, { ...around, actor: ACTOR });
        return { isStuck: stale && entry === before };
      },
      onState({ asked: { case: caseId }, state, result }) {
        live.tell({ case: caseId, message: { kind: 'lineage', state: state === 'done' ? 'idle' : state } });
        if (state === 'running') return;
        if (state !== 'done' || result?.isStuck === true)
          endedAt.set(caseId, record.lineageMark(caseId).latest);
        look();
      },
    },
    onFault,
  );
  const isGoing = (caseId: string): boolean => {
    const job = latest.get(caseId);
    return job !== undefined && isOpen(job);
  };
  const begin = (caseId: string): void => {
    endedAt.delete(caseId);
    latest.set(caseId, jobs.start({ case: caseId }, ACTOR));
  };
  /** Begins with what is not of the newest rows, save what ended badly and did not change since. */
  function look(): void {
    if (isClosing) return;
    for (const { id } of record.cases()) {
      if (isGoing(id) || endedAt.get(id) === record.lineageMark(id).latest) continue;
      if (lineageStateOf(record, id).stale) begin(id);
    }
  }
  const find = (caseId: string): LineageOfCase => {
    assertCase(workspace, caseId);
    return { case: caseId, job: latest.get(caseId) };
  };
  return {
    watch() {
      entered.add(look);
      look();
    },
    find,
    start(caseId) {
      assertCase(workspace, caseId);
      if (!isGoing(caseId) && lineageStateOf(record, caseId).stale) begin(caseId);
      return find(caseId);
    },
    cancel(caseId, who) {
      const { job } = find(caseId);
      if (job === undefined) fail('conflict', NOTHING.zh, NOTHING.en);
      jobs.cancel(job.id, who);
      return find(caseId);
    },
    shown({ case: caseId, job }, language) {
      const shown = job === undefined ? undefined : shownJob(job, language);
      return {
        case: caseId,
        lineageUpTo: lineageStateOf(record, caseId),
        job: {
          state: shown === undefined || shown.state === 'done' ? 'idle' : shown.state,
          progress: shown?.progress ?? null,
          problem: shown?.problem ?? null,
        },
      };
    },
    async close() {
      isClosing = true;
      entered.delete(look);
      await jobs.close();
    },
  };
}
