// Columns of the table: one set per type of element, from the contract's fields that stand in the graph.
import type { GraphNode, PropertyValue } from '#contract/graph.ts';
import { ENTITY_TYPES, entityOf, type EntityType } from '#contract/model/registry.ts';
import type { Text } from '#contract/text.ts';
import type { ContractWords } from '../../i18n/words.ts';
import type { Column } from './columns.ts';

const sortable = (value: PropertyValue | undefined): string | number =>
  typeof value === 'number' ? value : value === undefined || value === null ? '' : String(value);

/** A field's value; id, kind and caption stand beside the properties of a node. */
function valueOf(node: GraphNode, name: string): PropertyValue {
  if (name === 'id') return node.id;
  const { kindField, caption } = entityOf(node.type);
  const beside = name === kindField ? node.kind : name === caption ? node.caption : undefined;
  return node.props[name] ?? beside ?? null;
}

/** Columns of a type: all its fields that the graph holds, its caption first. */
export function columnsOf(
  type: EntityType,
  say: (text: Text) => string,
  words: Pick<ContractWords, 'value'>,
): Column<GraphNode>[] {
  const entity = entityOf(type);
  const fields = Object.entries(entity.fields).filter(([, field]) => field.at === 'graph');
  const first = fields.filter(([name]) => name === entity.caption);
  const others = fields.filter(([name]) => name !== entity.caption);
  return [...first, ...others].map(([name, field]) => ({
    id: name,
    title: say(field.label),
    text: (node) => words.value(type, name, valueOf(node, name)),
    key: (node) => sortable(valueOf(node, name)),
  }));
}

/** How many nodes of each type there are, in the contract's order; types without any are left out. */
export function typesOf(nodes: readonly GraphNode[]): { type: EntityType; count: number }[] {
  const counts = new Map<EntityType, number>();
  for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return ENTITY_TYPES.flatMap((type) => {
    const count = counts.get(type);
    return count === undefined ? [] : [{ type, count }];
  });
}
