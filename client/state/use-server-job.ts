// Work that the server does in the background: begun, followed until it ends, cancelled.
import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';

/** How often it is asked how far the work is (ms). */
const PACE = 300;

interface Work<Job, Asked> {
  /** What the work is of: under another key there is none yet. Begins with what the cache calls it. */
  key: readonly unknown[];
  /** @throws ProblemError */
  start(asked: Asked): Promise<Job>;
  find(id: string, signal: AbortSignal): Promise<Job>;
  cancel(id: string): Promise<Job>;
  idOf(job: Job): string;
}

export interface ServerJob<Job, Asked> {
  /** As far as it is known; undefined where none was begun. */
  job: Job | undefined;
  /** True from asking for it until it has ended. */
  isBusy: boolean;
  error: Error | null;
  start(asked: Asked): void;
  cancel(): void;
}

const isOpen = ({ state }: { state: string }): boolean => state === 'waiting' || state === 'running';

export function useServerJob<Job extends { state: string }, Asked>({
  key,
  start,
  find,
  cancel,
  idOf,
}: Work<Job, Asked>): ServerJob<Job, Asked> {
  const [begun, setBegun] = useState<{ job: Job; of: string }>();
  const of = JSON.stringify(key);
  const first = begun?.of === of ? begun.job : undefined;
  const id = first === undefined ? undefined : idOf(first);
  const watching = useQuery({
    queryKey: [...key, id],
    queryFn: ({ signal }) => find(id ?? '', signal),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data === undefined || isOpen(data) ? PACE : false),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Begun under one key it is nothing to another, though that came while it was being asked for.
  const starting = useMutation({
    mutationFn: ({ asked }: { asked: Asked; under: string }) => start(asked),
    onSuccess: (job, { under }) => setBegun({ job, of: under }),
  });
  const isOwn = starting.variables?.under === of;
  const stopping = useMutation({
    mutationFn: () => cancel(id ?? ''),
    onSettled: () => void watching.refetch(),
  });
  const job = id === undefined ? undefined : (watching.data ?? first);
  return {
    job,
    isBusy: (isOwn && starting.isPending) || (job !== undefined && isOpen(job)),
    error: (isOwn ? starting.error : null) ?? watching.error ?? stopping.error,
    start: (asked) => {
      stopping.reset();
      starting.mutate({ asked, under: of });
    },
    cancel: () => stopping.mutate(),
  };
}
