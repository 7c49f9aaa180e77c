// The menu of an element of the graph, at the pointer or opened with the keyboard.
import { Menu } from '@mantine/core';
import {
  IconCopy,
  IconEye,
  IconEyeOff,
  IconFocus2,
  IconFold,
  IconListDetails,
  IconRoute,
} from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';

export interface MenuPlace {
  id: string | undefined;
  at: { x: number; y: number };
}

export function ContextMenu({ place, onClose }: { place: MenuPlace | undefined; onClose(): void }) {
  const { t } = useTexts();
  const { graph, view, actions, words } = useWorkspace();
  const id = place?.id;
  const node = id === undefined ? undefined : graph.nodes.get(id);
  const isExpanded = id !== undefined && view.expansions.some((known) => known.id === id);
  return (
    <Menu opened={place !== undefined} onClose={onClose} position="bottom-start" shadow="md" returnFocus>
      <Menu.Target>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          className="vt-anchor"
          style={{ left: place?.at.x ?? 0, top: place?.at.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {id === undefined ? (
          <Menu.Item
            leftSection={<IconEye size={15} aria-hidden />}
            disabled={view.hidden.length === 0}
            onClick={() => actions.showHidden()}
          >
            {t('action.show-hidden', { n: view.hidden.length })}
          </Menu.Item>
        ) : (
          <>
            {node !== undefined && <Menu.Label>{words.caption(node)}</Menu.Label>}
            <Menu.Item
              leftSection={<IconListDetails size={15} aria-hidden />}
              onClick={() => actions.select([id])}
            >
              {t('action.details')}
            </Menu.Item>
            {node?.type === 'List' && (
              <Menu.Item leftSection={<IconRoute size={15} aria-hidden />} onClick={() => actions.trace(id)}>
                {t('action.trace')}
              </Menu.Item>
            )}
            {isExpanded && (
              <Menu.Item
                leftSection={<IconFold size={15} aria-hidden />}
                onClick={() => actions.collapse(id)}
              >
                {t('relations.collapse')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconFocus2 size={15} aria-hidden />} onClick={() => actions.focus([id])}>
              {t('action.focus')}
            </Menu.Item>
            <Menu.Item leftSection={<IconEyeOff size={15} aria-hidden />} onClick={() => actions.hide([id])}>
              {t('action.hide')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCopy size={15} aria-hidden />}
              onClick={() => void navigator.clipboard.writeText(id)}
            >
              {t('action.copy-id')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
