// How long each stage of what changes a case took.
import type { LoadResult } from '#contract/operations.ts';

type Seconds = LoadResult['seconds'];
type Stage = Exclude<keyof Seconds, 'total'>;

/** Times stages by name; a stage that is entered again adds up. */
export interface Stopwatch {
  time<T>(stage: Stage, work: () => T | Promise<T>): Promise<T>;
  /** Starts a stage that others may overlap; what is answered ends it. */
  start(stage: Stage): () => void;
  /** Seconds of each stage, and of everything since the start. */
  seconds(): Seconds;
}

const rounded = (milliseconds: number): number => Math.round(milliseconds) / 1000;

/** Starts the clock. */
export function stopwatch(): Stopwatch {
  const began = performance.now();
  const spent: Record<Stage, number> = { read: 0, link: 0, lineage: 0, record: 0, graph: 0 };
  const start = (stage: Stage): (() => void) => {
    const from = performance.now();
    let isRunning = true;
    return () => {
      if (isRunning) spent[stage] += performance.now() - from;
      isRunning = false;
    };
  };
  return {
    start,
    async time(stage, work) {
      const end = start(stage);
      try {
        return await work();
      } finally {
        end();
      }
    },
    seconds() {
      const each = Object.entries(spent).map(([stage, ms]) => [stage, rounded(ms)]);
      return {
        ...(Object.fromEntries(each) as Record<Stage, number>),
        total: rounded(performance.now() - began),
      };
    },
  };
}
