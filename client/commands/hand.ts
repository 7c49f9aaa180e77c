// What is written by hand: offered to those who may, and of those elements of which something can be.
import {
  IconArrowsJoin,
  IconArrowsSplit2,
  IconPaperclip,
  IconPencil,
  IconSquareRoundedPlus,
} from '@tabler/icons-react';
import { handFields } from '#contract/hand.ts';
import type { EntityType } from '#contract/model/registry.ts';
import { handStore, openHand } from '../state/hand.ts';
import type { Command, CommandPlace } from './define.ts';

const isAllowed = (): boolean => handStore.getState().isAllowed;

/** The one element that a command is done to, where something of it can be written by hand. */
function writable({ workspace, ids }: CommandPlace): { id: string; type: EntityType } | undefined {
  const [id] = ids;
  const node = ids.length === 1 && id !== undefined ? workspace.graph.nodes.get(id) : undefined;
  return node === undefined || handFields(node.type).length === 0 || !isAllowed()
    ? undefined
    : { id: node.id, type: node.type };
}

const isIdentity = (place: CommandPlace): boolean =>
  ['Party', 'Handle'].includes(writable(place)?.type ?? '');

export const add: Command = {
  id: 'add',
  title: 'hand.add',
  icon: IconSquareRoundedPlus,
  on: 'case',
  isFor: isAllowed,
  run: ({ workspace }) => openHand(workspace.caseId, { kind: 'add', type: 'Party' }),
};

export const edit: Command = {
  id: 'edit',
  title: 'hand.edit',
  icon: IconPencil,
  on: 'element',
  isFor: (place) => writable(place) !== undefined,
  run: ({ workspace, ids: [id] }) => id !== undefined && openHand(workspace.caseId, { kind: 'edit', id }),
};

export const attach: Command = {
  id: 'attach',
  title: 'hand.attach',
  icon: IconPaperclip,
  on: 'element',
  isFor: (place) => writable(place) !== undefined && writable(place)?.type !== 'Evidence',
  run: ({ workspace, ids: [id] }) => id !== undefined && openHand(workspace.caseId, { kind: 'attach', id }),
};

export const join: Command = {
  id: 'join',
  title: 'hand.join',
  icon: IconArrowsJoin,
  on: 'element',
  isFor: isIdentity,
  run: ({ workspace, ids: [id] }) => id !== undefined && openHand(workspace.caseId, { kind: 'join', id }),
};

export const split: Command = {
  id: 'split',
  title: 'hand.split',
  icon: IconArrowsSplit2,
  on: 'element',
  isFor: isIdentity,
  run: ({ workspace, ids: [id] }) => id !== undefined && openHand(workspace.caseId, { kind: 'split', id }),
};
