// Chooses the view that fills the middle, and the one that stands below it.
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLayoutRows } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import { VIEW_IDS } from '../state/address.ts';
import { useWorkspace } from '../state/workspace.ts';
import { VIEWS } from './registry.ts';

const tick = (isChosen: boolean) => (isChosen ? <IconCheck size={14} aria-hidden /> : undefined);

export function ViewSwitch() {
  const { t } = useTexts();
  const { address, go } = useWorkspace();
  const { view, below } = address;
  const { title, icon: Icon } = VIEWS[view];
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            leftSection={<Icon size={16} aria-hidden />}
            aria-label={t('view.title', { view: t(title) })}
          >
            {t(title)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {VIEW_IDS.map((id) => {
            const { title: name, icon: Each } = VIEWS[id];
            return (
              <Menu.Item
                key={id}
                leftSection={<Each size={15} aria-hidden />}
                rightSection={tick(id === view)}
                onClick={() => go({ view: id, below: below === id ? undefined : below })}
              >
                {t(name)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" color="gray" px={8} leftSection={<IconLayoutRows size={16} aria-hidden />}>
            {below === undefined ? t('view.below') : t('view.below-is', { view: t(VIEWS[below].title) })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={tick(below === undefined)} onClick={() => go({ below: undefined })}>
            {t('view.below-none')}
          </Menu.Item>
          {VIEW_IDS.filter((id) => id !== view).map((id) => {
            const { title: name, icon: Each } = VIEWS[id];
            return (
              <Menu.Item
                key={id}
                leftSection={<Each size={15} aria-hidden />}
                rightSection={tick(id === below)}
                onClick={() => go({ below: id })}
              >
                {t(name)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
