// What help there is to every panel, view and page, by one list: the “?” beside each shows it, the help page shows them all.
import type { LeftPanelId, PanelId, ViewId } from '../state/address.ts';
import type { TextKey } from '../i18n/i18n.ts';

/** What can be asked about. */
export type HelpTopic =
  | PanelId
  | LeftPanelId
  | ViewId
  | 'evidence'
  | 'compare'
  | 'count'
  | 'hand'
  | 'people'
  | 'transfer'
  | 'graph-import';

export interface HelpEntry {
  title: TextKey;
  text: TextKey;
}

/** In the order of the help page. */
export const HELP: Record<HelpTopic, HelpEntry> = {
  graph: { title: 'view.graph', text: 'help-topic.graph' },
  table: { title: 'view.table', text: 'help-topic.table' },
  tiers: { title: 'view.tiers', text: 'help-topic.tiers' },
  timeline: { title: 'view.timeline', text: 'help-topic.timeline' },
  flows: { title: 'view.flows', text: 'help-topic.flows' },
  exhibits: { title: 'view.exhibits', text: 'help-topic.exhibits' },
  legend: { title: 'legend.title', text: 'help-topic.legend' },
  filters: { title: 'filters.title', text: 'help-topic.filters' },
  style: { title: 'style.title', text: 'help-topic.style' },
  details: { title: 'panel.details', text: 'help-topic.details' },
  trace: { title: 'panel.trace', text: 'help-topic.trace' },
  findings: { title: 'panel.findings', text: 'help-topic.findings' },
  tasks: { title: 'panel.tasks', text: 'help-topic.tasks' },
  hubs: { title: 'panel.hubs', text: 'help-topic.hubs' },
  identities: { title: 'panel.identities', text: 'help-topic.identities' },
  canaries: { title: 'panel.canaries', text: 'help-topic.canaries' },
  across: { title: 'panel.across', text: 'help-topic.across' },
  count: { title: 'count-page.title', text: 'help-topic.count' },
  questions: { title: 'panel.questions', text: 'help-topic.questions' },
  notes: { title: 'panel.notes', text: 'help-topic.notes' },
  saved: { title: 'panel.saved', text: 'help-topic.saved' },
  people: { title: 'people.title', text: 'help-topic.people' },
  hand: { title: 'hand.add-title', text: 'help-topic.hand' },
  evidence: { title: 'evidence.content', text: 'help-topic.evidence' },
  compare: { title: 'compare-cases.title', text: 'help-topic.compare' },
  'graph-import': { title: 'graph-import.title', text: 'help-topic.graph-import' },
  transfer: { title: 'transfer.send', text: 'help-topic.transfer' },
};
