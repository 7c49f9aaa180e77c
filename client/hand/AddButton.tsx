// Adds something by hand, for whoever may: from the bar above a case as a sign, from a view that lacks a type as a button that names it.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconSquareRoundedPlus } from '@tabler/icons-react';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../i18n/i18n.ts';
import { openHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';

export function AddButton({ type }: { type?: EntityType }) {
  const { t, say } = useTexts();
  const { caseId } = useWorkspace();
  const open = (): void => openHand(caseId, { kind: 'add', type: type ?? 'Party' });
  if (!useMay('write')) return null;
  if (type !== undefined)
    return (
      <Button size="sm" leftSection={<IconSquareRoundedPlus size={16} aria-hidden />} onClick={open}>
        {t('hand.add-do', { type: say(entityOf(type).title) })}
      </Button>
    );
  return (
    <Tooltip label={t('hand.add')}>
      <ActionIcon aria-label={t('hand.add')} onClick={open}>
        <IconSquareRoundedPlus size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
