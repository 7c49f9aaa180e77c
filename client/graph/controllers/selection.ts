// Keeps the canvas and the selection of the page in step, whichever changed.
import type { Core } from 'cytoscape';

export interface SelectionController {
  /** Shows a selection that was made elsewhere. */
  show(ids: readonly string[]): void;
  stop(): void;
}

export function selectionController(cy: Core, onSelect: (ids: string[]) => void): SelectionController {
  let isShowing = false;
  let isWaiting = false;
  const report = (): void => {
    if (isShowing || isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      if (!cy.destroyed()) onSelect(cy.$(':selected').map((element) => element.id()));
    });
  };
  cy.on('select unselect', report);
  return {
    show(ids) {
      isShowing = true;
      const wanted = new Set(ids);
      cy.batch(() => {
        cy.$(':selected')
          .filter((element) => !wanted.has(element.id()))
          .unselect();
        for (const id of wanted) {
          const element = cy.getElementById(id);
          if (!element.selected()) element.select();
        }
      });
      isShowing = false;
    },
    stop: () => void cy.removeListener('select unselect', report),
  };
}
