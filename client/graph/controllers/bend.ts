// Bends lines to where their ends stand now.
import type { EdgeCollection } from 'cytoscape';
import { asWeights, captionShift, controlPoints, isCurved } from '#drawing/curve.ts';
import { labelWidth } from '../label-width.ts';
import { CAPTION } from '../stylesheet.ts';

/** Gives edges the control points of their course and their captions room beside it; to be called whenever an end has moved. */
export function bend(edges: EdgeCollection): void {
  edges.forEach((edge) => {
    const [from, to] = [edge.source().position(), edge.target().position()];
    const lane: unknown = edge.data('lane');
    const points = isCurved(String(edge.data('facet')))
      ? controlPoints(from, to, typeof lane === 'number' ? lane : 0)
      : undefined;
    const { weights, distances } =
      points === undefined ? { weights: [0.5], distances: [0] } : asWeights(from, to, points);
    const label = String(edge.data('label') ?? '');
    const shift =
      label === '' || points === undefined ? 0 : captionShift(from, to, labelWidth(label, CAPTION.edge));
    edge.data({ weights: weights.join(' '), distances: distances.join(' '), shift });
  });
}
