// The canvas: Cytoscape made, sized and styled for how much it draws, with what the rest of the page may ask of it.
import cytoscape, { type Core, type Position } from 'cytoscape';
import type { Place } from '../state/patch.ts';
import { light } from './controllers/dimming.ts';
import { pointerController, type PointerActions } from './controllers/events.ts';
import { keyboardController, reveal, type KeyActions } from './controllers/keyboard.ts';
import { selectionController } from './controllers/selection.ts';
import { syncElements } from './controllers/sync.ts';
import type { Drawn } from './drawn.ts';
import { toPng } from './export/png.ts';
import { iconImage } from './icon-image.ts';
import type { Theme } from './palette.ts';
import { stylesheet } from './stylesheet.ts';

/** Above these numbers of elements: one pixel per pixel, edges without events. */
const COARSE = 2000;
const DEAF_EDGES = 5000;
/** Room around what is fitted into sight (px), and at the right side, where the buttons for zooming stand. */
const MARGIN = 36;
const BESIDE_BUTTONS = 64;

export interface Canvas {
  draw(drawn: Drawn, places: ReadonlyMap<string, Place>): void;
  restyle(theme: Theme): void;
  select(ids: readonly string[]): void;
  light(lit: ReadonlySet<string> | undefined): void;
  fit(ids?: readonly string[]): void;
  zoomBy(factor: number): void;
  reveal(id: string): void;
  /** Where every node stands at this moment. */
  places(): Map<string, Place>;
  png(theme: Theme): Promise<Blob>;
  destroy(): void;
}

export type CanvasActions = PointerActions & KeyActions & { onSelect(ids: string[]): void };

export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether nodes that were not known before stand outside of what is in sight: who asked for them is to see them. */
function isOutside(cy: Core, known: ReadonlySet<string>): boolean {
  const { x1, x2, y1, y2 } = cy.extent();
  return cy
    .nodes()
    .toArray()
    .some((node) => {
      const { x, y } = node.position();
      return !known.has(node.id()) && (x < x1 || x > x2 || y < y1 || y > y2);
    });
}

/** Makes the canvas in `element`, which must have a size. `elements` is about how many will be drawn. */
export function createCanvas(
  element: HTMLElement,
  theme: Theme,
  elements: number,
  actions: CanvasActions,
): Canvas {
  let shown = theme;
  let edges = 0;
  const cy: Core = cytoscape({
    container: element,
    style: stylesheet(theme, edges, iconImage),
    minZoom: 0.03,
    maxZoom: 4,
    boxSelectionEnabled: true,
    textureOnViewport: elements > 400,
    ...(elements > COARSE ? { pixelRatio: 1 } : {}),
  });
  const selection = selectionController(cy, actions.onSelect);
  const stopKeys = keyboardController(cy, element, actions);
  pointerController(cy, actions);

  let fitted: { ids: readonly string[] | undefined; zoom: number; pan: Position } | undefined;
  const fit: Canvas['fit'] = (ids) => {
    const some =
      ids === undefined ? cy.elements() : cy.elements().filter((found) => ids.includes(found.id()));
    const target = some.empty() ? cy.elements() : some;
    if (target.empty()) return;
    const box = target.boundingBox();
    const [width, height] = [cy.width() - MARGIN - BESIDE_BUTTONS, cy.height() - 2 * MARGIN];
    const zoom = Math.max(cy.minZoom(), Math.min(width / box.w, height / box.h, 1.25));
    cy.viewport({
      zoom,
      pan: {
        x: MARGIN + width / 2 - (zoom * (box.x1 + box.x2)) / 2,
        y: MARGIN + height / 2 - (zoom * (box.y1 + box.y2)) / 2,
      },
    });
    fitted = { ids, zoom: cy.zoom(), pan: { ...cy.pan() } };
  };
  const isStillFitted = (): boolean => {
    const { x, y } = cy.pan();
    return fitted !== undefined && fitted.zoom === cy.zoom() && fitted.pan.x === x && fitted.pan.y === y;
  };
  let size = { width: element.clientWidth, height: element.clientHeight };
  /** What was fitted stays in sight when a table opens below; of a view that a person chose, the middle stays. */
  const resizer = new ResizeObserver(() => {
    const { width, height } = size;
    size = { width: element.clientWidth, height: element.clientHeight };
    cy.resize();
    if (size.width === width && size.height === height) return;
    if (isStillFitted()) fit(fitted?.ids);
    else cy.panBy({ x: (size.width - width) / 2, y: (size.height - height) / 2 });
  });
  resizer.observe(element);
  return {
    draw(drawn, places) {
      const restyled =
        drawn.edges.length > 1500 !== edges > 1500 || drawn.edges.length > 8000 !== edges > 8000;
      edges = drawn.edges.length;
      if (restyled) cy.style(stylesheet(shown, edges, iconImage));
      const isFirst = cy.elements().empty();
      const known = new Set(cy.nodes().map((node) => node.id()));
      syncElements(cy, drawn, places);
      // Before any frame: else all of it is drawn twice, first at a scale that nobody wants.
      if (isFirst || isOutside(cy, known)) fit();
      if (drawn.nodes.length + edges > DEAF_EDGES) cy.edges().style('events', 'no');
    },
    restyle(theme) {
      shown = theme;
      cy.style(stylesheet(theme, edges, iconImage));
    },
    select: (ids) => selection.show(ids),
    light: (lit) => light(cy, lit),
    fit,
    zoomBy(factor) {
      const level = cy.zoom() * factor;
      const centre = { x: cy.width() / 2, y: cy.height() / 2 };
      if (reducedMotion()) cy.zoom({ level, renderedPosition: centre });
      else cy.animate({ zoom: { level, renderedPosition: centre }, duration: 120 });
    },
    reveal: (id) => reveal(cy, id),
    places: () => new Map(cy.nodes().map((node) => [node.id(), [node.position().x, node.position().y]])),
    png: (theme) => toPng(cy, theme),
    destroy() {
      selection.stop();
      stopKeys();
      resizer.disconnect();
      cy.destroy();
    },
  };
}
