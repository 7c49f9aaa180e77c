// Marks what is pinned; where all is locked, nothing can be dragged.
import type { Core } from 'cytoscape';

export function showPins(cy: Core, pinned: readonly string[], isLocked: boolean): void {
  const wanted = new Set(pinned);
  cy.batch(() => {
    for (const node of cy.nodes('.pinned').toArray()) if (!wanted.has(node.id())) node.removeClass('pinned');
    for (const id of wanted) cy.getElementById(id).addClass('pinned');
  });
  cy.autoungrabify(isLocked);
}
