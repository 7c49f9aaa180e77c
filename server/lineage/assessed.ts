// What investigators say of edges, laid over what the model infers: confirmed ones are drawn, rejected ones are not.
import type { Assessed } from '#contract/assessment.ts';
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import { acyclic } from './acyclic.ts';
import { decide } from './infer.ts';

/** A word on the edge from `list` back to `from`, as it stands. */
export interface EdgeAssessment extends Assessed {
  list: string;
  from: string;
  /** Owners that both lists have. */
  sharedOwners: number;
}

type Said = ReadonlyMap<string, EdgeAssessment>;

const shown = ({ kind, grade, entry }: Assessed): Assessed => ({ kind, grade, entry });

/** A confirmed source that the model does not draw: with what the model says of it, and no channels. */
function undrawn({ ranking }: ListLineage, said: EdgeAssessment): LineageParent {
  const ranked = ranking.find(({ id, relation }) => id === said.from && relation === 'parent');
  return {
    id: said.from,
    probability: ranked?.probability ?? 0,
    logLR: ranked?.logLR ?? 0,
    band: ranked?.band ?? 'none',
    documented: false,
    sharedOwners: said.sharedOwners,
    channels: [],
    assessment: shown(said),
  };
}

/** One list with what is said of its sources. */
function overlay(list: ListLineage, said: Said, known: ReadonlySet<string>): ListLineage {
  if (said.size === 0) return list;
  const marked = list.parents.map((parent): LineageParent => {
    const word = said.get(parent.id);
    return word === undefined ? parent : { ...parent, assessment: shown(word) };
  });
  const rejected = marked.filter(({ assessment }) => assessment?.kind === 'rejected');
  const added = [...said.values()].filter(
    ({ from, kind }) => kind === 'confirmed' && known.has(from) && !marked.some(({ id }) => id === from),
  );
  const parents = [
    ...marked.filter(({ assessment }) => assessment?.kind !== 'rejected'),
    ...added.map((word) => undrawn(list, word)),
  ].sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1));
  const ranking = list.ranking.map((one) => {
    const word = one.relation === 'parent' ? said.get(one.id) : undefined;
    return word === undefined ? one : { ...one, assessment: word.kind };
  });
  return {
    ...list,
    parents,
    ranking,
    ...(rejected.length === 0 ? {} : { rejected }),
  };
}

/** Takes out inferred edges that would close a circle with what is confirmed or documented, the least sure first. */
function withoutCircles(lists: readonly ListLineage[]): ListLineage[] {
  const edges = lists.flatMap(({ id, parents }) =>
    parents.map((of) => ({
      child: id,
      parent: of.id,
      of,
      isFirm: of.documented || of.assessment?.kind === 'confirmed',
    })),
  );
  const inferred = edges
    .filter(({ isFirm }) => !isFirm)
    .sort((a, b) => b.of.probability - a.of.probability || (a.child < b.child ? -1 : 1));
  const firm = edges.filter(({ isFirm }) => isFirm);
  const kept = new Set([...firm, ...acyclic(inferred, firm)].map(({ of }) => of));
  return lists.map((list) => ({ ...list, parents: list.parents.filter((parent) => kept.has(parent)) }));
}

/**
 * The lineage of a case as it is shown. Probabilities, ranks and `notSeized` stay the model's; edges and decisions follow the
 * assessments. A word on a list that the case no longer has says nothing.
 */
export function withAssessments(
  lists: readonly ListLineage[],
  assessments: readonly EdgeAssessment[],
): ListLineage[] {
  if (assessments.length === 0) return [...lists];
  const known = new Set(lists.map(({ id }) => id));
  const laid = lists.map((list) => {
    const own = assessments.filter((one) => one.list === list.id);
    return overlay(list, new Map(own.map((one) => [one.from, one])), known);
  });
  const before = new Map(lists.map((list) => [list.id, list.parents.length]));
  return withoutCircles(laid).map((list) => {
    if ((before.get(list.id) ?? 0) > 0 === list.parents.length > 0) return list;
    const open = list.ranking.filter((one) => one.relation !== 'parent' || one.assessment !== 'rejected');
    return { ...list, decision: decide(list.parents.length, open) };
  });
}
