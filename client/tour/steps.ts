// The steps of the tour through a case: each anchored to a control that is on the page; one whose control is not is passed over.
import type { TextKey } from '../i18n/i18n.ts';
import type { Address } from '../state/address.ts';

export interface TourStep {
  /** The value of `data-tour` at what it is about. */
  at: string;
  title: TextKey;
  text: TextKey;
  /** What of the page is to be open for it. */
  address?: Partial<Address>;
}

export const STEPS: readonly TourStep[] = [
  { at: 'view', title: 'tour.graph', text: 'tour.graph-how', address: { view: 'graph', selection: [] } },
  { at: 'left', title: 'tour.left', text: 'tour.left-how', address: { left: 'legend' } },
  { at: 'search', title: 'tour.search', text: 'tour.search-how' },
  { at: 'right', title: 'tour.details', text: 'tour.details-how', address: { panel: 'details' } },
  { at: 'right', title: 'tour.trace', text: 'tour.trace-how', address: { panel: 'trace' } },
  { at: 'tools', title: 'tour.views', text: 'tour.views-how' },
  { at: 'hand', title: 'tour.hand', text: 'tour.hand-how', address: { panel: 'details' } },
  { at: 'export', title: 'tour.export', text: 'tour.export-how' },
  { at: 'status', title: 'tour.status', text: 'tour.status-how' },
];
