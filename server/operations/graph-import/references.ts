// References between the elements of a graph: edges that are written into the fact which has a field for them, and attributes that name nodes.
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import type { RawEdge } from '../../ingest/graphs/define.ts';
import type { EdgePlan, Making, Planned, Standing } from './planned.ts';

/** The field in which the fact at one end of an edge names the other one. */
function referenceOf(
  relation: string,
  ends: readonly [EntityType, EntityType],
): { at: 0 | 1; field: string } | undefined {
  for (const at of [0, 1] as const) {
    const edge = entityOf(ends[at]).edges.find(
      ({ type, start, end }) => type === relation && (at === 0 ? start : end) === 'self',
    );
    const field = edge === undefined ? undefined : at === 0 ? edge.end : edge.start;
    if (field === undefined) continue;
    if (entityOf(ends[at]).fields[field]?.refers?.includes(ends[1 - at]!)) return { at, field };
  }
  return undefined;
}

/** What is supported by an exhibit without a field of its own for it. */
const SUPPORTED: ReadonlySet<EntityType> = new Set<EntityType>(['Party', 'Handle']);

/** Writes an edge that is a reference into the fact that has the field for it; counts it where it cannot stand. */
export function refer(
  { relation, edge, value }: { relation: string; edge: RawEdge; value: string },
  [from, to]: readonly [Standing, Standing],
  plan: EdgePlan,
  { left, view }: Pick<Making, 'left' | 'view'>,
): void {
  const ends = [from, to] as const;
  const reference = referenceOf(relation, [from.type, to.type]);
  if (reference === undefined) {
    if (relation !== 'SUPPORTED_BY' || to.type !== 'Evidence' || !SUPPORTED.has(from.type)) {
      left.add('edge', 'wrong-ends', value, edge);
      return;
    }
    if (from.fact === undefined) {
      left.add('edge', 'known', value, edge);
      return;
    }
    from.fact.supports.push(to.id);
    plan.taken.set(edge, from.fact);
    return;
  }
  const [own, other] = [ends[reference.at], ends[1 - reference.at]!];
  const { fact } = own;
  if (fact === undefined) {
    // An element that stood before stays as it is; the edge may stand with it.
    const stands = view.values(own.type, own.id)?.[reference.field] === other.id;
    if (!stands) left.add('edge', 'known', value, edge);
    else {
      plan.known += 1;
      plan.taken.set(edge, undefined);
    }
    return;
  }
  const before = fact.values[reference.field];
  const isOther =
    typeof before === 'string' &&
    before !== '' &&
    before !== other.id &&
    before !== (reference.at === 0 ? edge.target : edge.source);
  if (isOther) {
    left.add('edge', 'faulty', value, edge, reference.field);
    return;
  }
  fact.values[reference.field] = other.id;
  if (edge.attributes['grade'] !== undefined && relation === 'USES')
    fact.values['grade'] ??= edge.attributes['grade'];
  plan.taken.set(edge, fact);
}

/** Makes attributes that name nodes of the file name what those stand for; what names nothing is kept beside. */
export function resolve(facts: readonly Planned[], { stands, view }: Pick<Making, 'stands' | 'view'>): void {
  for (const fact of facts) {
    for (const [name, { refers }] of Object.entries(entityOf(fact.type).fields)) {
      const value = fact.values[name];
      if (refers === undefined || typeof value !== 'string') continue;
      const target = stands.get(value);
      if (target !== undefined && refers.includes(target.type)) fact.values[name] = target.id;
      else if (!refers.some((one) => view.values(one as EntityType, value) !== undefined)) {
        delete fact.values[name];
        fact.extra[name] = value;
      }
    }
  }
}
