// The layouts by name, without the code that lays out, which comes with the graph.
import type { TextKey } from '../../i18n/i18n.ts';

interface LayoutName {
  id: string;
  title: TextKey;
  /** Draws lists within who holds them. */
  foldsHolders?: true;
}

export const LAYOUT_MENU: readonly LayoutName[] = [
  { id: 'supply-chain', title: 'layout.supply-chain' },
  { id: 'by-party', title: 'layout.by-party', foldsHolders: true },
  { id: 'timeline', title: 'layout.timeline' },
  { id: 'hub', title: 'layout.hub' },
  { id: 'manual', title: 'layout.manual' },
  { id: 'elk', title: 'layout.elk' },
  { id: 'tier-fold', title: 'layout.tier-fold' },
];

export const foldsHolders = (layout: string): boolean =>
  LAYOUT_MENU.find(({ id }) => id === layout)?.foldsHolders === true;
