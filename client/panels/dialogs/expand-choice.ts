// What is chosen of an element's neighbours before anything is drawn: how many of each relation, or all as one group.
import type { NeighbourOrder } from '#contract/queries/neighbours.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import type { Relation } from '#contract/model/relation.ts';
import type { QueryResult } from '../../api/run-query.ts';
import { MOST, PAGE } from '../../state/actions.ts';
import type { CaseGraph } from '../../state/case-graph.ts';
import type { Expansion } from '../../state/patch.ts';

export type RelationCount = QueryResult<'element'>['relations'][number];

/** How the neighbours of one relation are drawn: not, so many of them, or all as one group. */
export interface Choice {
  as: 'none' | Expansion['as'];
  limit: number;
}

export const keyOf = ({ relation, direction, type }: RelationCount): string =>
  `${relation} ${direction} ${type}`;

/** How many of a relation's neighbours are known here already. */
export function knownOf(graph: CaseGraph, id: string, { relation, direction, type }: RelationCount): number {
  const others = new Set<string>();
  for (const edge of graph.edges.values()) {
    if (edge.type !== relation) continue;
    const other =
      direction === 'out' && edge.source === id
        ? edge.target
        : direction === 'in' && edge.target === id
          ? edge.source
          : undefined;
    if (other !== undefined && graph.nodes.get(other)?.type === type) others.add(other);
  }
  return others.size;
}

/** Relations of crowds, and as many of any relation as a person can no longer tell apart, begin as one group. */
const isCrowd = ({ relation, total }: RelationCount): boolean =>
  total > PAGE && ((RELATIONS[relation] as Relation).crowd === true || total > MOST);

/** What is offered at first: what is all drawn already is left out, a crowd is one group, of the rest a page. */
export function firstChoice(count: RelationCount, known: number): Choice {
  if (known >= count.total) return { as: 'none', limit: count.total };
  const limit = Math.min(count.total, MOST, Math.max(PAGE, known + PAGE));
  return { as: isCrowd(count) ? 'count' : 'elements', limit };
}

/** The expansions of what was chosen. */
export function toExpansions(
  id: string,
  counts: readonly RelationCount[],
  choices: ReadonlyMap<string, Choice>,
  order: NeighbourOrder,
): Expansion[] {
  return counts.flatMap(({ total: _total, ...count }): Expansion[] => {
    const choice = choices.get(keyOf({ ...count, total: 0 }));
    if (choice === undefined || choice.as === 'none') return [];
    if (choice.as === 'count') return [{ id, ...count, limit: 1, as: 'count' }];
    return [{ id, ...count, order, limit: choice.limit, as: 'elements' }];
  });
}

/** The most that a choice adds to the drawing: elements, and groups. */
export function promised(
  counts: readonly RelationCount[],
  choices: ReadonlyMap<string, Choice>,
): { elements: number; groups: number } {
  let [elements, groups] = [0, 0];
  for (const count of counts) {
    const choice = choices.get(keyOf(count));
    if (choice?.as === 'elements') elements += Math.min(choice.limit, count.total);
    if (choice?.as === 'count') groups += 1;
  }
  return { elements, groups };
}
