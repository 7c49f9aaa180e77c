// Asks what came of looking into an alert.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acknowledgeAlert } from '../../api/canaries.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTexts } from '../../i18n/i18n.ts';

interface AcknowledgeDialogProps {
  caseId: string;
  alert: string;
  onClose(): void;
}

export function AcknowledgeDialog({ caseId, alert, onClose }: AcknowledgeDialogProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const saying = useMutation({
    mutationFn: (reason: string) => acknowledgeAlert(caseId, alert, reason),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['query'] });
    },
  });
  return (
    <ReasonDialog
      title={t('canaries.acknowledge-title')}
      action={t('canaries.acknowledge')}
      isDoing={saying.isPending}
      error={saying.error}
      onClose={onClose}
      onDo={(reason) => saying.mutate(reason)}
    >
      <p className="vt-quiet">{t('canaries.acknowledge-how')}</p>
    </ReasonDialog>
  );
}
