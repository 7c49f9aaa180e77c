// The whole view as PNG, twice as fine as the screen but never larger than a program can open.
import type { Core } from 'cytoscape';
import { PALETTE, type Theme } from '../palette.ts';

const LARGEST = 8000;

/** What Cytoscape's types leave out (3.34): whether its renderer finds a caption large enough to be drawn. */
interface Inner {
  renderer(): { eleTextBiggerThanMin?(): boolean };
}

/** Paints with every caption: Cytoscape leaves those out of a picture, too, that are too small on the screen at that moment. */
function withCaptions<T>(cy: Core, paint: () => T): T {
  const renderer = (cy as unknown as Inner).renderer();
  renderer.eleTextBiggerThanMin = () => true;
  try {
    return paint();
  } finally {
    delete renderer.eleTextBiggerThanMin;
  }
}

/** All that is drawn, not only what is in the window, on the theme's ground. */
export async function toPng(cy: Core, theme: Theme): Promise<Blob> {
  return withCaptions(cy, () =>
    cy.png({
      output: 'blob-promise',
      full: true,
      bg: PALETTE[theme].canvas,
      scale: 2,
      maxWidth: LARGEST,
      maxHeight: LARGEST,
    }),
  );
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
