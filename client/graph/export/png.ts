// The whole view as PNG, twice as fine as the screen but never larger than a program can open.
import type { Core } from 'cytoscape';
import { PALETTE, type Theme } from '../palette.ts';

const LARGEST = 8000;

/** All that is drawn, not only what is in the window, on the theme's ground. */
export async function toPng(cy: Core, theme: Theme): Promise<Blob> {
  return cy.png({
    output: 'blob-promise',
    full: true,
    bg: PALETTE[theme].canvas,
    scale: 2,
    maxWidth: LARGEST,
    maxHeight: LARGEST,
  });
}
