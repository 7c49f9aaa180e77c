// What a person can do to the view of a case: each a named command that can be undone.
import type { StoreApi } from 'zustand';
import type { Address } from './address.ts';
import type { CaseGraph } from './case-graph.ts';
import { isEmptyRule, type FilterRule } from './filters.ts';
import type { CommandName } from './history.ts';
import { FIRST_VIEW, type Expansion, type Patch, type Place } from './patch.ts';
import type { StyleRules } from './style-rules.ts';
import type { ViewStore } from './view-store.ts';

/** How many neighbours an expansion draws at first, and adds at every “more”. */
export const PAGE = 30;
/** The most that one expansion draws. */
export const MOST = 1000;

export interface CaseActions {
  select(ids: readonly string[]): void;
  /** Draws neighbours of an element: those there are now and a page more. */
  expand(id: string, which: Neighbourhood): void;
  /** Draws neighbours of an element as one group that says how many they are. */
  expandAsCount(id: string, which: Neighbourhood): void;
  /** Draws what was chosen of an element's neighbours, as one step. */
  draw(id: string, expansions: readonly Expansion[]): void;
  collapse(id: string): void;
  hide(ids: readonly string[]): void;
  /** Hides all but these and their neighbours, or all but these exactly. */
  focus(ids: readonly string[], isExact?: boolean): void;
  showHidden(): void;
  toggleFacet(facet: string, title: string): void;
  /** Filters by the values of a field; undefined takes the field's rule away. */
  filter(field: string, rule: FilterRule | undefined, title: string): void;
  /** Takes all rules on fields away. */
  clearFilters(): void;
  restyle(style: StyleRules, title: string): void;
  /** Hides inferred derivations that are weaker (0–1). */
  threshold(value: number, title: string): void;
  /** Puts elements where the person wants them, where they then stay. */
  move(positions: Readonly<Record<string, Place>>): void;
  pin(ids: readonly string[]): void;
  unpin(ids: readonly string[]): void;
  /** Keeps everything where it is, or lets it go again. */
  lock(isLocked: boolean): void;
  /** Another layout, or the same again; that which is left is remembered. */
  layOut(change: Patch): void;
  /** Other groups, or others of them open. */
  regroup(name: CommandName, subject: string, change: Patch): void;
  reset(): void;
  trace(list: string): void;
}

/** Which neighbours of an element: those of one relation, direction and type. */
export type Neighbourhood = Pick<Expansion, 'relation' | 'direction' | 'type'>;

export const isSame = (a: Expansion, b: Neighbourhood & Pick<Expansion, 'id'>): boolean =>
  a.id === b.id && a.relation === b.relation && a.direction === b.direction && a.type === b.type;

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
  const view = (): ViewStore['view'] => store.getState().view;
  const draw: CaseActions['draw'] = (id, chosen) => {
    const kept = view().expansions.filter((known) => !chosen.some((each) => isSame(known, each)));
    run('expand', caption(id), { expansions: [...kept, ...chosen] });
  };
  const many = (ids: readonly string[]): string =>
    ids.length === 1 ? caption(ids[0] ?? '') : `× ${ids.length}`;
  return {
    select: (ids) => go({ selection: ids }),
    expand(id, which) {
      const known = view().expansions.find((each) => isSame(each, { id, ...which }));
      const limit = known === undefined || known.as === 'count' ? PAGE : Math.min(MOST, known.limit + PAGE);
      draw(id, [{ id, ...which, order: known?.order, limit, as: 'elements' }]);
    },
    expandAsCount: (id, which) => draw(id, [{ id, ...which, limit: 1, as: 'count' }]),
    draw,
    collapse(id) {
      const { expansions } = view();
      run('collapse', caption(id), { expansions: expansions.filter((known) => known.id !== id) });
    },
    hide(ids) {
      if (ids.length === 0) return;
      const { hidden } = view();
      run('hide', many(ids), { hidden: [...new Set([...hidden, ...ids])] });
      go({ selection: [] });
    },
    focus(ids, isExact = false) {
      const kept = isExact ? new Set(ids) : withNeighbours(graph(), ids);
      run('focus', many(ids), { hidden: [...graph().nodes.keys()].filter((id) => !kept.has(id)) });
    },
    showHidden: () => run('show', `× ${view().hidden.length}`, { hidden: [] }),
    toggleFacet(facet, title) {
      const off = new Set(view().off);
      if (!off.delete(facet)) off.add(facet);
      run('filter', title, { off: [...off] });
    },
    filter(field, rule, title) {
      const { [field]: _before, ...others } = view().filters;
      const isNone = rule === undefined || isEmptyRule(rule);
      run('filter', title, { filters: isNone ? others : { ...others, [field]: rule } });
    },
    clearFilters: () => run('filter', `× ${Object.keys(view().filters).length}`, { filters: {} }),
    restyle: (style, title) => run('style', title, { style }),
    threshold: (value, title) => run('filter', title, { threshold: value }),
    move(positions) {
      const ids = Object.keys(positions);
      const pinned = [...new Set([...view().pinned, ...ids])];
      run('move', many(ids), { positions: { ...positions }, pinned });
    },
    pin: (ids) => run('pin', many(ids), { pinned: [...new Set([...view().pinned, ...ids])] }),
    unpin: (ids) => run('unpin', many(ids), { pinned: view().pinned.filter((id) => !ids.includes(id)) }),
    lock: (isLocked) => run(isLocked ? 'lock' : 'unlock', '', { locked: isLocked }),
    layOut(change) {
      const { layout, positions, pinned, guides, remembered } = view();
      if (change.layout !== layout)
        store.getState().settle({ remembered: { ...remembered, [layout]: { positions, pinned, guides } } });
      run('layout', '', change);
    },
    regroup: (name, subject, change) => run(name, subject, change),
    reset: () =>
      run('reset', '', {
        expansions: [],
        hidden: [],
        off: FIRST_VIEW.off,
        threshold: 0,
        filters: {},
        groups: [],
        groupBy: 'none',
        unfolded: [],
      }),
    trace: (list) => go({ trace: list, panel: 'trace', path: 0, selection: [list] }),
  };
}
