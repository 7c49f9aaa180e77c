// The open case, as all panels share it: what is known, what is in sight, what is drawn, and what can be done.
import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand';
import type { CaseRight } from '#contract/rights.ts';
import type { QueryResult } from '../api/run-query.ts';
import type { Drawn } from '../graph/drawn.ts';
import type { LegendScale } from '../graph/style/paint.ts';
import type { ContractWords } from '../i18n/words.ts';
import type { Address } from './address.ts';
import type { CaseActions } from './actions.ts';
import type { CaseGraph } from './case-graph.ts';
import type { Keeper } from './keep/keeper.ts';
import type { MarkActions } from './mark-actions.ts';
import type { Marks } from './marks.ts';
import type { Group, View } from './patch.ts';
import type { ViewStore } from './view-store.ts';
import type { Visible } from './visible.ts';

export interface Workspace {
  caseId: string;
  /** Who is signed in. */
  user: string;
  /** Whether that person has a right in the case: what they may not is not offered. */
  may(right: CaseRight): boolean;
  overview: QueryResult<'overview'>;
  graph: CaseGraph;
  visible: Visible;
  /** All that is in sight as it is drawn, before layout and groups fold it. */
  whole: Drawn;
  /** What is drawn. */
  drawn: Drawn;
  /** The groups in the drawing, folded and open. */
  groups: readonly Group[];
  /** What the rules of the style say, as drawn. */
  legend: readonly LegendScale[];
  view: View;
  store: StoreApi<ViewStore>;
  address: Address;
  go(change: Partial<Address>): void;
  actions: CaseActions;
  /** Notes and tags, and what can be done to them. */
  marks: Marks;
  mark: MarkActions;
  /** Keeps the view on the server. */
  keeper: Keeper;
  words: ContractWords;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** The open case. @throws Error outside of a case's page */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('no case is open here');
  return workspace;
}
