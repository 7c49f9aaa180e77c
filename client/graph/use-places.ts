// Sees to it that everything drawn has a place: kept ones first, the layout for a new drawing, room beside for a few.
import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand';
import type { Place, View } from '../state/patch.ts';
import type { ViewStore } from '../state/view-store.ts';
import type { Drawn } from './drawn.ts';
import { placeNew } from './layouts/place-new.ts';
import { placesOf, runLayout, type LaidOut } from './layouts/run.ts';

/** Above this share of nodes without a place the whole is laid out anew. */
const MOSTLY_NEW = 0.5;

/** Places of all that is drawn; undefined until the layout is done. */
export function usePlaces(
  drawn: Drawn,
  { positions, layout, pinned, locked }: View,
  store: StoreApi<ViewStore>,
): ReadonlyMap<string, Place> | undefined {
  const kept = useMemo(() => placesOf(drawn, positions), [drawn, positions]);
  /** Frames stand where their members do. */
  const missing = useMemo(
    () => drawn.nodes.filter(({ id, isFrame }) => isFrame !== true && !kept.has(id)).length,
    [drawn, kept],
  );
  const isWhole = missing === 0;
  useEffect(() => {
    if (isWhole) return undefined;
    let isStale = false;
    const place = async (): Promise<void> => {
      const isFew = kept.size > 0 && (locked || missing <= drawn.nodes.length * MOSTLY_NEW);
      const found: LaidOut | { places: ReadonlyMap<string, Place>; guides?: undefined } = isFew
        ? { places: placeNew(drawn, kept) }
        : await runLayout(layout, { drawn, now: kept, pinned: onlyPinned(kept, pinned) });
      if (isStale) return;
      const { places, guides } = found;
      store
        .getState()
        .settle({ positions: Object.fromEntries(places), ...(guides === undefined ? {} : { guides }) });
    };
    void place();
    return () => {
      isStale = true;
    };
  }, [isWhole, missing, drawn, kept, layout, pinned, locked, store]);
  return isWhole ? kept : undefined;
}

/** The places of what is pinned. */
export function onlyPinned(
  places: ReadonlyMap<string, Place>,
  pinned: readonly string[],
): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const id of pinned) {
    const place = places.get(id);
    if (place !== undefined) found.set(id, place);
  }
  return found;
}
