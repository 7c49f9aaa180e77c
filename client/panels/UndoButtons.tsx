// Undo and redo by name: one step by its button, several by the menu of steps.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/i18n.ts';
import type { Step } from '../state/history.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Steps that the menu lists; those before them are counted. */
const LISTED = 25;

interface StepsProps {
  action: string;
  /** The next step first. */
  steps: readonly Step[];
  onGo(steps: number): void;
}

function Steps({ action, steps, onGo }: StepsProps) {
  const { t } = useTexts();
  const listed = steps.slice(0, LISTED);
  return (
    <>
      <Menu.Label>{action}</Menu.Label>
      {listed.map((step, at) => (
        <Menu.Item key={steps.length - at} onClick={() => onGo(at + 1)}>
          {t(`command.${step.name}`)} <span className="vt-quiet">{step.subject}</span>
        </Menu.Item>
      ))}
      {listed.length < steps.length && (
        <Menu.Label>{t('count.of', { n: listed.length, total: steps.length })}</Menu.Label>
      )}
    </>
  );
}

export function UndoButtons() {
  const { t } = useTexts();
  const { store } = useWorkspace();
  const { past, future, isBusy, undo, redo } = useStore(store);
  const named = (action: string, step: Step | undefined): string =>
    step === undefined
      ? action
      : t('command.named', { action, command: t(`command.${step.name}`), subject: step.subject }).trim();
  const undoName = named(t('action.undo'), past.at(-1));
  const redoName = named(t('action.redo'), future[0]);
  return (
    <>
      <Tooltip label={undoName}>
        <ActionIcon
          aria-label={undoName}
          disabled={past.length === 0}
          loading={isBusy}
          onClick={() => undo()}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName}>
        <ActionIcon aria-label={redoName} disabled={future.length === 0 || isBusy} onClick={() => redo()}>
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-start">
        <Menu.Target>
          <Tooltip label={t('undo.steps')}>
            <ActionIcon
              size="sm"
              aria-label={t('undo.steps')}
              disabled={(past.length === 0 && future.length === 0) || isBusy}
            >
              <IconChevronDown size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {past.length > 0 && <Steps action={t('undo.back-to')} steps={past.toReversed()} onGo={undo} />}
          {past.length > 0 && future.length > 0 && <Menu.Divider />}
          {future.length > 0 && <Steps action={t('undo.again-to')} steps={future} onGo={redo} />}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
