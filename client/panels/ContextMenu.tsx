// The menu of an element of the graph, at the pointer or opened with the keyboard: the commands there are for it.
import { Menu, type MenuProps } from '@mantine/core';
import type { CommandPlace } from '../commands/define.ts';
import { commandsAt } from '../commands/registry.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useSurface, type MenuPlace } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

/** What a menu is of: the element it was opened on, and the selection with it where the element is part of that. */
const idsOf = (id: string | undefined, selection: readonly string[]): readonly string[] =>
  id === undefined ? [] : selection.includes(id) ? selection : [id];

/** A menu that is longer than the room below and above its element is moved over it: else its end lies out of the window. */
const WITHIN: NonNullable<MenuProps['middlewares']> = {
  flip: true,
  shift: { crossAxis: true, padding: 8, limiter: { fn: ({ x, y }) => ({ x, y }) } },
};

export function ContextMenu({ place, onClose }: { place: MenuPlace | undefined; onClose(): void }) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const surface = useSurface();
  const ids = idsOf(place?.id, workspace.address.selection);
  const at: CommandPlace = { workspace, surface, ids, at: place?.at };
  const node = at.ids.length === 1 ? workspace.graph.nodes.get(at.ids[0] ?? '') : undefined;
  return (
    <Menu
      opened={place !== undefined}
      onClose={onClose}
      position="bottom-start"
      shadow="md"
      returnFocus
      middlewares={WITHIN}
    >
      <Menu.Target>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          className="vt-anchor"
          style={{ left: place?.at.x ?? 0, top: place?.at.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown className="vt-element-menu">
        {node !== undefined && <Menu.Label>{workspace.words.caption(node)}</Menu.Label>}
        {at.ids.length > 1 && <Menu.Label>{t('status.selected', { n: at.ids.length })}</Menu.Label>}
        {commandsAt(at).map((command) => (
          <Menu.Item
            key={command.id}
            leftSection={<command.icon size={15} aria-hidden />}
            disabled={command.isIdle?.(at) ?? false}
            onClick={() => command.run(at)}
          >
            {t(command.title, command.values?.(at) ?? {})}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
