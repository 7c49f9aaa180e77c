// The way from anywhere in the trace to the comparison of two sources; the comparison itself comes when it is opened.
import { createContext, lazy, Suspense, useContext, useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';

const SeparateDialog = lazy(() => import('./SeparateDialog.tsx'));

/** A list and the two sources that are held against one another. */
export interface Pair {
  list: string;
  a: string;
  b: string;
}

const SeparationContext = createContext<{ open(pair: Pair): void }>({ open: () => {} });

export const useSeparation = (): { open(pair: Pair): void } => useContext(SeparationContext);

export function SeparationHost({ children }: { children: ReactNode }) {
  const [pair, setPair] = useState<Pair>();
  const value = useMemo(() => ({ open: setPair }), []);
  return (
    <SeparationContext value={value}>
      {children}
      {pair !== undefined && (
        <Suspense fallback={null}>
          <SeparateDialog {...pair} onClose={() => setPair(undefined)} />
        </Suspense>
      )}
    </SeparationContext>
  );
}

export function SeparateButton({ list, a, b }: Pair) {
  const { t } = useTexts();
  const { open } = useSeparation();
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      px={4}
      mt={4}
      leftSection={<IconArrowsDiff size={14} aria-hidden />}
      onClick={() => open({ list, a, b })}
    >
      {t('separate.with', { a, b })}
    </Button>
  );
}
