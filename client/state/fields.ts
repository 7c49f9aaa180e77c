// What elements can be filtered and drawn by: the contract's fields as far as a case has values of them. Nothing is listed by hand.
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import { BANDS, bandTitle } from '#contract/lineage.ts';
import type { Field } from '#contract/model/define.ts';
import { entities, entityOf, type EntityType } from '#contract/model/registry.ts';
import { RELATIONS, type RelationType } from '#contract/model/relation.ts';
import { isoDate } from '#contract/scalars.ts';
import type { Text } from '#contract/text.ts';
import { dayOf } from '#contract/days.ts';

/** A field of nodes or of edges: `Party.trade`, `Transfer.price_per_record`, `DERIVED_FROM.probability`. */
export interface FieldDefinition {
  id: string;
  of: 'node' | 'edge';
  type: EntityType | RelationType;
  name: string;
  label: Text;
  isDate: boolean;
  /** Values in an order of their own; others are sorted. */
  order?: readonly string[];
  /** True where the order is one of less and more. */
  isOrdinal?: boolean;
  /** Words for values, where the field's own are not enough. */
  words?: Readonly<Record<string, Text>>;
}

/** A field as a case has it: `choice` of few values, `number`, or `date` in days. */
export interface CaseField extends FieldDefinition {
  kind: 'choice' | 'number' | 'date';
  /** Elements of the type in the case, and how many of them have no value. */
  total: number;
  unknown: number;
  /** How many elements have each value, in order. Choices only. */
  values: readonly { value: string; count: number }[];
  /** The least and the greatest value. Numbers and dates only. */
  range: readonly [number, number];
}

/** What the legend switches already: by type, kind and mode. */
const isSwitched = (type: EntityType, name: string): boolean =>
  name === entityOf(type).kindField || (type === 'Transfer' && name === 'mode');

const enumOrder = ({ schema }: Field): { order?: readonly string[] } =>
  'options' in schema && Array.isArray(schema.options) ? { order: schema.options.map(String) } : {};

const nodeFields = (): FieldDefinition[] =>
  entities()
    .filter(({ as, type }) => as === 'node' && type !== 'Case')
    .flatMap((entity) =>
      Object.entries(entity.fields)
        .filter(([name, { at, refers }]) => at === 'graph' && refers === undefined && name !== 'id')
        .filter(([name]) => entity.when?.includes(name) !== true)
        .map(([name, field]) => ({
          id: `${entity.type}.${name}`,
          of: 'node' as const,
          type: entity.type as EntityType,
          name,
          label: field.label,
          isDate: field.schema === isoDate,
          ...enumOrder(field),
        })),
    );

/** What a derivation says of itself; the contract has no field for it, for no table of a case folder does. */
const DERIVATION: readonly Pick<FieldDefinition, 'name' | 'label' | 'order' | 'isOrdinal' | 'words'>[] = [
  { name: 'probability', label: { zh: '概率', en: 'Probability' } },
  {
    name: 'band',
    label: { zh: '证据强度', en: 'Strength of the evidence' },
    order: BANDS,
    isOrdinal: true,
    words: bandTitle,
  },
  { name: 'sharedOwners', label: { zh: '共有业主数', en: 'Owners in common' } },
];

const edgeFields = (): FieldDefinition[] => [
  ...DERIVATION.map((each) => ({
    ...each,
    id: `DERIVED_FROM.${each.name}`,
    of: 'edge' as const,
    type: 'DERIVED_FROM' as const,
    isDate: false,
  })),
  ...entities().flatMap((entity) =>
    entity.edges.flatMap(({ type, carries = [] }) =>
      carries.flatMap((name) => {
        const field = entity.fields[name];
        if (field === undefined || field.refers !== undefined) return [];
        return {
          id: `${type}.${name}`,
          of: 'edge' as const,
          type: type as RelationType,
          name,
          label: field.label,
          isDate: field.schema === isoDate,
          ...enumOrder(field),
        };
      }),
    ),
  ),
];

let known: ReadonlyMap<string, FieldDefinition> | undefined;
/** Every field that there can be, by its id. */
export function fieldDefinitions(): ReadonlyMap<string, FieldDefinition> {
  known ??= new Map([...nodeFields(), ...edgeFields()].map((field) => [field.id, field]));
  return known;
}

/** The title of the type that a field is of. */
export const typeTitle = ({ of, type }: Pick<FieldDefinition, 'of' | 'type'>): Text =>
  of === 'node' ? entityOf(type as EntityType).title : RELATIONS[type as RelationType].title;

/** The value of a field; undefined where it is not known. */
export function fieldValue(
  { name }: Pick<FieldDefinition, 'name'>,
  element: GraphNode | GraphEdge,
): PropertyValue | undefined {
  const value =
    element.props[name] ??
    ('caption' in element && entityOf(element.type).caption === name ? element.caption : null);
  return value === null || value === '' ? undefined : value;
}

/** A value on the axis of its field: a number as it is, a date as a day; undefined for texts. */
export function onAxis(
  { isDate }: Pick<FieldDefinition, 'isDate'>,
  value: PropertyValue,
): number | undefined {
  if (typeof value === 'number') return value;
  return isDate && typeof value === 'string' ? dayOf(value) : undefined;
}

/** A value among choices, as text. */
export const asChoice = (value: PropertyValue | undefined): string =>
  value === undefined || value === null ? '' : Array.isArray(value) ? value.join('; ') : String(value);

/** A text with more values than this is no choice; nor is one of which most stand once. */
const MOST_CHOICES = 40;
const FEW = 12;

/** Whether a text names elements instead of sorting them: captions, files, and what differs nearly everywhere. */
const isName = ({ of, type, name }: FieldDefinition, values: number, filled: number): boolean =>
  (of === 'node' && entityOf(type as EntityType).caption === name) ||
  values > MOST_CHOICES ||
  (values > 3 && values === filled) ||
  (values > FEW && values > filled * 0.8);

function caseField(
  definition: FieldDefinition,
  elements: readonly (GraphNode | GraphEdge)[],
): CaseField | undefined {
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  let unknown = 0;
  for (const element of elements) {
    const value = fieldValue(definition, element);
    if (value === undefined) {
      unknown += 1;
      continue;
    }
    const at = onAxis(definition, value);
    if (at !== undefined) numbers.push(at);
    const text = asChoice(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const filled = elements.length - unknown;
  if (filled === 0 || (counts.size === 1 && unknown === 0)) return undefined;
  const base = { ...definition, total: elements.length, unknown };
  if (numbers.length === filled) {
    const range = [
      numbers.reduce((a, b) => Math.min(a, b)),
      numbers.reduce((a, b) => Math.max(a, b)),
    ] as const;
    return { ...base, kind: definition.isDate ? 'date' : 'number', values: [], range };
  }
  if (definition.order === undefined && isName(definition, counts.size, filled)) return undefined;
  const rank = (value: string): number => definition.order?.indexOf(value) ?? 0;
  const values = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
  return { ...base, kind: 'choice', values, range: [0, 0] };
}

/** The fields by which elements of a case differ, nodes first; those that the legend switches only where they are asked for. */
export function caseFields(
  graph: { nodes: ReadonlyMap<string, GraphNode>; edges: ReadonlyMap<string, GraphEdge> },
  withSwitched = false,
): CaseField[] {
  const byType = new Map<string, (GraphNode | GraphEdge)[]>();
  for (const element of [...graph.nodes.values(), ...graph.edges.values()]) {
    const same = byType.get(element.type);
    if (same === undefined) byType.set(element.type, [element]);
    else same.push(element);
  }
  return [...fieldDefinitions().values()].flatMap((definition) => {
    const { of, type, name } = definition;
    if (!withSwitched && of === 'node' && isSwitched(type as EntityType, name)) return [];
    return caseField(definition, byType.get(type) ?? []) ?? [];
  });
}
