// Moves nodes to where they are to stand: smoothly where they are few, at once where they are many or motion is unwanted.
import type { Core, EdgeCollection, NodeSingular } from 'cytoscape';
import type { Place } from '../../state/patch.ts';
import { bend } from './bend.ts';
import { computeChanged } from './slices.ts';
import { strides, type Moves } from './sync.ts';

/** More than these are put at once: moving them costs more than a frame. */
const FEW = 120;
const MILLISECONDS = 260;

const eased = (share: number): number => 1 - (1 - share) ** 3;

/** Whether nodes can be seen on their way. */
export const canGlide = (moves: Moves): boolean => moves.size > 0 && moves.size <= FEW;

/** Puts nodes where they are to stand. */
export function* moveSteps(cy: Core, moves: Moves, isCurved: boolean): Generator<void> {
  for (const some of strides([...moves])) {
    for (const [node, [x, y]] of some) if (node.inside()) node.position({ x, y });
    computeChanged(cy);
    yield;
  }
  // Curved lines are few.
  if (isCurved && moves.size > 0) bend(cy.edges());
}

export interface Glide {
  /** Moves nodes smoothly; what was still on its way arrives first. */
  to(moves: Moves): void;
  /** True while nodes are on their way. */
  isGoing(): boolean;
  stop(): void;
}

export function glideController(cy: Core): Glide {
  let arrive: (() => void) | undefined;
  const put = (moves: ReadonlyMap<NodeSingular, Place>, lines: EdgeCollection): void =>
    cy.batch(() => {
      for (const [node, [x, y]] of moves) if (node.inside()) node.position({ x, y });
      bend(lines);
    });
  const stop = (): void => {
    arrive?.();
    arrive = undefined;
  };
  return {
    to(moves) {
      stop();
      const lines = cy
        .nodes()
        .filter((node) => moves.has(node))
        .connectedEdges();
      const from = new Map([...moves.keys()].map((node) => [node, { ...node.position() }]));
      const start = performance.now();
      let frame = requestAnimationFrame(function step(now) {
        const share = eased(Math.min(1, Math.max(0, now - start) / MILLISECONDS));
        const between = new Map(
          [...moves].map(([node, [x, y]]): [NodeSingular, Place] => {
            const at = from.get(node) ?? { x, y };
            return [node, [at.x + (x - at.x) * share, at.y + (y - at.y) * share]];
          }),
        );
        put(share < 1 ? between : moves, lines);
        if (share < 1) frame = requestAnimationFrame(step);
        else arrive = undefined;
      });
      arrive = () => {
        cancelAnimationFrame(frame);
        if (!cy.destroyed()) put(moves, lines);
      };
    },
    isGoing: () => arrive !== undefined,
    stop,
  };
}
