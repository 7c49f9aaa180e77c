// Work that is done now and then by a running server: at once, then ever again, one at a time.

export interface Repeating {
  /** Ends it, after what is being done. */
  stop(): Promise<void>;
}

/**
 * @param everyMs how often; what would begin while the last is still at work is left out
 * @param work sees to its own failures
 */
export function repeating(everyMs: number, work: () => Promise<void>): Repeating {
  let running: Promise<void> | undefined;
  const look = (): void => {
    running ??= work().finally(() => (running = undefined));
  };
  const timer = setInterval(look, everyMs).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
