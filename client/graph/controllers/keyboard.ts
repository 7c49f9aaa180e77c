// Walking on the canvas with the arrow keys: along edges, towards where the key points.
import type { Core, NodeSingular } from 'cytoscape';

export interface KeyActions {
  /** The node that the walk came to. */
  onWalk(id: string): void;
  onMenu(id: string, at: { x: number; y: number }): void;
  onExpand(id: string): void;
  onHide(ids: string[]): void;
  onPin(ids: string[]): void;
  onClear(): void;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The candidate that lies best in a direction, within 75° of it; undefined where none does. */
export function bestInDirection<T extends { x: number; y: number }>(
  from: { x: number; y: number },
  [dx, dy]: readonly [number, number],
  candidates: readonly T[],
): T | undefined {
  let best: { candidate: T; cost: number } | undefined;
  for (const candidate of candidates) {
    const [x, y] = [candidate.x - from.x, candidate.y - from.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || aside > along * 3.73) continue;
    const cost = along + aside * 2;
    if (best === undefined || cost < best.cost) best = { candidate, cost };
  }
  return best?.candidate;
}

const asCandidate = (node: NodeSingular): { id: string; x: number; y: number } => ({
  id: node.id(),
  ...node.position(),
});

/** From a node to a neighbour in a direction; without one, to the nearest node there. */
function step(cy: Core, current: NodeSingular, direction: readonly [number, number]): string | undefined {
  const around = current.neighborhood().nodes().map(asCandidate);
  const near = bestInDirection(current.position(), direction, around);
  const all = cy.nodes().difference(current).map(asCandidate);
  return (near ?? bestInDirection(current.position(), direction, all))?.id;
}

const first = (cy: Core): NodeSingular | undefined => {
  const sorted = cy
    .nodes()
    .sort((a, b) => a.position().x - b.position().x || a.position().y - b.position().y);
  return sorted.empty() ? undefined : sorted[0];
};

/** Listens on the canvas' element; the walk starts at the selected node, else at the leftmost. */
export function keyboardController(cy: Core, element: HTMLElement, actions: KeyActions): () => void {
  const current = (): NodeSingular | undefined => {
    const selected = cy.nodes(':selected');
    return selected.empty() ? undefined : selected[0];
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    const here = current();
    if (direction !== undefined) {
      event.preventDefault();
      const next = here === undefined ? first(cy)?.id() : step(cy, here, direction);
      if (next !== undefined) actions.onWalk(next);
      return;
    }
    if (event.key === 'Escape') actions.onClear();
    else if (here === undefined) return;
    else if (event.key === 'e' || event.key === 'E') actions.onExpand(here.id());
    else if (event.key === 'p' || event.key === 'P') {
      actions.onPin(cy.nodes(':selected').map((selected) => selected.id()));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      actions.onHide(cy.$(':selected').map((selected) => selected.id()));
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const at = here.renderedPosition();
      const box = element.getBoundingClientRect();
      actions.onMenu(here.id(), { x: box.left + at.x, y: box.top + at.y });
    }
  };
  element.addEventListener('keydown', listen);
  return () => element.removeEventListener('keydown', listen);
}

/** Scrolls the canvas so that a node can be seen, moving only as far as it must. */
export function reveal(cy: Core, id: string): void {
  const element = cy.getElementById(id);
  if (element.empty() || !element.isNode()) return;
  const { x, y } = element.renderedPosition();
  const margin = 70;
  const dx = x < margin ? margin - x : x > cy.width() - margin ? cy.width() - margin - x : 0;
  const dy = y < margin ? margin - y : y > cy.height() - margin ? cy.height() - margin - y : 0;
  if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy });
}
