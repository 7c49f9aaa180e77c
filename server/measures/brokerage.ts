// Brokerage (Gould & Fernandez 1989): whom a party stands between, by the groups of the three, where the two have no way of their own.
import type { Digraph } from './digraph.ts';

export const BROKERAGE_ROLES = [
  'coordinator',
  'gatekeeper',
  'representative',
  'consultant',
  'liaison',
] as const;
export type BrokerageRole = (typeof BROKERAGE_ROLES)[number];

/** The role of `b` on the way from `a` to `c`, by their groups. */
function roleOf(a: number, b: number, c: number): number {
  if (a === b) return b === c ? 0 : 2;
  if (b === c) return 1;
  return a === c ? 3 : 4;
}

/**
 * For each node how often it plays each role, in the order of `BROKERAGE_ROLES`.
 * @param groupOf the group of each node, as a number
 */
export function brokerage(g: Digraph, groupOf: ArrayLike<number>): Int32Array[] {
  const counts = Array.from({ length: g.nodes }, () => new Int32Array(BROKERAGE_ROLES.length));
  /** `direct[c] === a + 1` says that there is a way of their own, without clearing between. */
  const direct = new Int32Array(g.nodes);
  const done = new Int32Array(g.nodes);
  const isLater = (start: Int32Array, ends: Int32Array, at: number, node: number): boolean => {
    for (let before = start[node]!; before < at; before += 1) if (ends[before] === ends[at]) return true;
    return false;
  };
  for (let a = 0; a < g.nodes; a += 1) {
    for (let out = g.outStart[a]!; out < g.outStart[a + 1]!; out += 1) direct[g.outTo[out]!] = a + 1;
    for (let out = g.outStart[a]!; out < g.outStart[a + 1]!; out += 1) {
      const b = g.outTo[out]!;
      if (b === a || done[b] === a + 1) continue;
      done[b] = a + 1;
      for (let on = g.outStart[b]!; on < g.outStart[b + 1]!; on += 1) {
        const c = g.outTo[on]!;
        if (c === a || c === b || direct[c] === a + 1 || isLater(g.outStart, g.outTo, on, b)) continue;
        counts[b]![roleOf(groupOf[a]!, groupOf[b]!, groupOf[c]!)]! += 1;
      }
    }
  }
  return counts;
}
