// Does long work on the canvas in slices, so that the page answers in between; nothing of it is shown before all is done.
import type { Core, EdgeCollection, NodeCollection } from 'cytoscape';

/** How long a slice works before the page may answer (ms). */
const SLICE = 60;

/** What Cytoscape's types leave out (3.34): its queue of looks and courses to be computed, and word to its renderer. */
interface Inner {
  renderer(): { flushRenderedStyleQueue?(): void; requestedFrame?: boolean } | null;
  notify(event: 'add' | 'resize'): void;
  notifications(isOn: boolean): void;
}

/** What an element knows of its course and those of its edges: whether they are as they should be. */
interface InnerElement {
  _private: { rstyle: { clean: boolean; cleanConnected: boolean } };
}

/** Resolves when the page had its turn; unlike a timer it does not wait longer in a window out of sight. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });

/** Computes looks and courses of what was changed so far, which Cytoscape would else do for all of it before its next frame. */
export const computeChanged = (cy: Core): void =>
  (cy as unknown as Inner).renderer()?.flushRenderedStyleQueue?.();

/**
 * Computes looks, courses and bounds of what is new. Asked for bounds that it has not computed yet, Cytoscape computes the course
 * once more, and takes it for changed: once more before its next frame.
 */
export function computeNew(cy: Core, fresh: NodeCollection | EdgeCollection): void {
  computeChanged(cy);
  fresh.boundingBox();
  for (const element of fresh.toArray()) {
    const { _private: known } = element as unknown as InnerElement;
    known.rstyle.clean = true;
    known.rstyle.cleanConnected = true;
  }
}

/**
 * Runs steps that change the canvas; until their end it paints what it painted before. One run at a time.
 *
 * @param steps yields wherever it may be interrupted, after some hundredths of a second at most
 * @param isStale whether the work is not wanted any more; what was done until then stays
 * @returns true when all of it is done
 */
export async function inSlices(cy: Core, steps: Iterator<void>, isStale: () => boolean): Promise<boolean> {
  const inner = cy as unknown as Inner;
  inner.notifications(false);
  // A frame that was asked for before would paint what is half done.
  const renderer = inner.renderer();
  if (renderer !== null) renderer.requestedFrame = false;
  try {
    for (let begun = performance.now(); ;) {
      if (steps.next().done === true) return true;
      if (performance.now() - begun < SLICE) continue;
      await turn();
      if (cy.destroyed() || isStale()) return false;
      begun = performance.now();
    }
  } finally {
    if (!cy.destroyed()) {
      inner.notifications(true);
      inner.notify('add');
      // A change of its size meanwhile was not heard either.
      inner.notify('resize');
    }
  }
}
