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

/** Size of the picture on a card (px). */
const CARD = { width: 360, height: 220 };

/** All that is drawn, as small as a card. */
export const toThumbnail = async (cy: Core, theme: Theme): Promise<Blob> =>
  cy.png({
    output: 'blob-promise',
    full: true,
    bg: PALETTE[theme].canvas,
    maxWidth: CARD.width,
    maxHeight: CARD.height,
  });
