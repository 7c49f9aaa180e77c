// Brings the canvas to what is to be drawn: adds, removes and changes only what differs, step by step.
import type { Core, EdgeSingular, ElementDefinition, NodeSingular } from 'cytoscape';
import type { Place } from '../../state/patch.ts';
import type { Drawn, DrawnEdge, DrawnNode } from '../drawn.ts';
import { classOf, edgeElement, nodeElement } from '../elements.ts';
import { bend } from './bend.ts';
import { computeNew } from './slices.ts';

/** What is already on the canvas of a drawing: an element drawn from the same object need not be looked at. */
const drawnFrom = new WeakMap<Core, Map<string, DrawnNode | DrawnEdge>>();

/** Nodes that must move, and where to. */
export type Moves = Map<NodeSingular, Place>;

/** How many elements are changed between two places where the work may be interrupted. */
const STRIDE = 50;

const KINDS = ['frame', 'crowd', 'card', 'token'];

/** True where two say the same, so that nothing is to be done. */
const isEqual = (a: object | undefined, b: object): boolean =>
  a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));

export function* strides<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += STRIDE) yield all.slice(at, at + STRIDE);
}

function update(found: NodeSingular, node: DrawnNode, element: ElementDefinition): void {
  const { parent, ...data } = element.data;
  found.data(data);
  if ((found.parent().first().id() ?? undefined) !== parent) found.move({ parent: parent ?? null });
  const kind = classOf(node);
  if (!found.hasClass(kind)) found.removeClass(KINDS).addClass(kind);
}

function updateLine(found: EdgeSingular, edge: DrawnEdge): void {
  if (found.source().id() !== edge.source || found.target().id() !== edge.target)
    found.move({ source: edge.source, target: edge.target });
  found.data(edgeElement(edge).data);
}

/** Takes away what is not drawn any more, or no longer as a node or a line: a transfer becomes a line once both its ends are known. */
export function* removeSteps(cy: Core, drawn: Drawn): Generator<void> {
  const known = drawnFrom.get(cy) ?? new Map<string, DrawnNode | DrawnEdge>();
  const nodes = new Set(drawn.nodes.map(({ id }) => id));
  const edges = new Set(drawn.edges.map(({ id }) => id));
  // A member must leave its frame before the frame goes, or it would go with it.
  for (const node of cy.nodes(':child').toArray())
    if (nodes.has(node.id()) && !nodes.has(node.parent().first().id())) node.move({ parent: null });
  for (const gone of [
    cy.edges().filter((edge) => !edges.has(edge.id())),
    cy.nodes().filter((node) => !nodes.has(node.id())),
  ]) {
    for (const some of strides(gone.toArray())) {
      for (const element of some) {
        known.delete(element.id());
        element.remove();
      }
      yield;
    }
  }
}

/**
 * Draws what is new or differs. The rest of the drawing stays as it is; nodes that stand elsewhere are not moved here but
 * noted in `moves`, so that they can be moved at once or smoothly.
 */
export function* drawSteps(
  cy: Core,
  drawn: Drawn,
  places: ReadonlyMap<string, Place>,
  { moves, isCurved }: { moves: Moves; isCurved: boolean },
): Generator<void> {
  const known = drawnFrom.get(cy) ?? new Map<string, DrawnNode | DrawnEdge>();
  drawnFrom.set(cy, known);
  // Frames first: a node cannot be put into one that is not there.
  const frames = drawn.nodes.filter(({ isFrame }) => isFrame === true);
  for (const some of strides([...frames, ...drawn.nodes.filter(({ isFrame }) => isFrame !== true)])) {
    const fresh: ElementDefinition[] = [];
    for (const node of some) {
      const place = places.get(node.id) ?? [0, 0];
      const found = cy.getElementById(node.id);
      const before = known.get(node.id);
      known.set(node.id, node);
      if (found.empty()) {
        fresh.push(nodeElement(node, place));
        continue;
      }
      if (!isEqual(before, node)) update(found, node, nodeElement(node, place));
      if (node.isFrame === true) continue;
      const at = found.position();
      if (at.x !== place[0] || at.y !== place[1]) moves.set(found, place);
    }
    computeNew(cy, cy.add(fresh).nodes());
    yield;
  }
  for (const some of strides(drawn.edges)) {
    const fresh: ElementDefinition[] = [];
    for (const edge of some) {
      const found = cy.getElementById(edge.id);
      if (found.empty()) fresh.push(edgeElement(edge));
      else if (!isEqual(known.get(edge.id), edge)) updateLine(found, edge);
      known.set(edge.id, edge);
    }
    const lines = cy.add(fresh).edges();
    if (isCurved) bend(lines);
    computeNew(cy, lines);
    yield;
  }
}
