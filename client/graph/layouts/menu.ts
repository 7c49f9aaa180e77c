// Names of the layouts for menus, without the code that lays out, which comes with the graph.
import type { TextKey } from '../../i18n/i18n.ts';

export const LAYOUT_MENU: readonly { id: string; title: TextKey }[] = [
  { id: 'supply-chain', title: 'layout.supply-chain' },
  { id: 'elk', title: 'layout.elk' },
  { id: 'tier-fold', title: 'layout.tier-fold' },
];
