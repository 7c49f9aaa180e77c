// What can be written of an element by hand, as buttons below its name: the same commands as in its menu.
import { ActionIcon, Tooltip } from '@mantine/core';
import { attach, edit, join, split } from '../commands/hand.ts';
import { useStore } from 'zustand';
import { useTexts } from '../i18n/i18n.ts';
import { handStore } from '../state/hand.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

export function HandButtons({ id }: { id: string }) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const surface = useSurface();
  const place = { workspace, surface, ids: [id] };
  // The commands ask the same: drawn anew once it is known.
  if (!useStore(handStore, (state) => state.isAllowed)) return null;
  return (
    <>
      {[edit, attach, join, split]
        .filter((command) => command.isFor?.(place) ?? true)
        .map((command) => (
          <Tooltip key={command.id} label={t(command.title)}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t(command.title)}
              onClick={() => command.run(place)}
            >
              <command.icon size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
    </>
  );
}
