// Parties alone, with their lists folded in: who dealt with whom, in the columns of the supply chain.
import type { Layout } from './layout.ts';
import { supplyChain } from './supply-chain.ts';

export const byParty: Layout = {
  id: 'by-party',
  title: 'layout.by-party',
  run: (ground) => supplyChain.run(ground),
};
