// Details of what stands for several: a group with its members, or a crowd that is drawn as a number only.
import { Button, Group } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { commandsAt } from '../commands/registry.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Commands that a group or a crowd is asked for most, as buttons. */
const OFFERED = new Set(['unfold', 'fold', 'as-table', 'ungroup', 'hide']);

export function GroupDetails({ id }: { id: string }) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const surface = useSurface();
  const group = workspace.groups.find((known) => known.id === id);
  const place = { workspace, surface, ids: [id] };
  const commands = commandsAt(place).filter((command) => OFFERED.has(command.id));
  return (
    <div className="vt-panel">
      <EmptyState
        icon={<IconPointer size={28} aria-hidden />}
        title={group?.title ?? t(id.startsWith('crowd:') ? 'details.crowd' : 'details.group')}
      >
        <p>
          {group === undefined ? t('details.crowd-how') : t('details.group-how', { n: group.members.length })}
        </p>
      </EmptyState>
      <Group gap={6} justify="center">
        {commands.map((command) => (
          <Button
            key={command.id}
            variant="default"
            leftSection={<command.icon size={15} aria-hidden />}
            onClick={() => command.run(place)}
          >
            {t(command.title, command.values?.(place) ?? {})}
          </Button>
        ))}
      </Group>
    </div>
  );
}
