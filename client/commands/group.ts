// Groups: put together by hand, folded into one element that says how many it stands for, opened again.
import {
  IconBoxMultiple,
  IconFold,
  IconFolders,
  IconFoldersOff,
  IconArrowsDiagonal,
} from '@tabler/icons-react';
import type { Group, Patch, Place, View } from '../state/patch.ts';
import type { Command, CommandPlace } from './define.ts';

const chosen = ({ workspace, ids }: CommandPlace): Group[] =>
  workspace.groups.filter(({ id }) => ids.includes(id));
const open = (place: CommandPlace): Group[] =>
  chosen(place).filter(({ id }) => place.workspace.view.unfolded.includes(id));
const folded = (place: CommandPlace): Group[] =>
  chosen(place).filter(({ id }) => !place.workspace.view.unfolded.includes(id));
const named = (groups: readonly Group[]): string =>
  groups.length === 1 ? (groups[0]?.title ?? '') : `× ${groups.length}`;

/** Where elements stand, as far as that is known. */
const standing = ({ positions }: View, ids: readonly string[]): Place[] =>
  ids.flatMap((id) => {
    const at = positions[id];
    return at === undefined ? [] : [at];
  });

/** A command on the groups among what is chosen that are folded, or open: one step that changes which are, and where what comes stands. */
const onGroups = (
  id: 'fold' | 'unfold',
  icon: Command['icon'],
  of: (place: CommandPlace) => Group[],
  change: (view: View, groups: readonly Group[]) => Patch,
): Command => ({
  id,
  title: `action.${id}`,
  icon,
  on: 'element',
  isFor: (place) => of(place).length > 0,
  run(place) {
    const { view, actions } = place.workspace;
    const groups = of(place);
    actions.regroup(id, named(groups), change(view, groups));
  },
});

export const unfold = onGroups('unfold', IconArrowsDiagonal, folded, (view, groups) => {
  // Members stand together where the group stood, but for those that were pinned elsewhere.
  const members = groups.flatMap((group) => group.members).filter((id) => !view.pinned.includes(id));
  return {
    unfolded: [...view.unfolded, ...groups.map(({ id }) => id)],
    positions: Object.fromEntries(members.map((id) => [id, null])),
  };
});

export const fold = onGroups('fold', IconFold, open, (view, groups) => {
  const ids = groups.map(({ id }) => id);
  const middles = groups.flatMap(({ id, members }) => {
    const places = standing(view, members);
    const mean = (axis: 0 | 1): number =>
      Math.round(places.reduce((sum, at) => sum + at[axis], 0) / places.length);
    return places.length === 0 ? [] : [[id, [mean(0), mean(1)] as Place] as const];
  });
  return {
    unfolded: view.unfolded.filter((id) => !ids.includes(id)),
    positions: Object.fromEntries(middles),
  };
});

/** A new name of the form `group:hand:1` that no group has. */
function freeId(groups: readonly Group[]): string {
  const taken = new Set(groups.map(({ id }) => id));
  for (let n = groups.length + 1; ; n += 1) if (!taken.has(`group:hand:${n}`)) return `group:hand:${n}`;
}

/** What of a selection can be grouped: elements, not groups, crowds or lines. */
const groupable = ({ workspace, ids }: CommandPlace): string[] =>
  ids.filter((id) =>
    workspace.drawn.nodes.some((node) => node.id === id && node.crowd === undefined && node.isFrame !== true),
  );

export const groupSelection: Command = {
  id: 'group-selection',
  title: 'action.group',
  icon: IconBoxMultiple,
  on: 'element',
  isFor: (place) => groupable(place).length > 1,
  run(place) {
    const { view, drawn, actions } = place.workspace;
    const members = groupable(place);
    const id = freeId(view.groups);
    const title = drawn.nodes.find((node) => node.id === members[0])?.label ?? '';
    const [at] = standing(view, members);
    const rest = view.groups.map((group) => ({
      ...group,
      members: group.members.filter((member) => !members.includes(member)),
    }));
    actions.regroup('group', `× ${members.length}`, {
      groups: [...rest.filter((group) => group.members.length > 0), { id, title, members }],
      ...(at === undefined ? {} : { positions: { [id]: at } }),
    });
    place.workspace.actions.select([id]);
  },
};

export const ungroup: Command = {
  id: 'ungroup',
  title: 'action.ungroup',
  icon: IconFoldersOff,
  on: 'element',
  isFor: (place) =>
    chosen(place).some(({ id }) => place.workspace.view.groups.some((group) => group.id === id)),
  run(place) {
    const { view, actions } = place.workspace;
    const ids = chosen(place).map(({ id }) => id);
    actions.regroup('ungroup', named(chosen(place)), {
      groups: view.groups.filter(({ id }) => !ids.includes(id)),
    });
  },
};

const hasGroups = ({ workspace }: CommandPlace): boolean => workspace.groups.length > 0;

/** Takes all groups away, whatever made them. */
export const ungroupAll: Command = {
  id: 'ungroup-all',
  title: 'action.ungroup-all',
  icon: IconFoldersOff,
  on: 'case',
  isIdle: (place) => !hasGroups(place),
  run: ({ workspace, surface }) =>
    surface.regroup('ungroup', `× ${workspace.groups.length}`, { groups: [], groupBy: 'none', unfolded: [] }),
};

export const foldAll: Command = {
  id: 'fold-all',
  title: 'action.fold-all',
  icon: IconFolders,
  on: 'case',
  isIdle: (place) => !hasGroups(place) || place.workspace.view.unfolded.length === 0,
  run: ({ workspace, surface }) => surface.regroup('fold', `× ${workspace.groups.length}`, { unfolded: [] }),
};
