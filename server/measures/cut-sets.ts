// Which few parties cut most lists off from their sources, and the fewest that part the sources from where lists end.
import { CutOff, listsAmong } from './cut-off.ts';
import { digraph } from './digraph.ts';
import type { Flow, HandOver } from './flow.ts';
import { VertexCuts } from './vertex-cut.ts';

export interface FoundCutSet {
  /** `most-lists`: of sets of this size none cuts off more. `fewest`: fewer cannot part the sources from `targets`. */
  kind: 'most-lists' | 'fewest';
  parties: number[];
  /** Lists of others that no source reaches without them. */
  cutOff: string[];
  /** The parties that are parted from the sources. */
  targets?: number[];
  /** Whether every set of this size was looked at. */
  isExact: boolean;
}

/** Sets of two and three are looked for among so many parties. */
const CANDIDATES = 80;
/** Arcs that are looked at for all ends together, some ten times each: half a second of work. */
const MOST_ARCS = 4_000_000;

/**
 * The best set of one, two and three parties that are no sources, each only where it cuts off more than the one before.
 * @param alone what each party alone cuts off, as a number of lists
 * @param weight tells which parties to try where there are very many
 */
export function mostListsCutOff(
  flow: Flow,
  cut: CutOff,
  alone: ArrayLike<number>,
  weight: ArrayLike<number>,
): FoundCutSet[] {
  const may = flow.parties.flatMap((_, party) => (!cut.isSource(party) && weight[party]! > 0 ? [party] : []));
  const isExact = may.length <= CANDIDATES;
  const tried = [...may]
    .sort((a, b) => alone[b]! - alone[a]! || weight[b]! - weight[a]! || a - b)
    .slice(0, CANDIDATES);
  const found: FoundCutSet[] = [];
  let best: { parties: number[]; lists: string[] } | undefined;
  const consider = (parties: number[]): void => {
    const lists = listsAmong(flow, cut.without(parties));
    if (lists.length > (best?.lists.length ?? 0)) best = { parties, lists };
  };
  const keep = (complete: boolean): void => {
    if (best === undefined || best.lists.length <= (found.at(-1)?.cutOff.length ?? 0)) return;
    found.push({
      kind: 'most-lists',
      parties: [...best.parties].sort((a, b) => a - b),
      cutOff: best.lists,
      isExact: complete,
    });
  };
  for (const party of may) if (alone[party]! > (best?.lists.length ?? 0)) consider([party]);
  keep(true);
  for (const [at, one] of tried.entries()) for (const other of tried.slice(at + 1)) consider([one, other]);
  keep(isExact);
  // Of threes, those that hold the best two.
  const two = best?.parties ?? [];
  if (two.length === 2) for (const third of tried) if (!two.includes(third)) consider([...two, third]);
  keep(false);
  return found;
}

/**
 * For each party that lists come to and go no further: the fewest others that part it from the sources. Of very many such ends
 * the first `looked` are looked at.
 */
export function fewestThatPart(
  flow: Flow,
  cut: CutOff,
  passed: readonly HandOver[],
): { sets: FoundCutSet[]; looked: number; ends: number } {
  const graph = digraph(
    flow.parties.length,
    passed.map(({ from }) => from),
    passed.map(({ to }) => to),
  );
  const sources = flow.parties.flatMap((_, party) => (cut.isSource(party) ? [party] : []));
  const ends = flow.parties.flatMap((_, party) =>
    graph.outStart[party + 1] === graph.outStart[party] && graph.inStart[party + 1]! > graph.inStart[party]!
      ? [party]
      : [],
  );
  const sets = new Map<string, FoundCutSet>();
  const cuts = new VertexCuts(graph, sources);
  const most = Math.max(10, Math.floor(MOST_ARCS / cuts.size));
  for (const target of ends.slice(0, most)) {
    const parties = cuts.to([target]);
    if (parties === undefined || parties.length === 0) continue;
    const key = parties.join(' ');
    const known = sets.get(key);
    if (known !== undefined) known.targets?.push(target);
    else
      sets.set(key, {
        kind: 'fewest',
        parties,
        cutOff: listsAmong(flow, cut.without(parties)),
        targets: [target],
        isExact: true,
      });
  }
  return {
    sets: [...sets.values()].sort(
      (a, b) => b.cutOff.length - a.cutOff.length || a.parties.length - b.parties.length,
    ),
    looked: Math.min(most, ends.length),
    ends: ends.length,
  };
}
