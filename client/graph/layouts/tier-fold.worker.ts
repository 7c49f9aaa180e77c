// Tier-fold off the main thread, for graphs whose layout would hold up the page.
import type { BlockGraph } from './blocks.ts';
import { foldTiers } from './fold-tiers.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<BlockGraph>) => {
  globalThis.postMessage([...foldTiers(data)], { transfer: [] });
});
