// The layout for large cases: columns by tier; in a worker where there are many.
import { askWorker } from './in-worker.ts';
import { placeMembers, toBlocks } from './blocks.ts';
import { foldTiers, type BlockGraph } from '#drawing/fold-tiers.ts';
import type { Layout } from './layout.ts';

/** From this many blocks on the layout takes longer than a few frames and runs in a worker. */
const IN_WORKER = 1500;

async function foldInWorker(graph: BlockGraph): Promise<Map<string, [number, number]>> {
  const worker = new Worker(new URL('./tier-fold.worker.ts', import.meta.url), { type: 'module' });
  return new Map(await askWorker<BlockGraph, [string, [number, number]][]>(worker, graph));
}

export const tierFold: Layout = {
  id: 'tier-fold',
  title: 'layout.tier-fold',
  async run({ drawn }) {
    const graph = toBlocks(drawn);
    const middles = graph.blocks.length > IN_WORKER ? await foldInWorker(graph) : foldTiers(graph);
    return { places: placeMembers(graph.blocks, middles) };
  },
};
