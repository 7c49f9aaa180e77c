// The layout for large cases: columns by tier; in a worker where there are many.
import { placeMembers, toBlocks, type BlockGraph } from './blocks.ts';
import { foldTiers } from './fold-tiers.ts';
import type { Layout } from './layout.ts';

/** From this many blocks on the layout takes longer than a frame or two and runs in a worker. */
const IN_WORKER = 5000;

function foldInWorker(graph: BlockGraph): Promise<Map<string, [number, number]>> {
  const worker = new Worker(new URL('./tier-fold.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Map<string, [number, number]>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<[string, [number, number]][]>) =>
      resolve(new Map(data)),
    );
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(graph, []);
  }).finally(() => worker.terminate());
}

export const tierFold: Layout = {
  id: 'tier-fold',
  title: 'layout.tier-fold',
  async run(drawn) {
    const graph = toBlocks(drawn);
    const middles = graph.blocks.length > IN_WORKER ? await foldInWorker(graph) : foldTiers(graph);
    return placeMembers(graph.blocks, middles);
  },
};
