/** What stands on the canvas: the library's own objects for places, the painted pixels for whether it is there. */
/* oxlint-disable no-underscore-dangle -- Cytoscape's own name */
import type { Core } from 'cytoscape';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** The element that Cytoscape was given, with the handle that Cytoscape leaves on it. */
export const GRAPH = '.vt-graph';

interface Held extends Element {
  _cyreg?: { cy: Core };
}

/** Resolves once the case is drawn. */
export const drawn = (page: Page): Promise<unknown> =>
  page.waitForSelector(`${GRAPH}[data-ready=true]`, { timeout: 30_000 });

/** Ids of all that is drawn, nodes and edges. */
export const drawnIds = (page: Page): Promise<string[]> =>
  page.$eval(GRAPH, (held: Held) => held._cyreg?.cy.elements().map((each) => each.id()) ?? []);

/** Where a node stands in the window (CSS px), and whether the canvas has the size of its place, which follows a frame after panes open. */
const standing = (page: Page, id: string): Promise<{ x: number; y: number; isSized: boolean }> =>
  page.$eval(
    GRAPH,
    (held: Held, wanted) => {
      const cy = held._cyreg?.cy;
      const found = cy?.getElementById(wanted);
      if (cy === undefined || found === undefined || found.empty()) throw new Error(`${wanted} is not drawn`);
      const { x, y } = found.renderedPosition();
      const box = held.getBoundingClientRect();
      const isSized = cy.width() === held.clientWidth && cy.height() === held.clientHeight;
      return { x: box.left + x, y: box.top + y, isSized };
    },
    id,
  );

/** Resolves once two frames were drawn. */
const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** The point of the window where a node stands (CSS px), once it rests there. @throws Error where there is no such node */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  let { x, y } = await standing(page, id);
  await expect
    .poll(
      async () => {
        await twoFrames(page);
        const next = await standing(page, id);
        const isAtRest = next.isSized && next.x === x && next.y === y;
        ({ x, y } = next);
        return isAtRest;
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(true);
  return { x, y };
}

/** Classes of an element of the graph, such as `lit`, `dim`. */
export const classesOf = (page: Page, id: string): Promise<string[]> =>
  page.$eval(GRAPH, (held: Held, wanted) => held._cyreg?.cy.getElementById(wanted).classes() ?? [], id);

/** What nodes are labelled with. */
export const labels = (page: Page): Promise<string[]> =>
  page.$eval(GRAPH, (held: Held) => held._cyreg?.cy.nodes().map((node) => String(node.data('label'))) ?? []);

/** Ids of nodes that are selected on the canvas. */
export const selectedOnCanvas = (page: Page): Promise<string[]> =>
  page.$eval(GRAPH, (held: Held) => held._cyreg?.cy.$(':selected').map((each) => each.id()) ?? []);

/** Where every node stands, and the zoom: what a reload must not change. */
export const positions = (page: Page): Promise<Record<string, [number, number]>> =>
  page.$eval(GRAPH, (held: Held) =>
    Object.fromEntries(
      (held._cyreg?.cy.nodes() ?? []).map((node) => [
        node.id(),
        [Math.round(node.position().x), Math.round(node.position().y)],
      ]),
    ),
  );

/** Share of painted pixels (0–1) in a square of 24 CSS px around a point of the window, over all layers of the canvas. */
export const inkAround = (page: Page, at: { x: number; y: number }): Promise<number> =>
  page.$eval(
    GRAPH,
    (held: Element, { x, y }) => {
      const size = 24;
      let most = 0;
      for (const layer of held.querySelectorAll('canvas')) {
        const box = layer.getBoundingClientRect();
        const scale = layer.width / box.width;
        const side = Math.round(size * scale);
        const pixels = layer
          .getContext('2d')
          ?.getImageData(
            (x - box.left) * scale - side / 2,
            (y - box.top) * scale - side / 2,
            side,
            side,
          ).data;
        const painted = pixels?.filter((value, n) => n % 4 === 3 && value > 0).length ?? 0;
        most = Math.max(most, painted / (side * side));
      }
      return most;
    },
    at,
  );

/** The letter or digit that the style puts on a node; undefined where it puts none. */
export const badgeOf = (page: Page, id: string): Promise<string | undefined> =>
  page.$eval(
    GRAPH,
    (held: Held, wanted) => held._cyreg?.cy.getElementById(wanted).data('badge') as string | undefined,
    id,
  );
