// The dialogs of an open case: one line each, loaded when first opened.
import { lazy, Suspense } from 'react';
import { useSurface, type DialogPlace } from '../../state/surface.ts';

const ExpandDialog = lazy(() => import('./ExpandDialog.tsx'));
const SelectDialog = lazy(() => import('./SelectDialog.tsx'));

export function Dialogs({ open }: { open: DialogPlace | undefined }) {
  const { openDialog } = useSurface();
  const close = (): void => openDialog(undefined);
  return (
    <Suspense>
      {open?.kind === 'expand' && <ExpandDialog key={open.id} id={open.id} onClose={close} />}
      {open?.kind === 'select' && <SelectDialog onClose={close} />}
    </Suspense>
  );
}
