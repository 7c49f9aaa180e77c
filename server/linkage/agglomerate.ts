// Clusters: cores joined where what is known of both together speaks for one person, the surest first; no path of weak links joins two people.
import type { Constraints } from './constraints.ts';
import type { Cores } from './cores.ts';
import type { Scorer } from './score.ts';
import type { DisjointSets } from './union-find.ts';

/** Log-odds from which two clusters are joined: nine to one, for a false join costs more than a missed one. */
export const JOIN_FROM = Math.log(9);
/** Another cluster that fits nearly as well, and is not the same person, makes a join doubtful: within a factor of seven. */
const RIVAL_WITHIN = Math.log(7);
/** Members of a cluster up to which it is asked whether another fits as well. */
const THIN = 3;
const ROUNDS = 3;

export interface Clusters {
  /** Root of a core's cluster. */
  rootOf(core: number): number;
  /** Log-odds of the least sure join in the cluster; +∞ where none was weighed. */
  leastSure(root: number): number;
}

interface Edge {
  a: number;
  b: number;
  logOdds: number;
}

/** Neighbours of each core, with the log-odds of each. */
function adjacency(edges: readonly Edge[]): Map<number, Edge[]> {
  const of = new Map<number, Edge[]>();
  const add = (core: number, edge: Edge): void => {
    const known = of.get(core);
    if (known === undefined) of.set(core, [edge]);
    else known.push(edge);
  };
  for (const edge of edges) {
    add(edge.a, edge);
    add(edge.b, edge);
  }
  return of;
}

/**
 * Joins cores, best pair first, where the log-odds of their whole clusters reach `joinFrom`.
 * @param pairs as `candidatePairs` gives them
 */
export function agglomerate(
  cores: Cores,
  pairs: Float64Array,
  scorer: Scorer,
  sets: DisjointSets,
  constraints: Constraints,
  onProgress?: (share: number) => void,
  joinFrom = JOIN_FROM,
): Clusters {
  const merged = new Map<number, number[]>();
  const least = new Map<number, number>();
  const own = (core: number): Int32Array => cores.members.subarray(cores.start[core], cores.start[core + 1]);
  const members = (root: number): ArrayLike<number> => merged.get(root) ?? own(root);
  const scoreOf = (a: number, b: number): number => scorer.score(members(a), members(b)).logOdds;

  const join = (a: number, b: number, logOdds: number): void => {
    const both = [...Array.from(members(a)), ...Array.from(members(b))];
    const surest = Math.min(least.get(a) ?? Infinity, least.get(b) ?? Infinity, logOdds);
    const root = sets.union(a, b);
    const gone = root === a ? b : a;
    constraints.joined(root, gone);
    merged.delete(gone);
    least.delete(gone);
    merged.set(root, both);
    least.set(root, surest);
  };
  // What decisions joined before is one cluster from the beginning.
  for (let core = 0; core < cores.count; core += 1) {
    const root = sets.find(core);
    if (root !== core) merged.set(root, [...(merged.get(root) ?? own(root)), ...own(core)]);
  }

  const edges: Edge[] = [];
  const maybe: Edge[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const [a, b] = [Math.floor(pairs[at]! / cores.count), pairs[at]! % cores.count];
    const logOdds = scorer.score(own(a), own(b)).logOdds;
    if (logOdds >= 0) edges.push({ a, b, logOdds });
    else if (logOdds > -12) maybe.push({ a, b, logOdds });
    if (at % 65_536 === 0) onProgress?.(at / pairs.length);
  }
  const hash = ({ a, b }: Edge): number => cores.hash[a]! + cores.hash[b]!;
  edges.sort((x, y) => y.logOdds - x.logOdds || hash(x) - hash(y));
  const near = adjacency(edges);

  /** Whether a thin cluster fits one that is not the other's nearly as well. */
  const hasRival = (thin: number, other: number, logOdds: number): boolean => {
    for (const core of coresIn(thin)) {
      for (const edge of near.get(core) ?? []) {
        const rival = sets.find(edge.a === core ? edge.b : edge.a);
        if (rival === thin || rival === other) continue;
        if (
          scoreOf(thin, rival) > logOdds - RIVAL_WITHIN &&
          scorer.score(members(rival), members(other)).logLR < 0
        )
          return true;
      }
    }
    return false;
  };
  const coresIn = (root: number): number[] => {
    const profiles = members(root);
    return [
      ...new Set(
        Array.from({ length: Math.min(profiles.length, THIN) }, (_, at) => cores.of[profiles[at]!]!),
      ),
    ];
  };

  /** Joins along the edges; tells whether any cluster changed. */
  const pass = (candidates: readonly Edge[], changed: Set<number>, only?: ReadonlySet<number>): void => {
    for (const edge of candidates) {
      const [a, b] = [sets.find(edge.a), sets.find(edge.b)];
      if (a === b) continue;
      if (only !== undefined && !only.has(edge.a) && !only.has(edge.b) && !only.has(a) && !only.has(b))
        continue;
      if (!constraints.mayJoin(a, b)) continue;
      const [inA, inB] = [members(a), members(b)];
      const logOdds = merged.has(a) || merged.has(b) ? scorer.score(inA, inB).logOdds : edge.logOdds;
      if (logOdds < joinFrom) continue;
      if (inA.length <= THIN && hasRival(a, b, logOdds)) continue;
      if (inB.length <= THIN && hasRival(b, a, logOdds)) continue;
      join(a, b, logOdds);
      changed.add(sets.find(a));
    }
  };
  let changed = new Set<number>();
  pass(edges, changed);
  // Together clusters may say what none of their parts said.
  const all = [...edges, ...maybe.sort((x, y) => y.logOdds - x.logOdds || hash(x) - hash(y))];
  for (let round = 1; round < ROUNDS && changed.size > 0; round += 1) {
    const before = changed;
    changed = new Set();
    pass(all, changed, before);
  }
  return { rootOf: (core) => sets.find(core), leastSure: (root) => least.get(root) ?? Infinity };
}
