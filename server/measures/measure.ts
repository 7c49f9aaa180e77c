// All measures of a flow of which some links hold: what each party holds, received and passed on, and what hangs on it.
import { BROKERAGE_ROLES, brokerage, type BrokerageRole } from './brokerage.ts';
import { CutOff, listsAmong } from './cut-off.ts';
import { fewestThatPart, mostListsCutOff, type FoundCutSet } from './cut-sets.ts';
import { digraph } from './digraph.ts';
import { drawnLinks, handOvers, type Flow } from './flow.ts';
import { betweennessOf, circlesOf, communitiesOf, pageRankOf, partyGraph } from './party-graph.ts';

export interface PartyMeasures {
  id: string;
  /** Lists found with it. */
  lists: number;
  /** Lists that it received from others and passed on to others. */
  in: number;
  out: number;
  documentedIn: number;
  documentedOut: number;
  /** Share of the shortest ways between two others that run through it. */
  betweenness: number;
  pageRank: number;
  /** Lists of others that every route from a source reaches through this party. */
  cuts: number;
  cutOff: string[];
  isSource: boolean;
  brokerage: Record<BrokerageRole, number>;
  /** From 0, of `communities`; absent for a party that passes lists with nobody. */
  community?: number;
  /** From 0, of `circles`. */
  circle?: number;
}

export interface Measures {
  parties: PartyMeasures[];
  cutSets: FoundCutSet[];
  communities: number[][];
  circles: number[][];
  /** Parties that lists come to and go no further: of how many the fewest that part them were looked for. */
  ends: { looked: number; total: number };
  /** Lists that come from a source with somebody else: what can be cut off. */
  reachable: number;
  handOvers: number;
}

/** Brokerage counts of one party, by name. */
const rolesOf = (counts: Int32Array): Record<BrokerageRole, number> =>
  Object.fromEntries(BROKERAGE_ROLES.map((role, at) => [role, counts[at]!])) as Record<BrokerageRole, number>;

export interface MeasureOptions {
  /** Group of each party for brokerage: its kind. */
  groupOf: readonly number[];
  seed: number;
}

/** Measures of the links that are drawn. */
export function measureFlow(flow: Flow, { groupOf, seed }: MeasureOptions): Measures {
  const links = drawnLinks(flow);
  const passed = handOvers(flow, links);
  const graph = partyGraph(flow.parties.length, passed);
  const circles = circlesOf(graph);
  const betweenness = betweennessOf(graph, circles);
  const pageRank = pageRankOf(graph);
  const communities = communitiesOf(graph, seed);
  const roles = brokerage(
    digraph(
      flow.parties.length,
      passed.map(({ from }) => from),
      passed.map(({ to }) => to),
    ),
    groupOf,
  );
  const cut = new CutOff(flow, links);
  const parties = flow.parties.map((id, party): PartyMeasures => {
    const cutOff = listsAmong(flow, cut.without([party]));
    return {
      id,
      lists: 0,
      in: 0,
      out: 0,
      documentedIn: 0,
      documentedOut: 0,
      betweenness: betweenness[party]!,
      pageRank: pageRank[party]!,
      cuts: cutOff.length,
      cutOff,
      isSource: cut.isSource(party),
      brokerage: rolesOf(roles[party]!),
    };
  });
  for (const { party, list } of flow.copies) if (list !== undefined) parties[party]!.lists += 1;
  for (const { from, to, isDocumented } of passed) {
    parties[from]!.out += 1;
    parties[to]!.in += 1;
    if (!isDocumented) continue;
    parties[from]!.documentedOut += 1;
    parties[to]!.documentedIn += 1;
  }
  for (const [community, members] of communities.entries())
    for (const party of members) parties[party]!.community = community;
  for (const [circle, members] of circles.entries())
    for (const party of members) parties[party]!.circle = circle;
  const alone = parties.map(({ cuts }) => cuts);
  const passedOn = parties.map(({ out }) => out);
  const fewest = fewestThatPart(flow, cut, passed);
  return {
    parties,
    cutSets: [...mostListsCutOff(flow, cut, alone, passedOn), ...fewest.sets],
    ends: { looked: fewest.looked, total: fewest.ends },
    communities,
    circles,
    reachable: flow.copies.filter(({ list }, copy) => list !== undefined && cut.isOrigin[copy] === 0).length,
    handOvers: passed.length,
  };
}

/** The order in which parties are shown: who cuts off most, then who stands between most, then who passes on most. */
export const byRank = (a: PartyMeasures, b: PartyMeasures): number =>
  b.cuts - a.cuts ||
  b.betweenness - a.betweenness ||
  b.in + b.out - a.in - a.out ||
  b.lists - a.lists ||
  (a.id < b.id ? -1 : 1);
