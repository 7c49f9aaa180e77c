// Import jobs: one after the other, each told of while it runs, cancellable, kept on disk until a day after it ended.
import { randomBytes } from 'node:crypto';
import { fail, named, VinetraceError } from '#contract/errors.ts';
import type { ImportJob, ImportRequest } from '#contract/import.ts';
import type { JobProgress } from '#contract/job.ts';
import type { Language } from '#contract/text.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import { retractEntry } from '../retract.ts';
import { checkImport } from './check-import.ts';
import { importLists, type ListToImport } from './import-lists.ts';
import { isOpen, jobFile, keptProblem, shownJob, type JobFile } from './job-file.ts';
import { speed } from '../speed.ts';
import { sourceOf } from './reading.ts';
import { mendedList } from './mended-list.ts';

export interface ImportJobs {
  /** @throws not-found for an upload or a case; input-refused for what is said about the lists */
  start(
    asked: { caseId: string; actor: string; request: ImportRequest },
    language: Language,
  ): Promise<ImportJob>;
  /** Jobs of a case, newest first. */
  list(caseId: string, language: Language): ImportJob[];
  /** The case of a job; undefined where there is no such job. */
  caseOf(id: string): string | undefined;
  /** @throws not-found */
  find(id: string, language: Language): ImportJob;
  /** @throws not-found; conflict where it has ended */
  cancel(id: string, language: Language): ImportJob;
  /** Runs a job again that was interrupted, cancelled or failed. @throws not-found; conflict */
  resume(id: string, language: Language): ImportJob;
  /** Takes back what a job imported. @throws not-found; conflict where there is nothing to take back */
  undo(id: string, asked: { actor: string; reason: string }, language: Language): Promise<ImportJob>;
  /** Stops what runs; it counts as interrupted. */
  close(): Promise<void>;
}

/** The answer to whoever names a job that there is not, or that they may not know of. */
export const noImport = (): never => fail('not-found', '没有这个导入任务', 'There is no such import');

/** How often uploads that nobody imported are looked for. */
const SWEEP_EVERY_MS = 60 * 60 * 1000;

interface Running {
  stop: AbortController;
  progress(): JobProgress | undefined;
}

/** The lists of a request with the uploads that they are read from. @throws not-found */
function listsOf(
  workspace: Workspace,
  caseId: string,
  actor: string,
  { lists }: ImportRequest,
): Promise<ListToImport[]> {
  return Promise.all(
    lists.map(async ({ upload: uploadId, reading, mends, ...about }) => {
      const upload = workspace.spool.find(actor, uploadId);
      if (mends === true)
        return mendedList(workspace, caseId, about.id, workspace.spool.source(upload), upload.sha256);
      return {
        source: sourceOf(workspace, about.id, upload, reading),
        about: { ...about, file: upload.name, sha256: upload.sha256 },
      };
    }),
  );
}

/**
 * The jobs of a workspace; those that a process left running count as interrupted.
 * @param onFault told why one failed
 */
export function importJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): ImportJobs {
  const { spool } = workspace;
  const files = spool.documents('job', jobFile);
  const running = new Map<string, Running>();
  let turn: Promise<unknown> = Promise.resolve();
  let isClosing = false;

  const save = (file: JobFile): JobFile => {
    files.write(file.id, file);
    return file;
  };
  const get = (id: string): JobFile => files.read(id) ?? noImport();
  /** A job that no longer runs, of which that could not be noted, counts as interrupted. */
  const show = (file: JobFile, language: Language): ImportJob => {
    const job = running.get(file.id);
    const isLeft = isOpen(file) && job === undefined;
    return shownJob(isLeft ? { ...file, state: 'interrupted' } : file, job?.progress(), language);
  };

  const openJobs = (): JobFile[] =>
    files
      .all()
      .map(({ value }) => value)
      .filter(isOpen);
  const sweep = (): void => {
    const needed = openJobs().flatMap(({ id, request }) => [
      id,
      ...request.lists.map(({ upload }) => upload),
    ]);
    spool.sweep(new Set(needed));
  };
  for (const file of openJobs()) if (file.state !== 'interrupted') save({ ...file, state: 'interrupted' });
  sweep();
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS);
  sweeping.unref();

  async function run(id: string, { stop, onProgress }: { stop: AbortController } & ReturnType<typeof speed>) {
    const file = get(id);
    const { by: actor, case: caseId, request } = file;
    try {
      stop.signal.throwIfAborted();
      save({ ...file, state: 'running' });
      const lists = await listsOf(workspace, caseId, actor, request);
      const { parties, evidence } = request;
      const report = await importLists(workspace, {
        caseId,
        actor,
        lists,
        parties,
        evidence,
        onProgress,
        signal: stop.signal,
      });
      save({ ...file, state: 'done', report, problem: null });
      for (const { upload } of request.lists) spool.remove(upload);
    } catch (error) {
      const isCancelled =
        stop.signal.aborted || (error instanceof VinetraceError && error.code === 'cancelled');
      if (isCancelled) save({ ...file, state: isClosing ? 'interrupted' : 'cancelled' });
      else {
        const problem = named(error);
        save({ ...file, state: 'failed', problem: keptProblem(problem) });
        onFault(problem);
      }
    } finally {
      running.delete(id);
    }
  }

  const enqueue = (file: JobFile, language: Language): ImportJob => {
    const stop = new AbortController();
    const { onProgress, state } = speed();
    running.set(file.id, { stop, progress: state });
    save({ ...file, state: 'waiting', problem: null });
    // What fails although a failure is noted (the disk is full, say) must not end the turns of those that wait.
    turn = turn
      .then(() => run(file.id, { stop, onProgress, state }))
      .catch((error: unknown) => onFault(named(error)));
    return show(get(file.id), language);
  };

  return {
    async start({ caseId, actor, request }, language) {
      assertCase(workspace, caseId);
      const lists = await listsOf(workspace, caseId, actor, request);
      checkImport(
        workspace.record,
        caseId,
        lists.map(({ about }) => about),
        request,
      );
      return enqueue(
        {
          id: `j-${randomBytes(8).toString('hex')}`,
          case: caseId,
          by: actor,
          at: new Date().toISOString(),
          state: 'waiting',
          request,
          files: lists.map(({ about }) => about.file),
          report: null,
          problem: null,
          undone: false,
        },
        language,
      );
    },
    list: (caseId, language) =>
      files
        .all()
        .map(({ value }) => value)
        .filter((file) => file.case === caseId)
        .sort((a, b) => b.at.localeCompare(a.at))
        .map((file) => show(file, language)),
    caseOf: (id) => files.read(id)?.case,
    find: (id, language) => show(get(id), language),
    cancel(id, language) {
      const file = get(id);
      const job = running.get(id);
      if (job === undefined) fail('conflict', '该导入已结束', 'This import has ended');
      job.stop.abort();
      return show(file, language);
    },
    resume(id, language) {
      const file = get(id);
      if (running.has(id) || file.state === 'done')
        fail('conflict', '该导入无需继续', 'This import does not need to be resumed');
      for (const { upload } of file.request.lists) spool.find(file.by, upload);
      return enqueue(file, language);
    },
    async undo(id, { actor, reason }, language) {
      const file = get(id);
      const entry = file.report?.entry ?? null;
      if (file.undone || entry === null)
        fail('conflict', '没有可撤回的内容', 'There is nothing to take back');
      const signal = new AbortController().signal;
      await retractEntry(workspace, { seq: entry, reason, actor, onProgress: () => {}, signal });
      return show(save({ ...file, undone: true }), language);
    },
    async close() {
      isClosing = true;
      clearInterval(sweeping);
      for (const { stop } of running.values()) stop.abort();
      await turn;
    },
  };
}
