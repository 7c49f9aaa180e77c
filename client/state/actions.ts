// What a person can do to the view of a case: each a named command that can be undone.
import type { StoreApi } from 'zustand';
import type { Address } from './address.ts';
import type { CaseGraph } from './case-graph.ts';
import { FIRST_VIEW, type Expansion, type Place } from './patch.ts';
import type { ViewStore } from './view-store.ts';

/** How many neighbours an expansion draws at first, and adds at every “more”. */
export const PAGE = 30;
/** The most that one expansion draws. */
export const MOST = 1000;

export interface CaseActions {
  select(ids: readonly string[]): void;
  /** Draws neighbours of an element: those there are now and a page more. */
  expand(id: string, which: Pick<Expansion, 'relation' | 'direction'>): void;
  /** Draws neighbours of an element as one group that says how many they are. */
  expandAsCount(id: string, which: Pick<Expansion, 'relation' | 'direction'>): void;
  collapse(id: string): void;
  hide(ids: readonly string[]): void;
  /** Hides all but these and their neighbours. */
  focus(ids: readonly string[]): void;
  showHidden(): void;
  toggleFacet(facet: string, title: string): void;
  /** Hides inferred derivations that are weaker (0–1). */
  threshold(value: number, title: string): void;
  move(positions: Readonly<Record<string, Place>>): void;
  layOut(layout: string, positions: Readonly<Record<string, Place>>): void;
  reset(): void;
  trace(list: string): void;
}

const isSame = (a: Expansion, b: Pick<Expansion, 'id' | 'relation' | 'direction'>): boolean =>
  a.id === b.id && a.relation === b.relation && a.direction === b.direction;

/** Ids around some, edges and ends alike: for “focus”. */
function withNeighbours(graph: CaseGraph, ids: readonly string[]): Set<string> {
  const kept = new Set(ids);
  const grow = (): void => {
    const start = new Set(kept);
    for (const edge of graph.edges.values()) {
      if (!start.has(edge.source) && !start.has(edge.target)) continue;
      kept.add(edge.source).add(edge.target);
    }
  };
  grow();
  // A transfer stands between two parties: what is beyond it is a neighbour too.
  const transfers = [...kept].filter((id) => graph.nodes.get(id)?.type === 'Transfer');
  for (const edge of graph.edges.values()) if (transfers.includes(edge.target)) kept.add(edge.source);
  return kept;
}

/** The actions of an open case. */
export function caseActions(
  store: StoreApi<ViewStore>,
  graph: () => CaseGraph,
  go: (change: Partial<Address>) => void,
  caption: (id: string) => string,
): CaseActions {
  const run = (...step: Parameters<ViewStore['run']>): void => store.getState().run(...step);
  const put = (expansion: Expansion): void => {
    const { expansions } = store.getState().view;
    run('expand', caption(expansion.id), {
      expansions: [...expansions.filter((known) => !isSame(known, expansion)), expansion],
    });
  };
  const many = (ids: readonly string[]): string =>
    ids.length === 1 ? caption(ids[0] ?? '') : `× ${ids.length}`;
  return {
    select: (ids) => go({ selection: ids }),
    expand(id, which) {
      const known = store.getState().view.expansions.find((each) => isSame(each, { id, ...which }));
      const limit = known === undefined || known.as === 'count' ? PAGE : Math.min(MOST, known.limit + PAGE);
      put({ id, ...which, limit, as: 'elements' });
    },
    expandAsCount: (id, which) => put({ id, ...which, limit: 1, as: 'count' }),
    collapse(id) {
      const { expansions } = store.getState().view;
      run('collapse', caption(id), { expansions: expansions.filter((known) => known.id !== id) });
    },
    hide(ids) {
      if (ids.length === 0) return;
      const { hidden } = store.getState().view;
      run('hide', many(ids), { hidden: [...new Set([...hidden, ...ids])] });
      go({ selection: [] });
    },
    focus(ids) {
      const kept = withNeighbours(graph(), ids);
      run('focus', many(ids), { hidden: [...graph().nodes.keys()].filter((id) => !kept.has(id)) });
    },
    showHidden: () => run('show', `× ${store.getState().view.hidden.length}`, { hidden: [] }),
    toggleFacet(facet, title) {
      const off = new Set(store.getState().view.off);
      if (!off.delete(facet)) off.add(facet);
      run('filter', title, { off: [...off] });
    },
    threshold: (value, title) => run('filter', title, { threshold: value }),
    move: (positions) => run('move', many(Object.keys(positions)), { positions: { ...positions } }),
    layOut: (layout, positions) => run('layout', '', { layout, positions: { ...positions } }),
    reset: () => run('reset', '', { expansions: [], hidden: [], off: FIRST_VIEW.off, threshold: 0 }),
    trace: (list) => go({ trace: list, panel: 'trace', path: 0, selection: [list] }),
  };
}
