// Gives canaries out as a file of rows in the clear: in which format, and why.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SegmentedControl } from '@mantine/core';
import { canaryFormat, type CanaryFormat } from '#contract/canaries.ts';
import { giveOutCanaries } from '../../api/canaries.ts';
import { download } from '../../api/download.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTexts } from '../../i18n/i18n.ts';

interface RowsDialogProps {
  caseId: string;
  recipient: string;
  onClose(): void;
}

export function RowsDialog({ caseId, recipient, onClose }: RowsDialogProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [format, setFormat] = useState<CanaryFormat>('xlsx');
  const giving = useMutation({
    mutationFn: (reason: string) => giveOutCanaries(caseId, { recipient, format, reason }),
    onSuccess: async ({ file, name }) => {
      download(file, name);
      onClose();
      await client.invalidateQueries({ queryKey: ['query', 'journal'] });
    },
  });
  return (
    <ReasonDialog
      title={t('canaries.rows-title', { recipient })}
      action={t('canaries.rows-do')}
      isDoing={giving.isPending}
      error={giving.error}
      onClose={onClose}
      onDo={(reason) => giving.mutate(reason)}
    >
      <p className="vt-quiet">{t('canaries.rows-how')}</p>
      <SegmentedControl
        size="xs"
        mt={8}
        aria-label={t('canaries.format')}
        data={canaryFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
        value={format}
        onChange={(value) => setFormat(canaryFormat.parse(value))}
      />
    </ReasonDialog>
  );
}
