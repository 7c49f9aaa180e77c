// What no source reaches any more once some parties are out of the way: their copies gone, and all that came through these alone.
import { digraph, inFlowOrder, reached, type Digraph } from './digraph.ts';
import type { Flow } from './flow.ts';

/** Copies from which everything else comes: those without a source, and of circles that nothing leads into, all. */
function originsOf(g: Digraph, ordered: Int32Array): number[] {
  const origins = [...Array(g.nodes).keys()].filter((copy) => g.inStart[copy + 1] === g.inStart[copy]);
  if (ordered.length === g.nodes) return origins;
  const seen = reached(g, origins);
  for (let copy = 0; copy < g.nodes; copy += 1) {
    if (seen[copy] === 1) continue;
    // Nothing outside leads to it: it lies in such a circle, or behind one.
    const behind = reached(g, [copy]);
    const circle = reached(reversed(g), [copy]);
    const isFirst = [...circle.keys()].every((node) => circle[node] === 0 || behind[node] === 1);
    if (!isFirst) continue;
    for (let node = 0; node < g.nodes; node += 1) {
      if (circle[node] === 1) origins.push(node);
      if (behind[node] === 1) seen[node] = 1;
    }
  }
  return origins;
}

const reversed = (g: Digraph): Digraph => ({
  ...g,
  outStart: g.inStart,
  outTo: g.inFrom,
  inStart: g.outStart,
  inFrom: g.outTo,
});

/** Tells what is cut off when parties are taken out of a flow of which these links hold. */
export class CutOff {
  readonly graph: Digraph;
  readonly isOrigin: Uint8Array;
  readonly isAcyclic: boolean;
  readonly #copiesOf: number[][];
  readonly #partyOf: Int32Array;
  /** Sources of each copy that are gone, in the round that is named beside it: nothing has to be cleared between rounds. */
  readonly #lost: Int32Array;
  readonly #round: Int32Array;
  #now = 0;

  constructor(flow: Flow, links: readonly number[]) {
    const from = Int32Array.from(links, (link) => flow.links[link]!.from);
    const to = Int32Array.from(links, (link) => flow.links[link]!.to);
    this.graph = digraph(flow.copies.length, from, to);
    const ordered = inFlowOrder(this.graph);
    this.isAcyclic = ordered.length === flow.copies.length;
    this.isOrigin = new Uint8Array(flow.copies.length);
    for (const copy of originsOf(this.graph, ordered)) this.isOrigin[copy] = 1;
    this.#partyOf = Int32Array.from(flow.copies, ({ party }) => party);
    this.#copiesOf = flow.parties.map(() => []);
    for (const [copy, { party }] of flow.copies.entries()) this.#copiesOf[party]!.push(copy);
    this.#lost = new Int32Array(flow.copies.length);
    this.#round = new Int32Array(flow.copies.length);
  }

  /** Whether something that a party passes on comes from nobody: then it is a source of the case, as far as is known. */
  isSource(party: number): boolean {
    const copies = this.#copiesOf[party]!;
    return copies.some((copy) => this.isOrigin[copy] === 1 && this.#leadsOut(copy));
  }

  #leadsOut(copy: number): boolean {
    return this.graph.outStart[copy + 1]! > this.graph.outStart[copy]!;
  }

  /** Copies of other parties that no source reaches without these parties. */
  without(parties: readonly number[]): number[] {
    return this.isAcyclic ? this.#following(parties) : this.#searching(parties);
  }

  /** Where there are no circles only what is cut off is looked at: a copy goes with the last of its sources. */
  #following(parties: readonly number[]): number[] {
    const { outStart, outTo, inStart } = this.graph;
    this.#now += 1;
    const gone: number[] = [];
    const out = new Set<number>(parties);
    for (const party of out) gone.push(...this.#copiesOf[party]!);
    const own = gone.length;
    for (let at = 0; at < gone.length; at += 1) {
      const copy = gone[at]!;
      for (let link = outStart[copy]!; link < outStart[copy + 1]!; link += 1) {
        const next = outTo[link]!;
        if (out.has(this.#partyOf[next]!)) continue;
        if (this.#round[next] !== this.#now) {
          this.#round[next] = this.#now;
          this.#lost[next] = 0;
        }
        if (++this.#lost[next]! === inStart[next + 1]! - inStart[next]!) gone.push(next);
      }
    }
    return gone.slice(own);
  }

  /** Where there are, copies of a circle would keep one another: all that is reached is looked for. */
  #searching(parties: readonly number[]): number[] {
    const out = new Set<number>(parties);
    const isOut = (copy: number): boolean => out.has(this.#partyOf[copy]!);
    const origins = [...this.isOrigin.keys()].filter((copy) => this.isOrigin[copy] === 1);
    const seen = reached(this.graph, origins, isOut);
    return [...seen.keys()].filter((copy) => seen[copy] === 0 && !isOut(copy));
  }
}

/** The lists among some copies. */
export const listsAmong = (flow: Flow, copies: readonly number[]): string[] =>
  copies.flatMap((copy) => flow.copies[copy]!.list ?? []);
