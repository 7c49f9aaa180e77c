// Work in the background, of whatever kind: in turn, told of, cancellable, and what came of it kept for a time in memory.
import { randomUUID } from 'node:crypto';
import { fail, named, type VinetraceError } from '#contract/errors.ts';
import type { JobProgress, JobState, ServerJob } from '#contract/job.ts';
import type { Language, Text } from '#contract/text.ts';
import type { OnProgress } from '../progress.ts';
import { speed } from './speed.ts';

/** Whatever is asked of a job says which case it is about. */
interface OfCase {
  case: string | null;
}

export interface Job<Asked extends OfCase, Result> {
  readonly id: string;
  /** Who began it. */
  readonly by: string;
  readonly asked: Asked;
  readonly state: JobState;
  /** It was cancelled, and may still be on its way out. */
  readonly isStopped: boolean;
  /** While it runs. */
  readonly progress: JobProgress | undefined;
  readonly problem: VinetraceError | undefined;
  readonly result: Result | undefined;
}

/** Who asks about a job. */
export interface Asking {
  user: string;
  isAdministrator: boolean;
}

export interface JobKind<Asked extends OfCase, Result> {
  run(asked: Asked, around: { by: string; signal: AbortSignal; onProgress: OnProgress }): Promise<Result>;
  /**
   * Who is told of one: whoever began it alone, or all that may look into its case. Either way it is ended by whoever began it or by an
   * administrator; `anybody` by whoever its address lets through.
   */
  for: 'who-began' | 'case' | 'anybody';
  said: {
    /** There is none of this id, or it is somebody else's. */
    none: Text;
    /** It cannot be cancelled any more. */
    ended: Text;
    /** What is asked for is not there yet. */
    notDone?: Text;
    tooMany?: Text;
  };
  /** How many run at once; one where not said. */
  atOnce?: number;
  /** How many may wait or run; any number where not said. */
  most?: number;
  /** How many that ended are kept, the newest. */
  kept: number;
  /** Told of every change of state after it was begun. */
  onState?(job: Job<Asked, Result>): void;
  /** What is kept of what was asked for once it ended. */
  keepOf?(asked: Asked): Asked;
  /** Lets go of what the result holds outside of memory. */
  forget?(result: Result): void;
}

export interface Jobs<Asked extends OfCase, Result> {
  /** @throws conflict where too many wait */
  start(asked: Asked, by: string): Job<Asked, Result>;
  /** Those that wait, run or are kept, the newest first. */
  all(): Job<Asked, Result>[];
  /** The case of one; null where it is about none yet, undefined where there is no such job. */
  caseOf(id: string): string | null | undefined;
  /** @throws not-found for what is unknown, or is not told to this person */
  find(id: string, who: Asking): Job<Asked, Result>;
  /** What came of it. @throws not-found; conflict where it is not done */
  result(id: string, who: Asking): Result;
  /** @throws not-found; forbidden where another began it; conflict where it has ended */
  cancel(id: string, who: Asking): Job<Asked, Result>;
  /** Ends what waits and runs. */
  close(): Promise<void>;
}

/** How long what ended is kept, a day (ms). */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** How often it is looked whether that time is over (ms). */
const SWEEP_MS = 60 * 60 * 1000;

interface Own<Asked extends OfCase, Result> extends Job<Asked, Result> {
  asked: Asked;
  state: JobState;
  problem: VinetraceError | undefined;
  result: Result | undefined;
  stop: AbortController;
  onProgress: OnProgress;
  ended: number;
}

export const isOpen = ({ state }: Pick<ServerJob, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** A job in one language, without what its kind adds. */
export const shownJob = (
  { id, by, asked, state, progress, problem }: Job<OfCase, unknown>,
  language: Language,
): ServerJob => ({
  id,
  case: asked.case,
  by,
  state,
  progress: progress ?? null,
  problem: problem?.problem(language) ?? null,
});

/**
 * @param onFault told why one failed
 * @param now in ms
 */
export function jobsOf<Asked extends OfCase, Result>(
  kind: JobKind<Asked, Result>,
  onFault: (problem: VinetraceError) => void,
  now: () => number = Date.now,
): Jobs<Asked, Result> {
  const jobs = new Map<string, Own<Asked, Result>>();
  const waiting: Own<Asked, Result>[] = [];
  const running = new Set<Promise<void>>();
  const { none, ended, notDone = ended, tooMany = none } = kind.said;
  let isClosed = false;

  const become = (job: Own<Asked, Result>, state: JobState): void => {
    job.state = state;
    if (!isOpen(job)) {
      job.ended = now();
      job.asked = kind.keepOf?.(job.asked) ?? job.asked;
    }
    kind.onState?.(job);
  };
  async function run(job: Own<Asked, Result>): Promise<void> {
    const { by, onProgress, stop, asked } = job;
    become(job, 'running');
    try {
      job.result = await kind.run(asked, { by, signal: stop.signal, onProgress });
      become(job, 'done');
    } catch (error) {
      if (!stop.signal.aborted) {
        job.problem = named(error);
        onFault(job.problem);
      }
      become(job, stop.signal.aborted ? 'cancelled' : 'failed');
    }
  }
  const next = (): void => {
    if (isClosed) return;
    while (waiting.length > 0 && running.size < (kind.atOnce ?? 1)) {
      const job = waiting.shift()!;
      const going: Promise<void> = run(job).finally(() => {
        running.delete(going);
        next();
      });
      running.add(going);
    }
  };
  /** Lets go of those that ended long ago, and of the oldest beyond what is kept. */
  const forget = (): void => {
    const past = [...jobs.values()].filter((job) => !isOpen(job));
    for (const [at, { id, result, ended: when }] of past.entries()) {
      if (at >= past.length - kind.kept && now() - when < KEPT_MS) continue;
      if (result !== undefined) kind.forget?.(result);
      jobs.delete(id);
    }
  };
  const sweeping = setInterval(forget, SWEEP_MS).unref();

  const missing = (): never => fail('not-found', none.zh, none.en);
  const find = (id: string, { user }: Asking): Own<Asked, Result> => {
    const job = jobs.get(id);
    return job === undefined || (kind.for === 'who-began' && job.by !== user) ? missing() : job;
  };
  return {
    start(asked, by) {
      if ([...jobs.values()].filter(isOpen).length >= (kind.most ?? Number.POSITIVE_INFINITY))
        fail('conflict', tooMany.zh, tooMany.en);
      forget();
      const { onProgress, state } = speed();
      const job: Own<Asked, Result> = {
        id: randomUUID(),
        by,
        asked,
        state: 'waiting',
        get isStopped() {
          return this.stop.signal.aborted;
        },
        get progress() {
          return this.state === 'running' ? state() : undefined;
        },
        problem: undefined,
        result: undefined,
        stop: new AbortController(),
        onProgress,
        ended: 0,
      };
      jobs.set(job.id, job);
      waiting.push(job);
      next();
      return job;
    },
    all: () => [...jobs.values()].toReversed(),
    caseOf: (id) => jobs.get(id)?.asked.case,
    find,
    result: (id, who) => find(id, who).result ?? fail('conflict', notDone.zh, notDone.en),
    cancel(id, who) {
      const job = jobs.get(id) ?? missing();
      const mayEnd = kind.for === 'anybody' || who.isAdministrator || job.by === who.user;
      if (!mayEnd && kind.for === 'who-began') missing();
      if (!mayEnd)
        fail(
          'forbidden',
          '只有发起人或管理员可以取消',
          'Only who began this, or an administrator, may cancel it',
        );
      if (!isOpen(job)) fail('conflict', ended.zh, ended.en);
      job.stop.abort();
      const at = waiting.indexOf(job);
      if (at !== -1) {
        waiting.splice(at, 1);
        become(job, 'cancelled');
      }
      return job;
    },
    async close() {
      isClosed = true;
      clearInterval(sweeping);
      waiting.length = 0;
      for (const { stop } of jobs.values()) stop.abort();
      await Promise.all(running);
    },
  };
}
