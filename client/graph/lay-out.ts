// Lays out the open view by a layout, or anew under other groups: what changes of the view by it, as one patch.
import type { Patch, Place, View } from '../state/patch.ts';
import { foldDrawing, type Folding } from './drawing.ts';
import type { Drawn, Words } from './drawn.ts';
import type { Behind } from './fold/groups.ts';
import { placesOf, runLayout } from './layouts/run.ts';
import { placeNew } from './layouts/place-new.ts';
import { onlyPinned } from './use-places.ts';

/** All that is in sight, as it is drawn before folding, and the elements behind it. */
export interface Scene {
  whole: Drawn;
  behind: Behind;
}

/** Places that were taken away from a view: of all that no longer stands where it stood. */
const without = (positions: View['positions'], kept: ReadonlyMap<string, Place>): Record<string, null> =>
  Object.fromEntries(Object.keys(positions).flatMap((id) => (kept.has(id) ? [] : [[id, null]])));

/**
 * The change to another layout. One that was shown before comes back as it was left, with room for what is new since.
 */
export async function toLayout(scene: Scene, view: View, layout: string, words: Words): Promise<Patch> {
  const { drawn } = foldDrawing(scene.whole, scene.behind, { ...view, layout }, words);
  const before = layout === view.layout ? undefined : view.remembered[layout];
  const pinned = layout === view.layout ? view.pinned : (before?.pinned ?? []);
  if (before !== undefined) {
    const back = placesOf(drawn, before.positions);
    if (back.size > drawn.nodes.length / 2) {
      const places = new Map([...back, ...placeNew(drawn, back)]);
      const positions = {
        ...without(view.positions, places),
        ...before.positions,
        ...Object.fromEntries(places),
      };
      return { layout, pinned, guides: before.guides, positions };
    }
  }
  // By hand means from where all stands now.
  const now = placesOf(drawn, view.positions);
  const { places, guides } = await runLayout(layout, { drawn, now, pinned: onlyPinned(now, pinned) });
  const gone = layout === view.layout ? {} : without(view.positions, places);
  return { layout, pinned, guides, positions: { ...gone, ...Object.fromEntries(places) } };
}

/** The change to other groups: what they leave drawn is laid out as the view is. */
export async function toGroups(
  scene: Scene,
  view: View,
  folding: Partial<Pick<Folding, 'groups' | 'groupBy' | 'unfolded'>>,
  words: Words,
): Promise<Patch> {
  const { drawn } = foldDrawing(scene.whole, scene.behind, { ...view, ...folding }, words);
  const now = placesOf(drawn, view.positions);
  if (view.locked) return { ...folding, positions: Object.fromEntries(placeNew(drawn, now)) };
  const pinned = onlyPinned(now, view.pinned);
  const { places, guides } = await runLayout(view.layout, { drawn, now, pinned });
  return { ...folding, guides, positions: Object.fromEntries(places) };
}
