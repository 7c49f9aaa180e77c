/** What stands on the canvas: the library's own objects for places, the painted pixels for whether it is there. */
/* oxlint-disable no-underscore-dangle -- Cytoscape's own name */
import type { Core } from 'cytoscape';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

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

/** Resolves once the canvas has taken the size of its place: it follows a frame after panes open and close. */
const sized = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.$eval(GRAPH, (held: Held) => {
          const cy = held._cyreg?.cy;
          return cy?.width() === held.clientWidth && cy?.height() === held.clientHeight;
        }),
      { timeout: 6_000 },
    )
    .toBe(true);

/** The point of the window where a node stands (CSS px). @throws Error where there is no such node */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  await sized(page);
  return page.$eval(
    GRAPH,
    (held: Held, wanted) => {
      const found = held._cyreg?.cy.getElementById(wanted);
      if (found === undefined || found.empty()) throw new Error(`${wanted} is not drawn`);
      const { x, y } = found.renderedPosition();
      const box = held.getBoundingClientRect();
      return { x: box.left + x, y: box.top + y };
    },
    id,
  );
}

/** Classes of an element of the graph, such as `lit`, `dim`. */
export const classesOf = (page: Page, id: string): Promise<string[]> =>
  page.$eval(GRAPH, (held: Held, wanted) => held._cyreg?.cy.getElementById(wanted).classes() ?? [], id);

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
