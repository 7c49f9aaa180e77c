// What changed of a view since it was saved: parts, keys of parts that are maps, and steps. Nothing of it is sent twice.
import type { ViewChange } from '#contract/kept-view.ts';
import type { History } from '../history.ts';

/** A history as the server has it: `first` numbers its first step. */
export interface Saved {
  history: History;
  first: number;
  version: number;
}

export type Delta = Pick<ViewChange, 'set' | 'merge' | 'first' | 'keep' | 'at' | 'steps'>;

type Json = ViewChange['set'];

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As it goes over the wire: parts are plain data by their schema, of which types alone do not know it. */
const plain = (value: unknown): Json[string] => value as Json[string];

/** Keys of a map that differ; those that are gone are null. */
function mapDelta(before: Record<string, unknown>, after: Record<string, unknown>): Json {
  const change: Json = {};
  for (const [key, value] of Object.entries(after)) if (value !== before[key]) change[key] = plain(value);
  for (const key of Object.keys(before)) if (!(key in after)) change[key] = null;
  return change;
}

function viewDelta(before: object | undefined, after: object): Pick<Delta, 'set' | 'merge'> {
  const delta: Pick<Delta, 'set' | 'merge'> = { set: {}, merge: {} };
  for (const [part, value] of Object.entries(after) as [string, unknown][]) {
    const known = (before as Record<string, unknown> | undefined)?.[part];
    if (known === value) continue;
    if (!isMap(known) || !isMap(value)) {
      delta.set[part] = plain(value);
      continue;
    }
    const changed = mapDelta(known, value);
    if (Object.keys(changed).length > 0) delta.merge[part] = changed;
  }
  return delta;
}

const sequence = ({ past, future }: History): readonly object[] => [...past, ...future];

/** The change that makes `now` of what was saved; all of it where nothing was, or where `saved` is not said. */
export function deltaOf(saved: Saved | undefined, now: History): Delta {
  const before = saved === undefined ? [] : sequence(saved.history);
  const after = sequence(now);
  const offset = after[0] === undefined ? -1 : before.indexOf(after[0]);
  // Steps are the same objects as long as they are the same steps.
  let same = 0;
  if (offset >= 0) while (same < after.length && after[same] === before[offset + same]) same += 1;
  const first = (saved?.first ?? 0) + (offset < 0 ? before.length : offset);
  return {
    ...viewDelta(saved?.history.view, now.view),
    first,
    keep: first + same,
    at: first + now.past.length,
    steps: after.slice(same) as Json[],
  };
}

/** Whether a change changes anything. */
export const isNothing = ({ set, merge, steps, at, first, keep }: Delta, saved: Saved): boolean =>
  Object.keys(set).length === 0 &&
  Object.keys(merge).length === 0 &&
  steps.length === 0 &&
  first === saved.first &&
  at === saved.first + saved.history.past.length &&
  keep === saved.first + sequence(saved.history).length;
