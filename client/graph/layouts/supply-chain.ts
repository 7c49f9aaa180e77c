// The default: ELK while it is readable, tier-fold above.
import { elkLayered } from './elk.ts';
import type { Layout } from './layout.ts';
import { tierFold } from './tier-fold.ts';

/** Above this many nodes ELK's drawing becomes an illegible strip. */
const MOST_FOR_ELK = 80;

export const supplyChain: Layout = {
  id: 'supply-chain',
  title: 'layout.supply-chain',
  run: (ground) => (ground.drawn.nodes.length <= MOST_FOR_ELK ? elkLayered : tierFold).run(ground),
};
