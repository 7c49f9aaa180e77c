// What is done to elements of the graph.
import { IconCopy, IconEyeOff, IconFocus2, IconFold, IconListDetails, IconRoute } from '@tabler/icons-react';
import type { Command, CommandPlace } from './define.ts';

const isOne = ({ ids }: CommandPlace): boolean => ids.length === 1;

export const details: Command = {
  id: 'details',
  title: 'action.details',
  icon: IconListDetails,
  on: 'element',
  keys: ['E'],
  keysWork: 'canvas',
  run: ({ workspace, ids }) => {
    workspace.actions.select(ids);
    workspace.go({ panel: 'details' });
  },
};

export const trace: Command = {
  id: 'trace',
  title: 'action.trace',
  icon: IconRoute,
  on: 'element',
  isFor: (place) => isOne(place) && place.workspace.graph.nodes.get(place.ids[0] ?? '')?.type === 'List',
  run: ({ workspace, ids: [id] }) => id !== undefined && workspace.actions.trace(id),
};

export const collapse: Command = {
  id: 'collapse',
  title: 'relations.collapse',
  icon: IconFold,
  on: 'element',
  isFor: (place) =>
    isOne(place) && place.workspace.view.expansions.some((known) => known.id === place.ids[0]),
  run: ({ workspace, ids: [id] }) => id !== undefined && workspace.actions.collapse(id),
};

export const focus: Command = {
  id: 'focus',
  title: 'action.focus',
  icon: IconFocus2,
  on: 'element',
  run: ({ workspace, ids }) => workspace.actions.focus(ids),
};

export const hide: Command = {
  id: 'hide',
  title: 'action.hide',
  icon: IconEyeOff,
  on: 'element',
  keys: ['Delete'],
  keysWork: 'canvas',
  run: ({ workspace, ids }) => workspace.actions.hide(ids),
};

export const copyId: Command = {
  id: 'copy-id',
  title: 'action.copy-id',
  icon: IconCopy,
  on: 'element',
  run: ({ ids }) => void navigator.clipboard.writeText(ids.join('\n')),
};
