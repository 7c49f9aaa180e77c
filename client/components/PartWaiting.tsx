// What stands where a part of a page comes, until it has its answer: room for it, or why it did not come.
import { Skeleton } from '@mantine/core';
import { ProblemNote } from './ProblemNote.tsx';

interface PartWaitingProps {
  /** About as high as what comes (px), so that little moves then. */
  height: number;
  error: Error | null;
  onRetry(): void;
}

export function PartWaiting({ height, error, onRetry }: PartWaitingProps) {
  return error === null ? <Skeleton height={height} /> : <ProblemNote error={error} onRetry={onRetry} />;
}
