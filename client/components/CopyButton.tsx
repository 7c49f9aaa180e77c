// Copies a text and says so.
import { ActionIcon, CopyButton as Copy, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';

export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useTexts();
  return (
    <Copy value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('action.copied') : (label ?? t('action.copy'))}>
          <ActionIcon size="sm" onClick={copy} aria-label={label ?? t('action.copy')}>
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </Copy>
  );
}
