// The canvas: Cytoscape made, sized and styled for how much it draws, with what the rest of the page may ask of it.
import cytoscape, { type Core, type NodeSingular, type Position } from 'cytoscape';
import type { Place } from '../state/patch.ts';
import { bend } from './controllers/bend.ts';
import { light } from './controllers/dimming.ts';
import { pointerController, type PointerActions } from './controllers/events.ts';
import { canGlide, glideController, moveSteps } from './controllers/glide.ts';
import { keyboardController, reveal, type KeyActions } from './controllers/keyboard.ts';
import { loadPictures, paintSparingly } from './controllers/painting.ts';
import { showPins } from './controllers/pins.ts';
import { selectionController } from './controllers/selection.ts';
import { inSlices } from './controllers/slices.ts';
import { drawSteps, removeSteps, strides, type Moves } from './controllers/sync.ts';
import type { Drawn } from './drawn.ts';
import { paintedOnce, paintLayers } from './export/layers.ts';
import { toPng, toThumbnail } from './export/png.ts';
import { iconPicture } from './icon-image.ts';
import type { Theme } from './palette.ts';
import { isCurved, levelOf, picturesOf, stylesheet } from './stylesheet.ts';

/** Above this number of elements: one pixel per pixel. */
const COARSE = 2000;
/** Room around what is fitted into sight (px), and at the right side, where the buttons for zooming stand. */
const MARGIN = 36;
const BESIDE_BUTTONS = 64;
/** And at the foot, where the threshold stands. */
const ABOVE_THRESHOLD = 68;

export interface Canvas {
  /**
   * Draws, in slices where it is much. Resolves with false where it was not wanted any more before it was done.
   *
   * @param isStill what is looked at does not move, whatever comes in beside it
   */
  draw(
    drawn: Drawn,
    places: ReadonlyMap<string, Place>,
    how: { isStill: boolean; isStale(): boolean },
  ): Promise<boolean>;
  pin(ids: readonly string[], isLocked: boolean): void;
  restyle(theme: Theme): void;
  select(ids: readonly string[]): void;
  light(lit: ReadonlySet<string> | undefined): void;
  fit(ids?: readonly string[]): void;
  zoomBy(factor: number): void;
  reveal(id: string): void;
  /** Brings a place of the drawing into the middle. */
  centre(place: Place): void;
  /** The place of the drawing at a point of the window. */
  placeAt(point: { x: number; y: number }): Place;
  /**
   * Calls back at every change of what is in sight, with zoom and pan (CSS px) and the scale, which is the zoom in pixels of the canvas;
   * returns what ends it.
   */
  watch(seen: (zoom: number, pan: Position, scale: number) => void): () => void;
  /** The node at a point of the page; undefined where there is none. */
  at(x: number, y: number): string | undefined;
  /** Where every node stands at this moment. */
  places(): Map<string, Place>;
  png(theme: Theme): Promise<Blob>;
  /** A small picture of all that is drawn, for a card: PNG. */
  thumbnail(theme: Theme): Promise<Blob>;
  /** Resolves once what was changed is painted. */
  painted(): Promise<void>;
  /** Paints what is in sight into a rectangle (px), whole and in the middle. */
  paintInto(
    context: CanvasRenderingContext2D,
    box: { x: number; y: number; width: number; height: number },
  ): void;
  destroy(): void;
}

export type CanvasActions = PointerActions & KeyActions & { onSelect(ids: string[]): void };

const nothing = (): void => {};
/** Of a picture to look at, in which nothing is done to elements. */
export const NO_ACTIONS: CanvasActions = {
  onSelect: nothing,
  onMenu: nothing,
  onMove: nothing,
  onOpen: nothing,
  onExpand: nothing,
  onWalk: nothing,
  onHide: nothing,
  onPin: nothing,
  onClear: nothing,
};

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
    style: stylesheet(theme, edges, iconPicture),
    minZoom: 0.03,
    maxZoom: 4,
    boxSelectionEnabled: true,
    textureOnViewport: elements > 400,
    ...(elements > COARSE ? { pixelRatio: 1 } : {}),
  });
  paintSparingly(cy);
  const glide = glideController(cy);
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
    const [width, height] = [cy.width() - MARGIN - BESIDE_BUTTONS, cy.height() - MARGIN - ABOVE_THRESHOLD];
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
  let running: Promise<unknown> = Promise.resolve();
  /** Changes the canvas once what was begun before has come to its end. */
  const sliced = (steps: () => Iterator<void>, isStale: () => boolean): Promise<boolean> => {
    const before = running;
    const run = async (): Promise<boolean> => {
      await before;
      return !cy.destroyed() && !isStale() && inSlices(cy, steps(), isStale);
    };
    const mine = run();
    running = mine.catch(() => undefined);
    return mine;
  };
  return {
    async draw(drawn, places, { isStill, isStale }) {
      loadPictures(cy, picturesOf(drawn.nodes, shown, iconPicture));
      const moves: Moves = new Map();
      let isFirst = false;
      let known = new Set<string>();
      const steps = function* (): Generator<void> {
        glide.stop();
        isFirst = fitted === undefined || cy.elements().empty();
        known = new Set(cy.nodes().map((node) => node.id()));
        yield* removeSteps(cy, drawn);
        const before = levelOf(edges);
        edges = drawn.edges.length;
        const level = levelOf(edges);
        if (level !== before) {
          cy.style(stylesheet(shown, edges, iconPicture));
          if (isCurved(level)) bend(cy.edges());
        }
        yield* drawSteps(cy, drawn, places, { moves, isCurved: isCurved(level) });
        if (!isFirst && !reducedMotion() && canGlide(moves)) return;
        yield* moveSteps(cy, moves, isCurved(level));
        moves.clear();
      };
      if (!(await sliced(steps, isStale))) return false;
      if (moves.size > 0) glide.to(moves);
      // Before any frame: else all of it is drawn twice, first at a scale that nobody wants.
      if (isFirst || (!isStill && isOutside(cy, known))) fit();
      return true;
    },
    pin: (ids, isLocked) => showPins(cy, ids, isLocked),
    watch(seen) {
      const tell = (): void =>
        seen(cy.zoom(), cy.pan(), cy.zoom() * (elements > COARSE ? 1 : devicePixelRatio));
      cy.on('viewport', tell);
      tell();
      return () => void cy.removeListener('viewport', tell);
    },
    restyle(theme) {
      if (shown === theme) return;
      shown = theme;
      const steps = function* (): Generator<void> {
        cy.style(stylesheet(theme, edges, iconPicture));
        yield;
        for (const some of strides(cy.elements().toArray())) {
          for (const element of some) element.boundingBox();
          yield;
        }
      };
      void sliced(steps, () => shown !== theme);
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
    at(x, y) {
      const { left, top } = element.getBoundingClientRect();
      const [dx, dy] = [x - left, y - top];
      const isUnder = (node: NodeSingular): boolean => {
        const box = node.renderedBoundingBox({ includeLabels: false });
        return dx >= box.x1 && dx <= box.x2 && dy >= box.y1 && dy <= box.y2;
      };
      return cy.nodes().toArray().findLast(isUnder)?.id();
    },
    places: () => new Map(cy.nodes().map((node) => [node.id(), [node.position().x, node.position().y]])),
    png: (theme) => toPng(cy, theme),
    thumbnail: (theme) => toThumbnail(cy, theme),
    centre([x, y]) {
      const zoom = cy.zoom();
      cy.pan({ x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom });
    },
    placeAt({ x, y }) {
      const box = element.getBoundingClientRect();
      const { x: px, y: py } = cy.pan();
      return [Math.round((x - box.left - px) / cy.zoom()), Math.round((y - box.top - py) / cy.zoom())];
    },
    painted: () => paintedOnce(cy),
    paintInto: (context, box) => paintLayers(element, context, box),
    destroy() {
      glide.stop();
      selection.stop();
      stopKeys();
      resizer.disconnect();
      cy.destroy();
    },
  };
}
