// Brings the canvas to what is to be drawn: adds, removes and changes only what differs, in one batch.
import type { Core } from 'cytoscape';
import type { Place } from '../../state/patch.ts';
import type { Drawn } from '../drawn.ts';
import { edgeElement, nodeElement } from '../elements.ts';
import { bend } from './bend.ts';

/** Draws. Nodes that stand elsewhere are moved; the rest of the drawing stays as it is. */
export function syncElements(cy: Core, drawn: Drawn, places: ReadonlyMap<string, Place>): void {
  const wanted = new Set([...drawn.nodes, ...drawn.edges].map(({ id }) => id));
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove();
    const fresh = [];
    for (const node of drawn.nodes) {
      const place = places.get(node.id) ?? [0, 0];
      const element = nodeElement(node, place);
      const found = cy.getElementById(node.id);
      if (found.empty()) {
        fresh.push(element);
        continue;
      }
      found.data(element.data);
      const at = found.position();
      if (at.x !== place[0] || at.y !== place[1]) found.position({ x: place[0], y: place[1] });
    }
    cy.add(fresh);
    const lines = [];
    for (const edge of drawn.edges) {
      const found = cy.getElementById(edge.id);
      if (found.empty()) lines.push(edgeElement(edge));
      else found.data(edgeElement(edge).data);
    }
    cy.add(lines);
    bend(cy.edges());
  });
}
