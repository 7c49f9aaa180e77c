// How the lists spread: what has happened by a day, and what of the graph is lit by that.
import { edgeId, type GraphEdge } from '#contract/graph.ts';
import type { Happening } from '../../state/happenings.ts';

export interface PlaybackOptions {
  /** `sum`: all that has happened so far; `window`: what happened within the days before. */
  mode: 'sum' | 'window';
  /** Length of the window (days). */
  days: number;
  /** On which of its possible days an uncertain time counts as come. */
  uncertain: 'first' | 'last';
}

/** The day on which an element counts as come; undefined where nothing is known of it. */
const dayOfArrival = ({ from, to }: Happening, uncertain: PlaybackOptions['uncertain']): number | undefined =>
  uncertain === 'first' ? (from ?? to) : (to ?? from);

/** The days on which something comes, in order, each once: the steps of the playback. */
export const stepsOf = (
  happenings: readonly Happening[],
  uncertain: PlaybackOptions['uncertain'],
): number[] =>
  [...new Set(happenings.flatMap((item) => dayOfArrival(item, uncertain) ?? []))].sort((a, b) => a - b);

/** What has come by a day. */
export const arrivedBy = (
  happenings: readonly Happening[],
  day: number,
  { mode, days, uncertain }: PlaybackOptions,
): Happening[] =>
  happenings.filter((item) => {
    const at = dayOfArrival(item, uncertain);
    return at !== undefined && at <= day && (mode === 'sum' || at > day - days);
  });

/** Of every element that happens the parties at its ends: who sent and received a transfer, who holds a list. */
export function companionsOf(edges: Iterable<GraphEdge>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { type, source, target } of edges) {
    if (type !== 'SENT' && type !== 'RECEIVED' && type !== 'HOLDS') continue;
    found.set(target, [...(found.get(target) ?? []), source]);
  }
  return found;
}

/** What is lit when these have come: themselves, the parties at their ends, what joins them, and derivations between lit lists. */
export function litBy(
  arrived: readonly Happening[],
  companions: ReadonlyMap<string, readonly string[]>,
  edges: Iterable<GraphEdge>,
): Set<string> {
  const lit = new Set(arrived.map(({ id }) => id));
  const come = new Set(lit);
  for (const id of come) {
    for (const party of companions.get(id) ?? []) lit.add(party).add(edgeId('HOLDS', party, id));
  }
  for (const { id, type, source, target } of edges) {
    if (type === 'DERIVED_FROM' && come.has(source) && come.has(target)) lit.add(id);
    if (type === 'USES' && lit.has(source) && lit.has(target)) lit.add(id);
  }
  return lit;
}
