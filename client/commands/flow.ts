// What is asked about flows: downstream, upstream, between two elements, and how the lists spread in time.
import { IconArrowsJoin, IconArrowsSplit, IconPlayerPlay, IconRouteAltLeft } from '@tabler/icons-react';
import type { EntityType } from '#contract/model/registry.ts';
import type { Command, CommandPlace } from './define.ts';

const FLOWING: readonly EntityType[] = ['List', 'Party', 'Handle', 'Transfer'];

const typeOf = ({ workspace }: CommandPlace, id: string | undefined): EntityType | undefined =>
  workspace.graph.nodes.get(id ?? '')?.type;

const ask = ({ workspace }: CommandPlace, question: string, asked: Record<string, string>): void =>
  workspace.go({ panel: 'questions', question, asked });

const reachCommand = (direction: 'downstream' | 'upstream', icon: Command['icon']): Command => ({
  id: direction,
  title: `action.${direction}`,
  icon,
  on: 'element',
  isFor: (place) => place.ids.length === 1 && FLOWING.some((type) => type === typeOf(place, place.ids[0])),
  run: (place) => ask(place, 'reach', { id: place.ids[0] ?? '', direction }),
});

export const downstream = reachCommand('downstream', IconArrowsSplit);
export const upstream = reachCommand('upstream', IconArrowsJoin);

export const ways: Command = {
  id: 'ways',
  title: 'action.ways',
  icon: IconRouteAltLeft,
  on: 'element',
  isFor: (place) =>
    place.ids.length === 2 &&
    place.ids.every((id) => ['List', 'Party', 'Handle'].includes(typeOf(place, id) ?? '')),
  run: (place) => ask(place, 'flow-paths', { from: place.ids[0] ?? '', to: place.ids[1] ?? '' }),
};

export const play: Command = {
  id: 'play',
  title: 'action.play',
  icon: IconPlayerPlay,
  on: 'case',
  run: ({ workspace }) => workspace.go({ view: 'graph', below: 'timeline' }),
};
