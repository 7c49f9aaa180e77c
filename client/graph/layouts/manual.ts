// What the person placed stays where it is; only what has no place yet is given room beside it.
import type { Layout } from './layout.ts';
import { placeNew } from './place-new.ts';
import { supplyChain } from './supply-chain.ts';

export const manual: Layout = {
  id: 'manual',
  title: 'layout.manual',
  async run(ground) {
    if (ground.now.size === 0) return supplyChain.run(ground);
    return { places: new Map([...ground.now, ...placeNew(ground.drawn, ground.now)]) };
  },
};
