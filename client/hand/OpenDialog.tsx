// The dialog of writing by hand that was asked for; loaded with the first of them.
import type { HandDialog } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { AddDialog } from './AddDialog.tsx';
import { AttachDialog } from './AttachDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { JoinDialog, SplitDialog } from './IdentityDialogs.tsx';
import { RetractDialog } from './RetractDialog.tsx';

export default function OpenDialog({ dialog }: { dialog: HandDialog }) {
  const { graph } = useWorkspace();
  switch (dialog.kind) {
    case 'add':
      return <AddDialog type={dialog.type} />;
    case 'edit':
      return <EditDialog key={dialog.id} id={dialog.id} />;
    case 'attach':
      return <AttachDialog id={dialog.id} />;
    case 'retract':
      return <RetractDialog entry={dialog.entry} what={dialog.what} />;
    default: {
      const type = graph.nodes.get(dialog.id)?.type ?? 'Party';
      const Dialog = dialog.kind === 'join' ? JoinDialog : SplitDialog;
      return <Dialog key={dialog.id} id={dialog.id} type={type} />;
    }
  }
}
