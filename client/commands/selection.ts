// Changing the selection: all else, what stands around, and what is like what was asked for.
import { IconArrowsExchange, IconCircleDot, IconCirclesRelation, IconListSearch } from '@tabler/icons-react';
import type { Drawn } from '../graph/drawn.ts';
import type { Command } from './define.ts';

/** Ids around some in the drawing, by so many lines; what was there before is part of it. */
export function around({ edges }: Pick<Drawn, 'edges'>, ids: readonly string[], hops: number): string[] {
  const found = new Set(ids);
  let wave = found;
  for (let hop = 0; hop < hops; hop += 1) {
    const next = new Set<string>();
    for (const { source, target } of edges) {
      if (wave.has(source) && !found.has(target)) next.add(target);
      if (wave.has(target) && !found.has(source)) next.add(source);
    }
    for (const id of next) found.add(id);
    wave = next;
  }
  return [...found];
}

export const selectNeighbours: Command = {
  id: 'select-neighbours',
  title: 'action.select-neighbours',
  icon: IconCircleDot,
  on: 'element',
  run(place) {
    const chosen = new Set(place.ids);
    const found = around(place.workspace.drawn, place.ids, 1).filter((id) => !chosen.has(id));
    place.workspace.actions.select(found);
  },
};

export const growSelection: Command = {
  id: 'grow-selection',
  title: 'action.grow-selection',
  icon: IconCirclesRelation,
  on: 'element',
  run: ({ workspace, ids }) => workspace.actions.select(around(workspace.drawn, ids, 1)),
};

export const invertSelection: Command = {
  id: 'invert-selection',
  title: 'action.invert-selection',
  icon: IconArrowsExchange,
  on: 'element',
  run(place) {
    const chosen = new Set(place.ids);
    const rest = place.workspace.drawn.nodes.filter(({ id, isFrame }) => isFrame !== true && !chosen.has(id));
    place.workspace.actions.select(rest.map(({ id }) => id));
  },
};

export const selectBy: Command = {
  id: 'select-by',
  title: 'action.select-by',
  icon: IconListSearch,
  on: 'case',
  run: ({ surface }) => surface.openDialog({ kind: 'select' }),
};
