// A directed graph in arrays: who follows whom, and whom each follows. What the measures of this folder run on.

/** Nodes are numbers from 0; `outTo[outStart[v]] …` are the ends of the links of `v`, `outLink` their numbers; the same backwards. */
export interface Digraph {
  nodes: number;
  outStart: Int32Array;
  outTo: Int32Array;
  outLink: Int32Array;
  inStart: Int32Array;
  inFrom: Int32Array;
}

/** Starts of the piece of each node in an array sorted by node. */
function starts(nodes: number, ends: ArrayLike<number>): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (let at = 0; at < ends.length; at += 1) start[ends[at]! + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) start[node + 1]! += start[node]!;
  return start;
}

/** Makes a graph of links; several between the same two stay several. */
export function digraph(nodes: number, from: ArrayLike<number>, to: ArrayLike<number>): Digraph {
  const outStart = starts(nodes, from);
  const inStart = starts(nodes, to);
  const outTo = new Int32Array(from.length);
  const outLink = new Int32Array(from.length);
  const inFrom = new Int32Array(from.length);
  const nextOut = outStart.slice();
  const nextIn = inStart.slice();
  for (let link = 0; link < from.length; link += 1) {
    const place = nextOut[from[link]!]!++;
    outTo[place] = to[link]!;
    outLink[place] = link;
    inFrom[nextIn[to[link]!]!++] = from[link]!;
  }
  return { nodes, outStart, outTo, outLink, inStart, inFrom };
}

/** Nodes so that each stands before those that it leads to; shorter than `nodes` where there are circles, whose nodes are left out with all behind them. */
export function inFlowOrder(g: Digraph): Int32Array {
  const open = new Int32Array(g.nodes);
  const order = new Int32Array(g.nodes);
  let filled = 0;
  for (let node = 0; node < g.nodes; node += 1) {
    open[node] = g.inStart[node + 1]! - g.inStart[node]!;
    if (open[node] === 0) order[filled++] = node;
  }
  for (let at = 0; at < filled; at += 1) {
    const node = order[at]!;
    for (let out = g.outStart[node]!; out < g.outStart[node + 1]!; out += 1) {
      if (--open[g.outTo[out]!]! === 0) order[filled++] = g.outTo[out]!;
    }
  }
  return order.subarray(0, filled);
}

/** Nodes that can be reached from some, these included; `blocked` ones are not entered. */
export function reached(
  g: Digraph,
  from: Iterable<number>,
  isBlocked: (node: number) => boolean = () => false,
): Uint8Array {
  const seen = new Uint8Array(g.nodes);
  const open: number[] = [];
  for (const node of from) {
    if (seen[node] === 1 || isBlocked(node)) continue;
    seen[node] = 1;
    open.push(node);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let out = g.outStart[node]!; out < g.outStart[node + 1]!; out += 1) {
      const next = g.outTo[out]!;
      if (seen[next] === 1 || isBlocked(next)) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return seen;
}
