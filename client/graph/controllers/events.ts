// What a person does on the canvas with the pointer: hovering, opening the menu, dragging.
import type { Core, EventObject, NodeSingular } from 'cytoscape';
import type { Place } from '../../state/patch.ts';
import { bend } from './bend.ts';

export interface PointerActions {
  /** The menu of an element, at a point of the window; of the canvas where `id` is undefined. */
  onMenu(id: string | undefined, at: { x: number; y: number }): void;
  /** Nodes that were dragged, with where they stand now. */
  onMove(positions: Record<string, Place>): void;
  onOpen(id: string): void;
}

const idOf = (event: EventObject, cy: Core): string | undefined =>
  event.target === cy ? undefined : String(event.target.id());

export function pointerController(cy: Core, actions: PointerActions): void {
  cy.on('mouseover', 'node, edge', (event) => {
    event.target.addClass('hover');
    const container = cy.container();
    if (container !== null) container.style.cursor = 'pointer';
  });
  cy.on('mouseout', 'node, edge', (event) => {
    event.target.removeClass('hover');
    const container = cy.container();
    if (container !== null) container.style.cursor = '';
  });
  cy.on('cxttap', (event) => {
    const { originalEvent } = event;
    const point = 'clientX' in originalEvent ? originalEvent : undefined;
    if (point !== undefined) actions.onMenu(idOf(event, cy), { x: point.clientX, y: point.clientY });
  });
  cy.on('dbltap', 'node', (event) => actions.onOpen(String(event.target.id())));
  cy.on('drag', 'node', (event) => {
    const node: NodeSingular = event.target;
    bend((node.isParent() ? node.descendants() : node).connectedEdges());
  });
  let moved: Record<string, Place> = {};
  let isWaiting = false;
  cy.on('dragfree', 'node', (event) => {
    const node: NodeSingular = event.target;
    // A frame stands where its members stand.
    for (const each of node.isParent() ? node.descendants().nodes().toArray() : [node]) {
      const { x, y } = each.position();
      moved[each.id()] = [Math.round(x), Math.round(y)];
    }
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      const positions = moved;
      moved = {};
      actions.onMove(positions);
    });
  });
}
