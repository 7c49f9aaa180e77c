// The menu of groups: by what elements are grouped, found communities, opening and folding them all.
import { Button, Menu } from '@mantine/core';
import { IconBoxMultiple, IconCheck } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import { GROUP_RULES } from '../state/patch.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Above so many members open groups are no longer drawn whole all at once: the canvas would take too long. */
const MOST_OPEN = 600;

export function GroupMenu() {
  const { t } = useTexts();
  const { view, groups, whole } = useWorkspace();
  const { regroup } = useSurface();
  const community = async (): Promise<void> => {
    const { communitiesOf } = await import('../graph/communities.ts');
    const byHand = view.groups.filter(({ id }) => !id.startsWith('group:community:'));
    const found = communitiesOf(whole);
    regroup('group', t('group.community'), { groupBy: 'none', groups: [...byHand, ...found], unfolded: [] });
  };
  const members = groups.reduce((sum, group) => sum + group.members.length, 0);
  const isAllOpen = groups.every(({ id }) => view.unfolded.includes(id));
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={8} leftSection={<IconBoxMultiple size={16} aria-hidden />}>
          {t('group.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {GROUP_RULES.map((rule) => (
          <Menu.Item
            key={rule}
            rightSection={view.groupBy === rule ? <IconCheck size={14} aria-hidden /> : undefined}
            onClick={() => regroup('group', t(`group-by.${rule}`), { groupBy: rule, unfolded: [] })}
          >
            {t(`group-by.${rule}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void community()}>{t('group.community')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item
          disabled={groups.length === 0 || isAllOpen || members > MOST_OPEN}
          onClick={() => regroup('unfold', `× ${groups.length}`, { unfolded: groups.map(({ id }) => id) })}
        >
          {t('action.unfold-all')}
        </Menu.Item>
        <Menu.Item
          disabled={groups.length === 0 || view.unfolded.length === 0}
          onClick={() => regroup('fold', `× ${groups.length}`, { unfolded: [] })}
        >
          {t('action.fold-all')}
        </Menu.Item>
        <Menu.Item
          disabled={groups.length === 0}
          onClick={() =>
            regroup('ungroup', `× ${groups.length}`, { groups: [], groupBy: 'none', unfolded: [] })
          }
        >
          {t('action.ungroup-all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
