// Taking a decision back, which needs a reason.
import { useMutation } from '@tanstack/react-query';
import type { DecisionResult, ShownDecision } from '#contract/decision.ts';
import { undoDecision } from '../../api/owners.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

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
