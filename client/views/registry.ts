// The views of a case: one line each. All show the same elements and the same selection; one fills the middle, another may stand below it.
import { lazy, type ComponentType } from 'react';
import {
  IconArrowsSplit2,
  IconChartDots3,
  IconChartSankey,
  IconPaperclip,
  IconTable,
  IconTimeline,
} from '@tabler/icons-react';
import type { TextKey } from '../i18n/i18n.ts';
import type { ViewId } from '../state/address.ts';

/** Asked for at once, so that the graph comes while the case does. */
const graph = import('./GraphPane.tsx');
graph.catch(() => undefined);

interface ViewDefinition {
  title: TextKey;
  icon: typeof IconTable;
  Component: ComponentType;
}

export const VIEWS: Record<ViewId, ViewDefinition> = {
  graph: { title: 'view.graph', icon: IconChartDots3, Component: lazy(() => graph) },
  table: {
    title: 'view.table',
    icon: IconTable,
    Component: lazy(() => import('./table/TableView.tsx')),
  },
  tiers: {
    title: 'view.tiers',
    icon: IconArrowsSplit2,
    Component: lazy(() => import('./tiers/TierView.tsx')),
  },
  timeline: {
    title: 'view.timeline',
    icon: IconTimeline,
    Component: lazy(() => import('./timeline/Timeline.tsx')),
  },
  flows: {
    title: 'view.flows',
    icon: IconChartSankey,
    Component: lazy(() => import('./flows/Flows.tsx')),
  },
  exhibits: {
    title: 'view.exhibits',
    icon: IconPaperclip,
    Component: lazy(() => import('./evidence/EvidenceList.tsx')),
  },
};
