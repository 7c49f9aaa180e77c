// Forces, pure: ForceAtlas2 pulls together what is linked, then what overlaps is moved apart. The same for the same input.
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { Place } from '../../state/patch.ts';

/** A node with the radius that it needs, its caption included (px), where it stands at first, and whether it must stay. */
export interface Body {
  id: string;
  radius: number;
  at: Place;
  isFixed: boolean;
}

export interface Forces {
  bodies: readonly Body[];
  /** Pairs of ids, with how many lines there are between them. */
  links: readonly (readonly [string, string, number])[];
}

/** Rounds of the forces: enough to settle a small drawing, fewer where each of them is dear. */
const roundsOf = (bodies: number): number => Math.round(Math.max(60, Math.min(600, 400_000 / (bodies + 1))));

/** Where all nodes stand, those that are fixed where they were. */
export function settleForces({ bodies, links }: Forces): [string, Place][] {
  const graph = new UndirectedGraph();
  for (const { id, radius, at, isFixed } of bodies)
    graph.addNode(id, { x: at[0], y: at[1], size: radius, fixed: isFixed });
  for (const [from, to, weight] of links) {
    if (from === to || graph.hasEdge(from, to)) continue;
    graph.addEdge(from, to, { weight });
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    adjustSizes: bodies.length < 2000,
    barnesHutOptimize: bodies.length > 400,
    gravity: 0.6,
    scalingRatio: 60,
    edgeWeightInfluence: 0.5,
    strongGravityMode: false,
  };
  forceAtlas2.assign(graph, { iterations: roundsOf(bodies.length), settings, getEdgeWeight: 'weight' });
  noverlap.assign(graph, {
    maxIterations: bodies.length > 3000 ? 60 : 200,
    settings: { margin: 8, ratio: 1, speed: 4, gridSize: 40 },
  });
  return bodies.map(({ id, at, isFixed }) => {
    const { x, y } = graph.getNodeAttributes(id) as { x: number; y: number };
    return [id, isFixed ? at : [Math.round(x), Math.round(y)]];
  });
}
