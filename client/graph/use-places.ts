// Sees to it that everything drawn has a place: kept ones first, the layout for a new drawing, room beside for a few.
import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand';
import type { Place, View } from '../state/patch.ts';
import type { ViewStore } from '../state/view-store.ts';
import type { Drawn } from './drawn.ts';
import type { Places } from './layouts/layout.ts';
import { placeNew } from './layouts/place-new.ts';
import { layoutOf } from './layouts/registry.ts';

/** Above this share of nodes without a place the whole is laid out anew. */
const MOSTLY_NEW = 0.5;

/** Places of all that is drawn; undefined until the layout is done. */
export function usePlaces(
  drawn: Drawn,
  { positions, layout }: View,
  store: StoreApi<ViewStore>,
): ReadonlyMap<string, Place> | undefined {
  const kept = useMemo(() => {
    const found: Places = new Map();
    for (const { id } of drawn.nodes) {
      const place = positions[id];
      if (place !== undefined) found.set(id, place);
    }
    return found;
  }, [drawn, positions]);
  const isWhole = kept.size === drawn.nodes.length;
  useEffect(() => {
    if (isWhole) return undefined;
    let isStale = false;
    const place = async (): Promise<void> => {
      const isFew = drawn.nodes.length - kept.size <= drawn.nodes.length * MOSTLY_NEW;
      const found = isFew ? placeNew(drawn, kept) : await layoutOf(layout).run(drawn);
      if (!isStale) store.getState().settle(Object.fromEntries(found));
    };
    void place();
    return () => {
      isStale = true;
    };
  }, [isWhole, drawn, kept, layout, store]);
  return isWhole ? kept : undefined;
}
