// ELK's layered layout from left to right, one partition per tier: the most readable up to about 80 nodes.
import ELK, { type ELK as Elk, type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { BlockGraph } from '#drawing/fold-tiers.ts';
import { placeMembers, toBlocks } from './blocks.ts';
import type { Layout } from './layout.ts';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.spacing.nodeNode': '44',
  'elk.spacing.edgeNode': '10',
  'elk.layered.thoroughness': '20',
};

let started: Elk | undefined;

/** One worker for the page, started at the first layout. */
const elk = (): Elk => (started ??= new ELK({ workerUrl }));

const toElk = ({ blocks, links }: BlockGraph): ElkNode => ({
  id: 'case',
  layoutOptions: OPTIONS,
  children: blocks.map(({ id, tier, width, height }) => ({
    id: `n:${id}`,
    width,
    height,
    layoutOptions: { 'elk.partitioning.partition': String(tier) },
  })),
  edges: links.map(([from, to], at) => ({ id: `e:${at}`, sources: [`n:${from}`], targets: [`n:${to}`] })),
});

export const elkLayered: Layout = {
  id: 'elk',
  title: 'layout.elk',
  async run({ drawn }) {
    const graph = toBlocks(drawn);
    const { children = [] } = await elk().layout(toElk(graph));
    const middles = children.map(
      ({ id, x = 0, y = 0, width = 0, height = 0 }) =>
        [id.slice(2), [x + width / 2, y + height / 2]] as const,
    );
    return { places: placeMembers(graph.blocks, new Map(middles)) };
  },
};
