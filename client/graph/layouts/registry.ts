// The registry of layouts: one line each.
import { elkLayered } from './elk.ts';
import type { Layout } from './layout.ts';
import { supplyChain } from './supply-chain.ts';
import { tierFold } from './tier-fold.ts';

const LAYOUTS: readonly Layout[] = [supplyChain, elkLayered, tierFold];

/** The layout of that id; the default where there is none, as in a view that an older version kept. */
export const layoutOf = (id: string): Layout => LAYOUTS.find((layout) => layout.id === id) ?? supplyChain;
