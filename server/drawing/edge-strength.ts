// How strong a derivation is, for the width of its line and for what a threshold hides.
import type { GraphEdge } from '#contract/graph.ts';
import { BANDS, band } from '#contract/lineage.ts';

/** Steps of the threshold where the model is not calibrated: its numbers are no probabilities, its bands may be compared. */
export const BAND_STEPS = BANDS.length - 1;

/** Strength of an edge, 0–1: its probability, or the place of its band where there is none; undefined for other edges. */
export function edgeStrength({ type, props }: GraphEdge): number | undefined {
  if (type !== 'DERIVED_FROM') return undefined;
  const { probability } = props;
  if (typeof probability === 'number') return probability;
  const known = band.safeParse(props['band']);
  return known.success ? BANDS.indexOf(known.data) / BAND_STEPS : 0;
}

/** Whether an edge is a guess that a threshold may hide: nobody documented or confirmed it. */
export const isInferred = ({ type, props }: GraphEdge): boolean =>
  type === 'DERIVED_FROM' && props['kind'] !== 'documented' && props['assessment'] !== 'confirmed';

/** Whether an inferred edge is weaker than what is to be shown. */
export const isBelow = (edge: GraphEdge, threshold: number): boolean =>
  threshold > 0 && isInferred(edge) && (edgeStrength(edge) ?? 1) < threshold - 1e-9;
