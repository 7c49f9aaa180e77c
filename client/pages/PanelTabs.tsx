// Panels as tabs: the one that is open, loaded when it is opened.
import { Suspense, type ComponentType } from 'react';
import { Loader, Tabs, Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { HelpMark } from '../help/HelpMark.tsx';
import type { HelpTopic } from '../help/registry.ts';
import { useTexts, type TextKey } from '../i18n/i18n.ts';

/** More tabs than these stand as icons, but for the open one: their names would not fit. */
const MOST_NAMED = 3;

interface PanelTabsProps<Id extends HelpTopic> {
  ids: readonly Id[];
  panels: Record<Id, { title: TextKey; icon: TablerIcon; Component: ComponentType }>;
  open: Id;
  onOpen(id: Id): void;
}

export function PanelTabs<Id extends HelpTopic>({ ids, panels, open, onOpen }: PanelTabsProps<Id>) {
  const { t } = useTexts();
  return (
    <Tabs
      value={open}
      onChange={(chosen) => onOpen(ids.find((id) => id === chosen) ?? open)}
      className="vt-column"
      style={{ height: '100%' }}
      keepMounted={false}
    >
      <div className="vt-panel-head">
        {ids.length > 1 && (
          <Tabs.List>
            {ids.map((id) => {
              const { title, icon: Icon } = panels[id];
              const isNamed = ids.length <= MOST_NAMED || id === open;
              return (
                <Tooltip key={id} label={t(title)} disabled={isNamed}>
                  <Tabs.Tab
                    value={id}
                    leftSection={<Icon size={15} aria-hidden />}
                    {...(isNamed ? {} : { className: 'vt-tab-icon', 'aria-label': t(title) })}
                  >
                    {isNamed && t(title)}
                  </Tabs.Tab>
                </Tooltip>
              );
            })}
          </Tabs.List>
        )}
        <HelpMark topic={open} />
      </div>
      {ids.map((id) => {
        const { Component } = panels[id];
        return (
          <Tabs.Panel key={id} value={id} className="vt-column" style={{ flex: 1 }}>
            <Suspense fallback={<Loader size="sm" m={20} />}>
              <Component />
            </Suspense>
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
