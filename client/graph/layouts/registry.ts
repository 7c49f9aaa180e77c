// The registry of layouts: one line each.
import { byParty } from './by-party.ts';
import { elkLayered } from './elk.ts';
import { hub } from './hub.ts';
import type { Layout } from './layout.ts';
import { manual } from './manual.ts';
import { supplyChain } from './supply-chain.ts';
import { tierFold } from './tier-fold.ts';
import { timeline } from './timeline.ts';

const LAYOUTS: readonly Layout[] = [supplyChain, byParty, timeline, hub, manual, elkLayered, tierFold];

/** The layout of that id; the default where there is none, as in a view that an older version kept. */
export const layoutOf = (id: string): Layout => LAYOUTS.find((layout) => layout.id === id) ?? supplyChain;
