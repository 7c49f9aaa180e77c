// The panels beside a case: one line each. At the right stands what is known of the selection and what can be asked,
// at the left what is in sight and how it looks.
import { lazy, type ComponentType } from 'react';
import {
  IconAffiliate,
  IconBookmarks,
  IconFeather,
  IconFileSearch,
  IconFilter,
  IconListCheck,
  IconListDetails,
  IconNote,
  IconPalette,
  IconQuestionMark,
  IconRoute,
  IconTags,
  IconTopologyStar3,
  IconUsers,
} from '@tabler/icons-react';
import type { TextKey } from '../i18n/i18n.ts';
import type { LeftPanelId, PanelId } from '../state/address.ts';
import { Details } from './Details.tsx';
import { Legend } from './Legend.tsx';

interface PanelDefinition {
  title: TextKey;
  icon: typeof IconTags;
  Component: ComponentType;
}

export const PANELS: Record<PanelId, PanelDefinition> = {
  details: { title: 'panel.details', icon: IconListDetails, Component: Details },
  trace: { title: 'panel.trace', icon: IconRoute, Component: lazy(() => import('./Trace.tsx')) },
  findings: {
    title: 'panel.findings',
    icon: IconFileSearch,
    Component: lazy(() => import('./findings/Findings.tsx')),
  },
  tasks: { title: 'panel.tasks', icon: IconListCheck, Component: lazy(() => import('./tasks/Tasks.tsx')) },
  hubs: { title: 'panel.hubs', icon: IconTopologyStar3, Component: lazy(() => import('./hubs/Hubs.tsx')) },
  identities: {
    title: 'panel.identities',
    icon: IconUsers,
    Component: lazy(() => import('./identities/Identities.tsx')),
  },
  canaries: {
    title: 'panel.canaries',
    icon: IconFeather,
    Component: lazy(() => import('./canaries/Canaries.tsx')),
  },
  across: {
    title: 'panel.across',
    icon: IconAffiliate,
    Component: lazy(() => import('./across/Across.tsx')),
  },
  questions: {
    title: 'panel.questions',
    icon: IconQuestionMark,
    Component: lazy(() => import('./questions/Questions.tsx')),
  },
  notes: { title: 'panel.notes', icon: IconNote, Component: lazy(() => import('./notes/Notes.tsx')) },
};

export const LEFT_PANELS: Record<LeftPanelId, PanelDefinition> = {
  legend: { title: 'legend.title', icon: IconTags, Component: Legend },
  filters: {
    title: 'filters.title',
    icon: IconFilter,
    Component: lazy(() => import('./filters/Filters.tsx')),
  },
  style: { title: 'style.title', icon: IconPalette, Component: lazy(() => import('./style/Style.tsx')) },
  saved: {
    title: 'panel.saved',
    icon: IconBookmarks,
    Component: lazy(() => import('./saved/SavedViews.tsx')),
  },
};
