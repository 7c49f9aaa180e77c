// Corners of the contract's shapes, for the legend and the SVG.
import type { Look } from '#contract/model/define.ts';

type Corners = readonly (readonly [number, number])[];

const CORNERS: Partial<Record<Look['shape'], Corners>> = {
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  hexagon: [
    [-0.5, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-0.5, 1],
    [-1, 0],
  ],
  octagon: [
    [-0.4, -1],
    [0.4, -1],
    [1, -0.4],
    [1, 0.4],
    [0.4, 1],
    [-0.4, 1],
    [-1, 0.4],
    [-1, -0.4],
  ],
  'round-tag': [
    [-1, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-1, 1],
  ],
};

/** Corners as shares of half the width and height; undefined for ellipses and rectangles. */
export const cornersOf = (shape: Look['shape']): Corners | undefined => CORNERS[shape];
