// Dominators: through whom every route from the root to a node runs (Cooper, Harvey & Kennedy 2001, "A Simple, Fast Dominance Algorithm").
import type { Digraph } from './digraph.ts';

/** Nodes that can be reached from the root, each behind those that lead to it as far as there are no circles. */
function reversePostorder(g: Digraph, root: number): Int32Array {
  const seen = new Uint8Array(g.nodes);
  const next = g.outStart.slice();
  const stack = [root];
  const order: number[] = [];
  seen[root] = 1;
  while (stack.length > 0) {
    const node = stack.at(-1)!;
    if (next[node] === g.outStart[node + 1]) {
      order.push(node);
      stack.pop();
      continue;
    }
    const to = g.outTo[next[node]!++]!;
    if (seen[to] === 1) continue;
    seen[to] = 1;
    stack.push(to);
  }
  return Int32Array.from(order.toReversed());
}

/**
 * The immediate dominator of each node: the nearest other one that every route from `root` to it runs through. The root's is
 * itself; -1 where no route leads. Circles do no harm.
 */
export function immediateDominators(g: Digraph, root: number): Int32Array {
  const order = reversePostorder(g, root);
  const place = new Int32Array(g.nodes).fill(-1);
  for (const [at, node] of order.entries()) place[node] = at;
  /** By place in the order. */
  const idom = new Int32Array(order.length).fill(-1);
  idom[0] = 0;
  const meet = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      while (a > b) a = idom[a]!;
      while (b > a) b = idom[b]!;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 1; at < order.length; at += 1) {
      const node = order[at]!;
      let found = -1;
      for (let into = g.inStart[node]!; into < g.inStart[node + 1]!; into += 1) {
        const from = place[g.inFrom[into]!]!;
        if (from === -1 || idom[from] === -1) continue;
        found = found === -1 ? from : meet(found, from);
      }
      if (idom[at] === found) continue;
      idom[at] = found;
      changed = true;
    }
  }
  const result = new Int32Array(g.nodes).fill(-1);
  for (const [at, node] of order.entries()) result[node] = order[idom[at]!]!;
  return result;
}
