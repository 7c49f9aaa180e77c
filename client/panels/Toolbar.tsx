// The bar above the graph: undo and redo by name, layout, panes, search, export.
import { useEffect } from 'react';
import { ActionIcon, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconChartDots3,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLayoutRows,
  IconSitemap,
  IconTable,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/i18n.ts';
import type { Step } from '../state/history.ts';
import type { Address } from '../state/address.ts';
import { useWorkspace } from '../state/workspace.ts';
import { LAYOUT_MENU } from '../graph/layouts/menu.ts';

function useUndoKeys(): void {
  const { store } = useWorkspace();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
      if (isTyping || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 'z') store.getState()[event.shiftKey ? 'redo' : 'undo']();
      else if (key === 'y') store.getState().redo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [store]);
}

function UndoButtons() {
  const { t } = useTexts();
  const { store } = useWorkspace();
  const { past, future, undo, redo } = useStore(store);
  useUndoKeys();
  const named = (action: string, step: Step | undefined): string =>
    step === undefined
      ? action
      : t('command.named', { action, command: t(`command.${step.name}`), subject: step.subject }).trim();
  const undoName = named(t('action.undo'), past.at(-1));
  const redoName = named(t('action.redo'), future[0]);
  return (
    <>
      <Tooltip label={undoName}>
        <ActionIcon aria-label={undoName} disabled={past.length === 0} onClick={undo}>
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName}>
        <ActionIcon aria-label={redoName} disabled={future.length === 0} onClick={redo}>
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const PANE_ICONS: Record<Address['pane'], typeof IconTable> = {
  graph: IconChartDots3,
  both: IconLayoutRows,
  table: IconTable,
};

function PaneSwitch() {
  const { t } = useTexts();
  const { address, go } = useWorkspace();
  return (
    <SegmentedControl
      size="xs"
      value={address.pane}
      onChange={(pane) => go({ pane })}
      aria-label={t('pane.title')}
      data={(['graph', 'both', 'table'] as const).map((value) => {
        const Icon = PANE_ICONS[value];
        return {
          value,
          label: (
            <span className="vt-row" style={{ gap: 5 }}>
              <Icon size={14} aria-hidden />
              {t(`pane.${value}`)}
            </span>
          ),
        };
      })}
    />
  );
}

interface ToolbarProps {
  isLegendOpen: boolean;
  onLegend(): void;
  onLayout(id: string): void;
  children: React.ReactNode;
}

export function Toolbar({ isLegendOpen, onLegend, onLayout, children }: ToolbarProps) {
  const { t } = useTexts();
  const { overview, view, actions } = useWorkspace();
  const LegendIcon = isLegendOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <div className="vt-tools" role="toolbar" aria-label={t('toolbar.label')}>
      <Tooltip label={t(isLegendOpen ? 'legend.close' : 'legend.open')}>
        <ActionIcon
          aria-label={t(isLegendOpen ? 'legend.close' : 'legend.open')}
          aria-expanded={isLegendOpen}
          onClick={onLegend}
        >
          <LegendIcon size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <h1 title={overview.case.title}>{overview.case.title}</h1>
      <span className="vt-rule" />
      <UndoButtons />
      <Menu>
        <Menu.Target>
          <Button variant="subtle" color="gray" px={8} leftSection={<IconSitemap size={16} aria-hidden />}>
            {t('layout.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {LAYOUT_MENU.map(({ id, title }) => (
            <Menu.Item
              key={id}
              rightSection={view.layout === id ? <IconCheck size={14} aria-hidden /> : undefined}
              onClick={() => onLayout(id)}
            >
              {t(title)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onLayout(view.layout)}>{t('layout.again')}</Menu.Item>
          <Menu.Item onClick={() => actions.reset()}>{t('action.reset')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PaneSwitch />
      <span className="vt-gap" />
      {children}
    </div>
  );
}
