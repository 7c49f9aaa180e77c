// The answers of a case: for every list its sources, the other propositions, and what was decided, abstaining rather than accusing.
import type { LineageModel, LineageParent, ListLineage } from '#contract/lineage.ts';
import { acyclic } from './acyclic.ts';
import { bandOf, CAP, clamp, ROWS_CAP } from './bands.ts';
import { besideRows } from './beside.ts';
import { explain, explainDocument } from './explain.ts';
import type { LineageInput } from './input.ts';
import { disagreement } from './disagreement.ts';
import { LINEAGE_MODEL } from './model.ts';
import { propositions } from './propositions.ts';
import { oddsOf, type Scored, type Scoring, score } from './scoring.ts';

export { LINEAGE_MODEL } from './model.ts';

/** At or above this an inferred edge is drawn. */
export const DRAW = 0.45;
/** Two directions of a pair that are closer than this are not told apart, so neither is drawn. */
const EVEN = 0.05;
/** Below DRAW but at least this, the leading candidate leaves the matter undecided. */
const DOUBT = 0.2;
/** At or above this a common hidden source is taken for the better explanation. */
const COMMON = 0.5;
/** What is held against a documented source whose list shares too few owners to be compared. */
const NOTHING_SHARED = -Math.log(100);

type Ranked = ListLineage['ranking'][number];

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Who was copied from whom. Pure and deterministic: neither the order of the lists nor the numbering of units and groups
 * matters. `probability` is the calibrated one of the proposition; `logLR` is in nats and capped (see bands.ts).
 */
export function inferLineage(
  input: LineageInput,
  { look, scored }: Scoring = score(input),
): { model: LineageModel; lists: ListLineage[] } {
  const { k, evidence } = look;
  const { n } = k;
  const byPair = new Map(scored.map((one) => [one.c * n + one.p, one]));
  const beside = besideRows(k, input, (c, p) => byPair.get(c * n + p)?.logLR ?? -CAP);
  const { documents: documentOf, canaries } = beside;
  const total = (one: Scored): number => clamp(clamp(one.logLR, ROWS_CAP) + beside.worth(one.c, one.p), CAP);
  const { parent: probability, common } = propositions(scored, (one) => beside.worth(one.c, one.p), n);
  const clear = (one: Scored): boolean => {
    const back = byPair.get(one.p * n + one.c);
    return back === undefined || probability(one) > probability(back) + EVEN;
  };
  const likely = scored
    .filter((one) => probability(one) >= DRAW && clear(one))
    .sort((a, b) => probability(b) - probability(a) || a.c - b.c || a.p - b.p);
  const firm = [...documentOf.values()].filter(({ edge, contradicts }) => edge && !contradicts);
  const ends = <Pair extends { c: number; p: number }>(of: Pair) => ({ child: of.c, parent: of.p, of });
  const drawn = new Set(acyclic(likely.map(ends), firm.map(ends)).map(({ of }) => of));

  const lists = k.lists.map((list, c): ListLineage => {
    const own = scored.filter((one) => one.c === c);
    const idOf = (p: number): string => k.lists[p]!.id;
    const ranking: Ranked[] = own.map((one) => ({
      id: idOf(one.p),
      probability: round(probability(one)),
      relation: 'parent',
      logLR: round(total(one)),
      band: bandOf(total(one)),
    }));
    for (let p = 0; p < n; p++) {
      const shared = common(c, p);
      if (shared === undefined) continue;
      const logLR = clamp(shared.logLR, ROWS_CAP);
      ranking.push({
        id: idOf(p),
        probability: round(shared.probability),
        relation: 'common-source',
        logLR: round(logLR),
        band: bandOf(logLR),
      });
    }
    const parents = own
      .filter((one) => drawn.has(one) || documentOf.get(c * n + one.p)?.edge === true)
      .map((one): LineageParent => {
        const document = documentOf.get(c * n + one.p);
        const shares = new Map(one.channels).set('dates', 0);
        for (const { name, logLR } of beside.channels(c, one.p)) shares.set(name, logLR);
        const found = canaries.get(c * n + one.p) ?? [];
        const at = {
          k,
          canaries: found,
          fields: input.fields,
          c,
          p: one.p,
          evidence: evidence[c]!,
          document,
        };
        const generative = evidence[c]!.of[evidence[c]!.index.get(one.p)!]!.score;
        const disagrees = disagreement(probability(one), total(one), generative);
        return {
          id: idOf(one.p),
          probability: round(probability(one)),
          logLR: round(total(one)),
          band: bandOf(total(one)),
          ...(disagrees === undefined ? {} : { disagrees }),
          documented: document?.edge === true,
          ...(document?.edge === true ? { transfer: document.transfer } : {}),
          sharedOwners: k.shared[c * n + one.p]!,
          channels: explain(at, shares).map((channel) => ({ ...channel, logLR: round(channel.logLR) })),
        };
      });
    for (const document of documentOf.values()) {
      if (document.c !== c || !document.edge || byPair.has(c * n + document.p)) continue;
      const logLR = NOTHING_SHARED + document.logLR;
      parents.push({
        id: idOf(document.p),
        probability: round(oddsOf(logLR) / (1 + oddsOf(logLR))),
        logLR: round(logLR),
        band: bandOf(logLR),
        documented: true,
        transfer: document.transfer,
        sharedOwners: k.shared[c * n + document.p]!,
        channels: explainDocument(document),
      });
    }
    const best = (a: { probability: number; id: string }, b: { probability: number; id: string }): number =>
      b.probability - a.probability || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
    ranking.sort((a, b) => best(a, b) || (a.relation < b.relation ? 1 : -1));
    parents.sort(best);
    return {
      id: list.id,
      decision: decide(parents.length, ranking),
      parents,
      ranking,
      notSeized: round(own.reduce((left, one) => left * (1 - probability(one)), 1)),
    };
  });
  return { model: LINEAGE_MODEL, lists };
}

/** Derived when an edge is drawn; else a common hidden source, doubt, or nothing beyond common owners. */
export function decide(edges: number, ranking: readonly Ranked[]): ListLineage['decision'] {
  if (edges > 0) return 'derived';
  const top = (relation: Ranked['relation']): number =>
    ranking.reduce((most, one) => (one.relation === relation ? Math.max(most, one.probability) : most), 0);
  const parent = top('parent');
  const common = top('common-source');
  if (common >= COMMON && common > parent) return 'source-not-seized';
  return parent >= DOUBT || common >= DOUBT ? 'undecided' : 'independent';
}
