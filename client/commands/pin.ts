// Pins and locks: what stays where it was put.
import { IconLock, IconLockOpen, IconPin, IconPinnedOff } from '@tabler/icons-react';
import type { Command, CommandPlace } from './define.ts';

const isPinned = ({ workspace, ids }: CommandPlace): boolean =>
  ids.every((id) => workspace.view.pinned.includes(id));
const isDrawn = ({ workspace, ids }: CommandPlace): boolean =>
  workspace.drawn.nodes.some(({ id }) => ids.includes(id));

export const pin: Command = {
  id: 'pin',
  title: 'action.pin',
  icon: IconPin,
  on: 'element',
  isFor: (place) => isDrawn(place) && !isPinned(place),
  run: ({ workspace, ids }) => workspace.actions.pin(ids),
};

export const unpin: Command = {
  id: 'unpin',
  title: 'action.unpin',
  icon: IconPinnedOff,
  on: 'element',
  isFor: (place) => isDrawn(place) && isPinned(place),
  run: ({ workspace, ids }) => workspace.actions.unpin(ids),
};

/** Pins what is not pinned yet; where all is, lets it go. */
export function togglePin(place: CommandPlace): void {
  if (place.ids.length === 0) return;
  (isPinned(place) ? unpin : pin).run(place);
}

export const unpinAll: Command = {
  id: 'unpin-all',
  title: 'action.unpin-all',
  values: ({ workspace }) => ({ n: workspace.view.pinned.length }),
  icon: IconPinnedOff,
  on: 'case',
  isIdle: ({ workspace }) => workspace.view.pinned.length === 0,
  run: ({ workspace }) => workspace.actions.unpin(workspace.view.pinned),
};

export const lock: Command = {
  id: 'lock',
  title: 'action.lock',
  icon: IconLock,
  on: 'case',
  isFor: ({ workspace }) => !workspace.view.locked,
  run: ({ workspace }) => workspace.actions.lock(true),
};

export const unlock: Command = {
  id: 'unlock',
  title: 'action.unlock',
  icon: IconLockOpen,
  on: 'case',
  isFor: ({ workspace }) => workspace.view.locked,
  run: ({ workspace }) => workspace.actions.lock(false),
};
