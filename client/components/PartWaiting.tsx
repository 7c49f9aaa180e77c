// What stands where a part of a page comes, until it has its answer: room for it and what is being done, or why it did not come.
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface PartWaitingProps {
  /** About as high as what comes (px), so that little moves then. */
  height: number;
  /** What is being worked out, where that may take a while; said aloud, and shown too. */
  doing?: string;
  error: Error | null;
  onRetry(): void;
}

export function PartWaiting({ height, doing, error, onRetry }: PartWaitingProps) {
  const { t } = useTexts();
  if (error !== null) return <ProblemNote error={error} onRetry={onRetry} />;
  return (
    <div role="status">
      {doing === undefined ? (
        <VisuallyHidden>{t('status.loading')}</VisuallyHidden>
      ) : (
        <p className="vt-quiet">{doing}</p>
      )}
      <Skeleton height={height} />
    </div>
  );
}
