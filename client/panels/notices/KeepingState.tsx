// Whether the view is saved, in the line at the bottom.
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function KeepingState() {
  const { t } = useTexts();
  const { keeper } = useWorkspace();
  const said = useStore(keeper.keeping, (keeping) => {
    if (keeping.state === 'kept') return 'kept.kept';
    return keeping.state === 'waiting' && !keeping.isHeld ? 'kept.saving' : 'kept.unsaved';
  });
  return <span data-keeping={said}>{t(said)}</span>;
}
