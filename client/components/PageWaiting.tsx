// What a page shows until it has its answer: that it is on its way, or why it did not come.
import { Center, Loader } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { ProblemNote } from './ProblemNote.tsx';

export function PageWaiting({ error, onRetry }: { error: Error | null; onRetry(): void }) {
  const { t } = useTexts();
  return error === null ? (
    <Center h="100%">
      <Loader size="sm" role="img" aria-label={t('status.loading')} />
    </Center>
  ) : (
    <div className="vt-page">
      <ProblemNote error={error} onRetry={onRetry} />
    </div>
  );
}
