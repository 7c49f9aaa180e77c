// What is drawn, as Cytoscape takes it.
import type { ElementDefinition } from 'cytoscape';
import type { Place } from '../state/patch.ts';
import type { DrawnEdge, DrawnNode, Paint } from './drawn.ts';
import { drawnSize, sizeOf } from './node-looks.ts';
import { dashName } from './style/palettes.ts';

/** What the stylesheet reads of a rule's looks; empty values take back what an earlier rule left. */
const paintData = ({ colour, badge, glyph, dash }: Paint = {}): Record<string, unknown> => ({
  colourLight: colour?.light ?? '',
  colourDark: colour?.dark ?? '',
  badge: badge ?? '',
  glyph: glyph ?? '',
  dash: dash === undefined ? '' : dashName(dash),
});

/** What a node is drawn as: a frame around others, a crowd, a card with its caption inside, or a token with it below. */
export function classOf(node: DrawnNode): 'frame' | 'crowd' | 'card' | 'token' {
  if (node.isFrame === true) return 'frame';
  if (node.crowd !== undefined) return 'crowd';
  return sizeOf(node.type).isCard ? 'card' : 'token';
}

export const nodeElement = (node: DrawnNode, place: Place): ElementDefinition => {
  const size = drawnSize(node);
  return {
    group: 'nodes',
    data: {
      id: node.id,
      label: node.label,
      facet: node.facet,
      width: size.width,
      height: size.height,
      ...paintData(node.paint),
      ...(node.parent === undefined ? {} : { parent: node.parent }),
    },
    position: { x: place[0], y: place[1] },
    classes: [classOf(node)],
  };
};

export const edgeElement = ({ paint, ...edge }: DrawnEdge): ElementDefinition => ({
  group: 'edges',
  data: { ...edge, ...paintData(paint), weights: '0.5', distances: '0', shift: 0 },
});
