// Seeing an owner in the clear, and taking a decision back: both need a reason.
import { useMutation } from '@tanstack/react-query';
import type { DecisionResult, ShownDecision } from '#contract/decision.ts';
import type { OwnerRows } from '#contract/owner.ts';
import { revealOwner, undoDecision } from '../../api/owners.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface RevealDialogProps {
  caseId: string;
  owner: { id: string; caption: string };
  onClose(): void;
  onDone(rows: OwnerRows): void;
}

export function RevealDialog({ caseId, owner, onClose, onDone }: RevealDialogProps) {
  const { t } = useTexts();
  const revealing = useMutation({
    mutationFn: (reason: string) => revealOwner(caseId, owner.id, reason),
    onSuccess: onDone,
    // What was revealed stays on this page alone.
    gcTime: 0,
  });
  return (
    <ReasonDialog
      title={t('owner.reveal-title', { name: owner.caption })}
      action={t('owner.reveal-do')}
      isDoing={revealing.isPending}
      error={revealing.error}
      width={520}
      onClose={onClose}
      onDo={(reason) => revealing.mutate(reason)}
    >
      <p>{t('owner.reveal-how')}</p>
    </ReasonDialog>
  );
}

interface UndoDialogProps {
  caseId: string;
  decision: ShownDecision;
  onClose(): void;
  onDone(result: DecisionResult): void;
}

export function UndoDialog({ caseId, decision, onClose, onDone }: UndoDialogProps) {
  const { t } = useTexts();
  const undoing = useMutation({
    mutationFn: (reason: string) => undoDecision(caseId, decision.id, reason),
    onSuccess: onDone,
  });
  return (
    <ReasonDialog
      title={t('decision.undo-title')}
      action={t('decision.undo-do')}
      suggestions={[t('owner-because.mistake'), t('owner-because.evidence')]}
      isDoing={undoing.isPending}
      error={undoing.error}
      width={520}
      onClose={onClose}
      onDo={(reason) => undoing.mutate(reason)}
    >
      <p>
        {t(`decision.${decision.kind}`, { left: decision.left.rows, right: decision.right.rows })}
        {' — '}
        {decision.reason}
      </p>
      <p className="vt-quiet">{t('decision.undo-how')}</p>
    </ReasonDialog>
  );
}
