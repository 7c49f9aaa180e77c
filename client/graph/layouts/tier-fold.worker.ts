// Tier-fold off the main thread, for graphs whose layout would hold up the page.
import { foldTiers, type BlockGraph } from '#drawing/fold-tiers.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<BlockGraph>) => {
  globalThis.postMessage([...foldTiers(data)], { transfer: [] });
});
