// What is in sight on the canvas, for pictures that move: Cytoscape's layers as they are painted.
import type { Core } from 'cytoscape';

/** How long to wait for a painting at most (ms): a page in the background paints none. */
const PATIENCE = 500;

/** Resolves once the canvas has been painted anew. */
export const paintedOnce = (cy: Core): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    cy.one('render', () => {
      clearTimeout(timer);
      resolve();
    });
    cy.forceRender();
  });

/** Paints the layers of the canvas in `element` into a box of another one, whole and in the middle. */
export function paintLayers(
  element: HTMLElement,
  context: CanvasRenderingContext2D,
  box: { x: number; y: number; width: number; height: number },
): void {
  const scale = Math.min(box.width / element.clientWidth, box.height / element.clientHeight);
  const [width, height] = [element.clientWidth * scale, element.clientHeight * scale];
  const [x, y] = [box.x + (box.width - width) / 2, box.y + (box.height - height) / 2];
  // The first in the page is the uppermost.
  const layers = [...element.querySelectorAll('canvas')].toReversed();
  for (const layer of layers) if (layer.width > 0) context.drawImage(layer, x, y, width, height);
}
