// Opening: neighbours of an element are chosen first, a crowd is listed, a folded group shows its members.
import { IconTable, IconTopologyStarRing3 } from '@tabler/icons-react';
import { isGroupId } from '../graph/fold/groups.ts';
import { asTable, writeAround } from '../state/around.ts';
import type { Command, CommandPlace } from './define.ts';
import { fold, unfold } from './group.ts';

const only = ({ ids }: CommandPlace): string | undefined => (ids.length === 1 ? ids[0] : undefined);
const crowdAt = ({ workspace, ids }: CommandPlace) =>
  workspace.visible.crowds.find(({ id }) => ids.length === 1 && id === ids[0]);

export const expand: Command = {
  id: 'expand',
  title: 'action.expand',
  icon: IconTopologyStarRing3,
  on: 'element',
  isFor: (place) => place.workspace.graph.nodes.has(only(place) ?? ''),
  run: ({ surface, ids: [id] }) => id !== undefined && surface.openDialog({ kind: 'expand', id }),
};

export const asTableBelow: Command = {
  id: 'as-table',
  title: 'action.as-table',
  icon: IconTable,
  on: 'element',
  isFor: (place) => crowdAt(place) !== undefined || isGroupId(only(place) ?? ''),
  run(place) {
    const { address, go } = place.workspace;
    const crowd = crowdAt(place);
    const id = only(place);
    if (crowd !== undefined) go(asTable(writeAround({ ...crowd, id: crowd.anchor }), address.view));
    else if (id !== undefined) go(asTable(id, address.view));
  },
};

/** What a double click and the key for opening do: a group opens or folds, a crowd is listed, neighbours are chosen. */
export function openElement(place: CommandPlace): void {
  const [first] = [unfold, fold, asTableBelow, expand].filter((command) => command.isFor?.(place) ?? true);
  first?.run(place);
}
