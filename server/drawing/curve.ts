// The course of a line, the same on the canvas and in the SVG: out to the right, in from the left.

export interface Point {
  x: number;
  y: number;
}

const LANE = 26;

/** Flows are curved; what merely belongs together is joined by a straight line. */
export const isCurved = (facet: string): boolean => !facet.startsWith('relation:');

/**
 * The two control points of a line from `from` to `to`, or none where it runs straight.
 * Forward lines leave and arrive level, as an S; lines within a column bow to the right.
 */
export function controlPoints(from: Point, to: Point, lane: number): readonly [Point, Point] | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const shift = lane === 0 ? 0 : Math.ceil(lane / 2) * LANE * (lane % 2 === 0 ? -1 : 1);
  if (dx > 60) {
    if (Math.abs(dy) < 2 && shift === 0) return undefined;
    const reach = dx * 0.46;
    return [
      { x: from.x + reach, y: from.y + shift },
      { x: to.x - reach, y: to.y + shift },
    ];
  }
  if (dx > -60 && Math.abs(dy) > 30) {
    const bow = 78 + Math.min(60, Math.abs(dy) * 0.1) + Math.abs(shift);
    const right = Math.max(from.x, to.x) + bow;
    return [
      { x: right, y: from.y },
      { x: right, y: to.y },
    ];
  }
  if (shift === 0 && Math.abs(dy) > 40) return undefined;
  const lift = (Math.abs(dx) * 0.14 + 46 + Math.abs(shift)) * (shift < 0 ? 1 : -1);
  return [
    { x: from.x + dx * 0.2, y: from.y + lift },
    { x: from.x + dx * 0.8, y: to.y + lift },
  ];
}

/** Above this distance a line passes other columns, in which neither side of it is freer. */
const SHORT = 260;

/**
 * How far the caption of a line stands beside its middle (px). A short steep line runs between two columns: cards hang below its ends, so
 * a caption has room on the left where the line goes up and on the right where it goes down.
 */
export function captionShift(from: Point, to: Point, width: number): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (dx <= 60 || dx > SHORT || Math.abs(dy) < 24) return 0;
  return Math.sign(dy) * (width / 2 + 6);
}

/** Control points as Cytoscape wants them: share of the way along the straight line, and distance from it. */
export function asWeights(
  from: Point,
  to: Point,
  points: readonly [Point, Point],
): { weights: [number, number]; distances: [number, number] } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const weight = ({ x, y }: Point): number => ((x - from.x) * dx + (y - from.y) * dy) / (length * length);
  const distance = ({ x, y }: Point): number => ((x - from.x) * -dy + (y - from.y) * dx) / length;
  return {
    weights: [weight(points[0]), weight(points[1])],
    distances: [distance(points[0]), distance(points[1])],
  };
}
