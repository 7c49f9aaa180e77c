// One list held against others: whose copy it is, and which of them are copies of it, each with its channels.
import type { Channel, LineageModel, ListLineage } from '#contract/lineage.ts';
import { type Beside, besideRows } from './beside.ts';
import { explain } from './explain.ts';
import { inferLineage } from './infer.ts';
import type { LineageInput } from './input.ts';
import { score, type Scored, type Scoring } from './scoring.ts';

/** A list as source or copy of the one that is held against it. */
export interface Matched {
  list: string;
  probability: number;
  logLR: number;
  band: ListLineage['ranking'][number]['band'];
  /** Homes that both have. */
  sharedOwners: number;
  /** Cells that deviate from the reference values in both alike. */
  sharedErrors: number;
  channels: Channel[];
}

export interface MatchedLists {
  model: LineageModel;
  decision: ListLineage['decision'];
  sources: Matched[];
  copies: Matched[];
  common: { list: string; probability: number; logLR: number; band: Matched['band'] }[];
  notSeized: number;
}

/** Channels are given of this many sources and copies, the likeliest. */
const EXPLAINED = 8;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The channels of a scored pair, with what stands beside the rows. */
export function channelsOf(
  { look: { k, evidence } }: Scoring,
  fields: readonly string[],
  { c, p, channels }: Scored,
  beside: Beside,
): Channel[] {
  const document = beside.documents.get(c * k.n + p);
  const canaries = beside.canaries.get(c * k.n + p) ?? [];
  const shares = new Map(channels);
  for (const { name, logLR } of beside.channels(c, p)) shares.set(name, logLR);
  const at = { k, fields, c, p, evidence: evidence[c]!, document, canaries };
  return explain(at, shares).map((channel) => ({ ...channel, logLR: round(channel.logLR) }));
}

/**
 * Holds one list of the input against all others.
 * @param of id of that list
 */
export function matchList(input: LineageInput, of: string): MatchedLists {
  const scoring = score(input);
  const { model, lists } = inferLineage(input, scoring);
  const { k, evidence } = scoring.look;
  const place = new Map(k.lists.map(({ id }, at) => [id, at]));
  const beside = besideRows(k, input, () => 0);
  const byPair = new Map(scoring.scored.map((one) => [one.c * k.n + one.p, one]));
  const matched = (
    child: string,
    parent: string,
    rank: number,
    said: ListLineage['ranking'][number],
  ): Matched => {
    const [c, p] = [place.get(child)!, place.get(parent)!];
    const pair = evidence[c]!.of[evidence[c]!.index.get(p)!]!;
    const { probability, logLR, band } = said;
    return {
      list: child === of ? parent : child,
      probability,
      logLR,
      band,
      sharedOwners: k.shared[c * k.n + p]!,
      sharedErrors: pair.cells.keptNew + pair.cells.keptOld,
      channels: rank < EXPLAINED ? channelsOf(scoring, input.fields, byPair.get(c * k.n + p)!, beside) : [],
    };
  };
  const own = lists.find(({ id }) => id === of)!;
  const ranked = own.ranking.filter(({ relation }) => relation === 'parent');
  const copies = lists
    .flatMap(({ id, ranking }) =>
      ranking.flatMap((said) => (said.id === of && said.relation === 'parent' ? [{ id, said }] : [])),
    )
    .sort((a, b) => b.said.probability - a.said.probability || (a.id < b.id ? -1 : 1));
  return {
    model,
    decision: own.decision,
    sources: ranked.map((said, rank) => matched(of, said.id, rank, said)),
    copies: copies.map(({ id, said }, rank) => matched(id, of, rank, said)),
    common: own.ranking
      .filter(({ relation }) => relation === 'common-source')
      .map(({ id, probability, logLR, band }) => ({ list: id, probability, logLR, band })),
    notSeized: own.notSeized,
  };
}
