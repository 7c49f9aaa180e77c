// The fewest nodes that must go so that no route is left: a minimum vertex cut by maximum flow (Menger 1927; Dinic 1970 on the split graph).
import type { Digraph } from './digraph.ts';

/** No capacity of ours comes near. */
const UNBOUNDED = 1 << 30;

/**
 * Minimum vertex cuts of one graph from the same sources. Each node is a way in (`2n`) and a way out (`2n + 1`) with room for one
 * piece of flow between the two; arcs lie in pairs, one and its way back, and are made once for all cuts.
 */
export class VertexCuts {
  readonly #g: Digraph;
  readonly #sources: ReadonlySet<number>;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #to: Int32Array;
  readonly #capacity: Int32Array;
  #room: Int32Array;

  constructor(g: Digraph, sources: Iterable<number>) {
    this.#g = g;
    this.#sources = new Set(sources);
    const arcs = 2 * (g.nodes + g.outTo.length);
    this.#first = new Int32Array(2 * g.nodes).fill(-1);
    this.#next = new Int32Array(arcs);
    this.#to = new Int32Array(arcs);
    this.#capacity = new Int32Array(arcs);
    let made = 0;
    const half = (from: number, to: number, room: number): void => {
      this.#to[made] = to;
      this.#capacity[made] = room;
      this.#next[made] = this.#first[from]!;
      this.#first[from] = made++;
    };
    const arc = (from: number, to: number, room: number): void => {
      half(from, to, room);
      half(to, from, 0);
    };
    for (let node = 0; node < g.nodes; node += 1) {
      arc(2 * node, 2 * node + 1, this.#sources.has(node) ? UNBOUNDED : 1);
      for (let out = g.outStart[node]!; out < g.outStart[node + 1]!; out += 1)
        arc(2 * node + 1, 2 * g.outTo[out]!, UNBOUNDED);
    }
    this.#room = this.#capacity;
  }

  /** How many arcs a look through the graph passes at most. */
  get size(): number {
    return this.#to.length;
  }

  /** Steps from the sources in which each side of a node can still be reached; -1 where it cannot. Targets are not passed. */
  #levels(targets: ReadonlySet<number>): { level: Int32Array; isOpen: boolean } {
    const level = new Int32Array(this.#first.length).fill(-1);
    const queue = new Int32Array(this.#first.length);
    let filled = 0;
    for (const node of this.#sources) {
      level[2 * node + 1] = 0;
      queue[filled++] = 2 * node + 1;
    }
    let isOpen = false;
    for (let at = 0; at < filled; at += 1) {
      const side = queue[at]!;
      if (side % 2 === 0 && targets.has(side / 2)) {
        isOpen = true;
        continue;
      }
      for (let arc = this.#first[side]!; arc !== -1; arc = this.#next[arc]!) {
        const to = this.#to[arc]!;
        if (level[to] !== -1 || this.#room[arc] === 0) continue;
        level[to] = level[side]! + 1;
        queue[filled++] = to;
      }
    }
    return { level, isOpen };
  }

  /** Fills the shortest ways from a source that are open. */
  #fill(source: number, targets: ReadonlySet<number>, level: Int32Array, at: Int32Array): void {
    const start = 2 * source + 1;
    const way: number[] = [];
    for (let side = start; ;) {
      if (side % 2 === 0 && targets.has(side / 2)) {
        let room = UNBOUNDED;
        for (const arc of way) room = Math.min(room, this.#room[arc]!);
        for (const arc of way) {
          this.#room[arc]! -= room;
          this.#room[arc ^ 1]! += room;
        }
        way.length = 0;
        side = start;
        continue;
      }
      const arc = at[side]!;
      if (arc === -1) {
        const last = way.pop();
        if (last === undefined) return;
        // A blind end: not entered again in this round.
        level[side] = -1;
        side = this.#to[last ^ 1]!;
      } else if (this.#room[arc]! > 0 && level[this.#to[arc]!] === level[side]! + 1) {
        way.push(arc);
        side = this.#to[arc]!;
      } else at[side] = this.#next[arc]!;
    }
  }

  /**
   * The fewest nodes, none of the sources or targets, without which no source leads to a target, nearest to the sources.
   * Undefined where a source leads to a target directly, or is one: then none suffice.
   */
  to(targets: Iterable<number>): number[] | undefined {
    const ends = new Set(targets);
    const { outStart, outTo, nodes } = this.#g;
    for (const node of this.#sources) {
      if (ends.has(node)) return undefined;
      for (let out = outStart[node]!; out < outStart[node + 1]!; out += 1)
        if (ends.has(outTo[out]!)) return undefined;
    }
    this.#room = this.#capacity.slice();
    let { level, isOpen } = this.#levels(ends);
    while (isOpen) {
      const at = this.#first.slice();
      for (const source of this.#sources) this.#fill(source, ends, level, at);
      ({ level, isOpen } = this.#levels(ends));
    }
    const cut: number[] = [];
    for (let node = 0; node < nodes; node += 1)
      if (level[2 * node] !== -1 && level[2 * node + 1] === -1) cut.push(node);
    return cut;
  }
}
