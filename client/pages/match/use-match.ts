// One question at a time about a file: on its way, being compared, answered or refused; it can be stopped at any moment.
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asking {
  name: string;
  bytes: number;
  sent: number;
  phase: 'sending' | 'comparing';
  /** Seconds since it began. */
  since: number;
}

/** What a question tells of itself while it runs, and by what it is stopped. */
export interface Watch {
  /** Told how many bytes have gone. */
  onSent(bytes: number): void;
  onArrived(): void;
  signal: AbortSignal;
}

export interface Work<T> {
  asking: Asking | undefined;
  answer: T | undefined;
  error: Error | undefined;
  /** Begins; what ran before is stopped. */
  begin(subject: { name: string; size: number }, work: (watch: Watch) => Promise<T>): void;
  stop(): void;
  clear(): void;
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

export function useWork<T>(): Work<T> {
  const [asking, setAsking] = useState<Asking>();
  const [answer, setAnswer] = useState<T>();
  const [error, setError] = useState<Error>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const isGoing = asking !== undefined;
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setInterval(
      () => setAsking((now) => (now === undefined ? now : { ...now, since: now.since + 1 })),
      1000,
    );
    return () => clearInterval(timer);
  }, [isGoing]);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setAsking(undefined);
  }, []);
  return {
    asking,
    answer,
    error,
    stop,
    clear() {
      stop();
      setAnswer(undefined);
      setError(undefined);
    },
    begin({ name, size }, work) {
      stop();
      setAnswer(undefined);
      setError(undefined);
      const mine = new AbortController();
      running.current = mine;
      setAsking({ name, bytes: size, sent: 0, phase: size === 0 ? 'comparing' : 'sending', since: 0 });
      const change = (part: Partial<Asking>): void =>
        setAsking((now) => (now === undefined || mine.signal.aborted ? now : { ...now, ...part }));
      const run = async (): Promise<void> => {
        try {
          const found = await work({
            signal: mine.signal,
            onSent: (sent) => change({ sent }),
            onArrived: () => change({ phase: 'comparing' }),
          });
          if (mine.signal.aborted) return;
          setAnswer(found);
          setAsking(undefined);
        } catch (caught) {
          if (mine.signal.aborted || isAborted(caught)) return;
          setError(caught instanceof Error ? caught : new Error(String(caught)));
          setAsking(undefined);
        }
      };
      void run();
    },
  };
}
