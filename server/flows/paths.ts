// All ways from one element to another along which a list can have passed without going back in time, the shortest first.
import { orderOf, type When } from '#contract/when.ts';
import type { Sure } from './reach.ts';
import { turned, type FlowStep } from './steps.ts';

export interface FlowPath {
  nodes: string[];
  edges: string[];
  order: Sure;
}

export interface FlowPaths {
  paths: FlowPath[];
  /** False where the search was given up: there may be more, and then also shorter ones of more steps than looked at. */
  isWhole: boolean;
}

/** How many beginnings of paths are looked at before the search is given up. */
const MOST_LOOKED_AT = 200_000;

/** How many steps everything is from the end, at most so many. */
function distancesTo(
  end: string,
  steps: ReadonlyMap<string, readonly FlowStep[]>,
  most: number,
): Map<string, number> {
  const back = turned(steps);
  const found = new Map([[end, 0]]);
  let edge = [end];
  for (let far = 1; far <= most && edge.length > 0; far++) {
    const next = [];
    for (const id of edge) {
      for (const { to } of back.get(id) ?? []) {
        if (found.has(to)) continue;
        found.set(to, far);
        next.push(to);
      }
    }
    edge = next;
  }
  return found;
}

interface Beginning {
  nodes: string[];
  edges: string[];
}

/**
 * Paths of at most `hops` steps on which no element stands twice, ordered by length and then by the ids along them.
 * Beginnings are dropped as soon as they go back in time, or cannot reach the end in what is left of the steps.
 */
export function flowPaths(
  steps: ReadonlyMap<string, readonly FlowStep[]>,
  time: (id: string) => When | undefined,
  ends: { from: string; to: string },
  hops: number,
): FlowPaths {
  if (ends.from === ends.to) return { paths: [], isWhole: true };
  const distance = distancesTo(ends.to, steps, hops);
  const order = (nodes: readonly string[]): ReturnType<typeof orderOf> =>
    orderOf(nodes.flatMap((id) => time(id) ?? []));
  const paths: FlowPath[] = [];
  const found = (isWhole: boolean): FlowPaths => ({
    paths: paths
      .map((path) => ({ path, key: [...path.nodes, ...path.edges].join('\n') }))
      .sort((a, b) => a.path.nodes.length - b.path.nodes.length || (a.key < b.key ? -1 : 1))
      .map(({ path }) => path),
    isWhole,
  });
  let beginnings: Beginning[] = distance.has(ends.from) ? [{ nodes: [ends.from], edges: [] }] : [];
  let looked = 0;
  for (let length = 1; length <= hops && beginnings.length > 0; length++) {
    const longer: Beginning[] = [];
    for (const { nodes, edges } of beginnings) {
      for (const { edge, to } of steps.get(nodes.at(-1) ?? '') ?? []) {
        looked += 1;
        if (looked > MOST_LOOKED_AT) return found(false);
        const left = distance.get(to);
        if (left === undefined || length + left > hops || nodes.includes(to)) continue;
        const next = { nodes: [...nodes, to], edges: [...edges, edge] };
        const inTime = order(next.nodes);
        if (inTime === 'impossible') continue;
        if (to === ends.to) paths.push({ ...next, order: inTime });
        else longer.push(next);
      }
    }
    beginnings = longer;
  }
  return found(true);
}
