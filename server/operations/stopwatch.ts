// How long each stage of an operation took.

/** Times stages by name; a stage that is entered again adds up. */
export interface Stopwatch<S extends string> {
  time<T>(stage: S, work: () => T | Promise<T>): Promise<T>;
  /** Starts a stage that others may overlap; what is answered ends it. */
  start(stage: S): () => void;
  /** Seconds of each stage, and of everything since the start. */
  seconds(): Record<S | 'total', number>;
}

const rounded = (milliseconds: number): number => Math.round(milliseconds) / 1000;

/** Starts the clock. */
export function stopwatch<S extends string>(stages: readonly S[]): Stopwatch<S> {
  const began = performance.now();
  const spent = new Map<S, number>(stages.map((stage) => [stage, 0]));
  const start = (stage: S): (() => void) => {
    const from = performance.now();
    let isRunning = true;
    return () => {
      if (isRunning) spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - from);
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
      const each = Object.fromEntries([...spent].map(([stage, ms]) => [stage, rounded(ms)]));
      return { ...each, total: rounded(performance.now() - began) } as Record<S | 'total', number>;
    },
  };
}
