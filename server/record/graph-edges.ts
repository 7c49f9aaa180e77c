// Edges of the graph as facts assert them: from the contract's definitions, and from what was inferred about lists.
import { z } from 'zod';
import { assessment } from '#contract/assessment.ts';
import { lineageModel, lineageParent } from '#contract/lineage.ts';
import { RELATIONS, type RelationType } from '#contract/model/relation.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { isEntity, type Fact } from './types.ts';

/** An element by the id that the case folder gives it. */
export interface End {
  types: readonly EntityType[];
  id: string;
}

/** An edge before its ends are looked up. */
export interface AssertedEdge {
  type: RelationType;
  start: End;
  end: End;
  /** The end at which the fact asserts all edges of the type and direction. */
  anchor: 'start' | 'end';
  props: Record<string, unknown>;
  /** What an investigator says of an edge that other facts may assert too: it then carries these, or is not drawn. */
  assessed?: { kind: 'confirmed' | 'rejected'; props: Record<string, unknown> };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** What a fact of type `Lineage` holds, as far as the graph is concerned. */
const lineageValues = z.object({ id: z.string(), parents: z.array(lineageParent), model: lineageModel });

function lineageEdges(fact: Fact): AssertedEdge[] {
  const { parents, model } = lineageValues.parse(fact.payload.values);
  return parents.map((parent) => ({
    type: 'DERIVED_FROM',
    start: { types: ['List'], id: fact.id },
    end: { types: ['List'], id: parent.id },
    anchor: 'start',
    props: {
      entry: fact.entry,
      kind: parent.documented ? 'documented' : 'inferred',
      band: parent.band,
      logLR: parent.logLR,
      model: model.version,
      calibrated: model.calibrated,
      sharedOwners: parent.sharedOwners,
      ...(parent.transfer === undefined ? {} : { transfer: parent.transfer }),
      ...(model.calibrated ? { probability: parent.probability } : {}),
    },
  }));
}

/** An edge as an investigator sees it: drawn by itself where the model draws none. */
function assessedEdge(fact: Fact): AssertedEdge {
  const { list, from, kind, grade, sharedOwners } = assessment.parse(fact.payload.values);
  const props = { assessment: kind, grade, assessedBy: fact.entry };
  return {
    type: 'DERIVED_FROM',
    start: { types: ['List'], id: list },
    end: { types: ['List'], id: from },
    anchor: 'start',
    props: { entry: fact.entry, kind: 'inferred', sharedOwners, ...props },
    assessed: { kind, props },
  };
}

function definedEdges(fact: Fact, type: EntityType): AssertedEdge[] {
  const entity = entityOf(type);
  const { values } = fact.payload;
  const end = (name: string): End | undefined => {
    if (name === 'self') return { types: [type], id: fact.id };
    const id = text(values[name]);
    return id === undefined ? undefined : { types: (entity.fields[name]?.refers ?? []) as EntityType[], id };
  };
  const defined = entity.edges.flatMap((edge): AssertedEdge[] => {
    const [start, finish] = [end(edge.start), end(edge.end)];
    if (start === undefined || finish === undefined) return [];
    const carried = (edge.carries ?? []).flatMap((name) => {
      const value = values[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
    });
    return [
      {
        type: edge.type as RelationType,
        start,
        end: finish,
        anchor: edge.end === 'self' ? ('end' as const) : ('start' as const),
        props: { entry: fact.entry, ...Object.fromEntries(carried) },
      },
    ];
  });
  return [...defined, ...supportEdges(fact, type)];
}

/** Exhibits that a person named for a statement, save the one that the fact names itself. */
function supportEdges(fact: Fact, type: EntityType): AssertedEdge[] {
  const { hand, values } = fact.payload;
  if (hand === undefined || !isSupported(type)) return [];
  const named = new Set(hand.supports.map(({ evidence }) => evidence));
  named.delete(text(values['evidence_id']) ?? '');
  return [...named].map((evidence) => ({
    type: 'SUPPORTED_BY',
    start: { types: [type], id: fact.id },
    end: { types: ['Evidence'], id: evidence },
    anchor: 'start',
    props: { entry: fact.entry },
  }));
}

/** The edges that a fact asserts. */
export const edgesOf = (fact: Fact): AssertedEdge[] => {
  if (isEntity(fact.type)) return definedEdges(fact, fact.type);
  if (fact.type === 'Assessment') return [assessedEdge(fact)];
  return fact.type === 'Lineage' ? lineageEdges(fact) : [];
};

/** Edges with what investigators say of them: rejected ones are left out, confirmed ones say so and stand once. */
export function heeded<E extends { edge: AssertedEdge }>(found: readonly E[]): E[] {
  const keyOf = ({ edge: { type, start, end } }: E): string => JSON.stringify([type, start.id, end.id]);
  const words = new Map(found.flatMap((one) => (one.edge.assessed === undefined ? [] : [[keyOf(one), one]])));
  if (words.size === 0) return [...found];
  const drawn = new Set(found.filter(({ edge }) => edge.assessed === undefined).map(keyOf));
  return found.flatMap((one): E[] => {
    const said = words.get(keyOf(one))?.edge.assessed;
    if (said === undefined) return [one];
    if (said.kind === 'rejected') return [];
    if (one.edge.assessed !== undefined) return drawn.has(keyOf(one)) ? [] : [one];
    return [{ ...one, edge: { ...one.edge, props: { ...one.edge.props, ...said.props } } }];
  });
}

/** Relations and directions that facts of a type assert at their own node, whatever their values are now. */
export const anchoredAt = (type: EntityType): { type: RelationType; direction: 'out' | 'in' }[] => [
  ...definedAt(type).filter((edge) => edge.type !== 'SUPPORTED_BY'),
  ...(isSupported(type) ? [{ type: 'SUPPORTED_BY' as const, direction: 'out' as const }] : []),
];

const isSupported = (type: EntityType): boolean =>
  (RELATIONS.SUPPORTED_BY.ends[0] as readonly string[]).includes(type);

const definedAt = (type: EntityType): { type: RelationType; direction: 'out' | 'in' }[] =>
  entityOf(type).edges.flatMap((edge) =>
    edge.start === 'self' || edge.end === 'self'
      ? [
          {
            type: edge.type as RelationType,
            direction: edge.end === 'self' ? ('in' as const) : ('out' as const),
          },
        ]
      : [],
  );
