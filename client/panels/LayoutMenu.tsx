// The menu of layouts: another one, the same again, and whether all is locked.
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLock, IconSitemap } from '@tabler/icons-react';
import { LAYOUT_MENU } from '../graph/layouts/menu.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

export function LayoutMenu() {
  const { t } = useTexts();
  const { view, actions } = useWorkspace();
  const { layOut } = useSurface();
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          leftSection={
            view.locked ? <IconLock size={16} aria-hidden /> : <IconSitemap size={16} aria-hidden />
          }
        >
          {t('layout.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LAYOUT_MENU.map(({ id, title }) => (
          <Menu.Item
            key={id}
            disabled={view.locked && view.layout !== id}
            rightSection={view.layout === id ? <IconCheck size={14} aria-hidden /> : undefined}
            onClick={() => view.layout !== id && layOut(id)}
          >
            {t(title)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={view.locked} onClick={() => layOut(view.layout)}>
          {t('layout.again')}
        </Menu.Item>
        <Menu.Item disabled={view.pinned.length === 0} onClick={() => actions.unpin(view.pinned)}>
          {t('action.unpin-all', { n: view.pinned.length })}
        </Menu.Item>
        <Menu.Item
          rightSection={view.locked ? <IconCheck size={14} aria-hidden /> : undefined}
          onClick={() => actions.lock(!view.locked)}
        >
          {t(view.locked ? 'action.unlock' : 'action.lock')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => actions.reset()}>{t('action.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
