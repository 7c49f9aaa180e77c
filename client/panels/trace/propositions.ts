// What may explain a list, as rivals of one another: each possible source, a source that was not seized, a source in common.
import type { Assessed } from '#contract/assessment.ts';
import type { Band, LineageParent, ListLineage } from '#contract/lineage.ts';

export interface SourceProposition {
  kind: 'source';
  id: string;
  probability: number;
  band: Band;
  /** With its channels, where it is drawn or would be, had it not been rejected. */
  parent?: LineageParent;
  assessment?: Assessed;
}

export interface CommonProposition {
  kind: 'common';
  probability: number;
  band: Band;
  /** Lists with which it may share a source, likeliest first. */
  lists: readonly { id: string; probability: number; band: Band }[];
}

export type Proposition = SourceProposition | CommonProposition | { kind: 'not-seized'; probability: number };

/** Below this a possible source waits behind “more”. */
const FAINT = 0.2;

interface Ranked {
  /** Likeliest first; a source not seized and a common source are always among them. */
  shown: readonly Proposition[];
  /** Sources for which little speaks. */
  faint: readonly SourceProposition[];
}

function sourcesOf({ parents, rejected = [], ranking }: ListLineage): SourceProposition[] {
  const known = [...parents, ...rejected].map((parent): SourceProposition => ({
    kind: 'source',
    id: parent.id,
    probability: parent.probability,
    band: parent.band,
    parent,
    ...(parent.assessment === undefined ? {} : { assessment: parent.assessment }),
  }));
  const there = new Set(known.map(({ id }) => id));
  const others = ranking
    .filter(({ id, relation }) => relation === 'parent' && !there.has(id))
    .map(({ id, probability, band }): SourceProposition => ({ kind: 'source', id, probability, band }));
  return [...known, ...others];
}

/** All that may explain a list, side by side. */
export function propositionsOf(list: ListLineage): Ranked {
  const sources = sourcesOf(list);
  const isFaint = ({ probability, parent }: SourceProposition): boolean =>
    parent === undefined && probability < FAINT;
  const common = list.ranking
    .filter(({ relation }) => relation === 'common-source')
    .map(({ id, probability, band }) => ({ id, probability, band }))
    .sort((a, b) => b.probability - a.probability);
  const rivals: Proposition[] = [
    ...sources.filter((source) => !isFaint(source)),
    { kind: 'not-seized', probability: list.notSeized },
    {
      kind: 'common',
      probability: common[0]?.probability ?? 0,
      band: common[0]?.band ?? 'none',
      lists: common.filter(({ probability }, at) => at === 0 || probability >= 0.05),
    },
  ];
  const rank = ({ probability }: Proposition): number => -probability;
  return {
    shown: rivals.sort((a, b) => rank(a) - rank(b)),
    faint: sources.filter(isFaint).sort((a, b) => rank(a) - rank(b)),
  };
}

/** The two leading sources, which evidence might separate; undefined where there are not two. */
export function leadingTwo({ shown, faint }: Ranked): readonly [string, string] | undefined {
  const sources = [...shown, ...faint].filter((each) => each.kind === 'source');
  const [first, second] = sources.filter(({ assessment }) => assessment?.kind !== 'rejected');
  return first === undefined || second === undefined ? undefined : [first.id, second.id];
}
