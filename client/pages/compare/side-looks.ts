// How what is in one view alone is told from what is in both, on the canvas and in its legend.
import type { Paint } from '../../graph/drawn.ts';
import { DASHES, OKABE_ITO } from '../../graph/style/palettes.ts';
import type { Side } from './compare-views.ts';

const alone = (letter: string, colour: number, dash: number): { letter: string; paint: Paint } => ({
  letter,
  paint: { colour: OKABE_ITO[colour]!, badge: letter, dash: DASHES[dash]! },
});

/** What is in both looks as its kind does. */
export const SIDE_LOOKS: Readonly<Record<Side, { letter: string; paint?: Paint }>> = {
  a: alone('A', 0, 1),
  b: alone('B', 3, 2),
  both: { letter: '=' },
};
