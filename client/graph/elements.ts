// What is drawn, as Cytoscape takes it.
import type { ElementDefinition } from 'cytoscape';
import type { Place } from '../state/patch.ts';
import type { DrawnEdge, DrawnNode } from './drawn.ts';
import { sizeOf } from './node-looks.ts';

/** Size of a crowd, by how many it stands for (px). */
export const crowdSize = (total: number): number =>
  24 + Math.min(36, Math.round(Math.log10(Math.max(1, total)) * 9));

export const nodeElement = (node: DrawnNode, place: Place): ElementDefinition => {
  const size = sizeOf(node.type);
  const across = node.crowd === undefined ? undefined : crowdSize(node.crowd);
  return {
    group: 'nodes',
    data: {
      id: node.id,
      label: node.label,
      facet: node.facet,
      width: across ?? size.width,
      height: across ?? size.height,
    },
    position: { x: place[0], y: place[1] },
    classes: [node.crowd !== undefined ? 'crowd' : size.isCard ? 'card' : 'token'],
  };
};

export const edgeElement = (edge: DrawnEdge): ElementDefinition => ({
  group: 'edges',
  data: { ...edge, weights: '0.5', distances: '0' },
});
