// What happened and when, of all elements that do: one reading for the filter by time, the timeline and its playback.
import type { GraphNode } from '#contract/graph.ts';
import { happens, surenessOf, whenOf, type Sureness } from '#contract/when.ts';
import { dayOf } from '#contract/days.ts';

/** An element on the axis of time, in days since 1970; a missing bound is not known. */
export interface Happening {
  id: string;
  node: GraphNode;
  from: number | undefined;
  to: number | undefined;
  sureness: Sureness;
}

const day = (date: string | undefined): number | undefined => (date === undefined ? undefined : dayOf(date));

export function happeningsOf(nodes: Iterable<GraphNode>): Happening[] {
  return [...nodes].filter(happens).map((node) => {
    const when = whenOf(node);
    return { id: node.id, node, from: day(when.first), to: day(when.last), sureness: surenessOf(when) };
  });
}

/** The first and last day that any of them names; undefined where none has a date. */
export function spanOf(happenings: readonly Pick<Happening, 'from' | 'to'>[]): [number, number] | undefined {
  const days = happenings.flatMap(({ from, to }) => [from, to]).filter((each) => each !== undefined);
  if (days.length === 0) return undefined;
  return [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
}
