// The bar above a case: undo and redo by name, layout, views, search, export.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { ViewSwitch } from '../views/ViewSwitch.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import { LayoutMenu } from './LayoutMenu.tsx';
import { UndoButtons } from './UndoButtons.tsx';

interface ToolbarProps {
  isLegendOpen: boolean;
  onLegend(): void;
  children: React.ReactNode;
}

export function Toolbar({ isLegendOpen, onLegend, children }: ToolbarProps) {
  const { t } = useTexts();
  const { overview } = useWorkspace();
  const LegendIcon = isLegendOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <div className="vt-tools" data-tour="tools" role="toolbar" aria-label={t('toolbar.label')}>
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
      <LayoutMenu />
      <GroupMenu />
      <ViewSwitch />
      <span className="vt-gap" />
      {children}
    </div>
  );
}
