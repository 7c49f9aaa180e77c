// Attributes of elements as one flat row each: their names over all elements, their types, their values.
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import type { ExportGraph } from './define.ts';

/** A flat row: the element's own parts, then its properties by name. */
export type Row = Record<string, PropertyValue | undefined>;

/** A node without its id. */
export const nodeAttributes = (node: GraphNode): Row => ({
  type: node.type,
  kind: node.kind,
  caption: node.caption,
  entry: node.entry,
  ...sorted(node.props),
});

/** An edge without its id and ends. */
export const edgeAttributes = (edge: GraphEdge): Row => ({
  type: edge.type,
  entry: edge.entry,
  ...sorted(edge.props),
});

/** Names that an element's own parts have; a property of such a name is written with `own_` before it. */
const TAKEN = new Set(['id', 'key', 'source', 'target', 'label', 'type', 'kind', 'caption', 'entry']);

const sorted = (props: Record<string, PropertyValue>): Row =>
  Object.fromEntries(
    Object.entries(props)
      .map(([name, value]): [string, PropertyValue] => [TAKEN.has(name) ? `own_${name}` : name, value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

export type AttributeType = 'string' | 'long' | 'double' | 'boolean';

function typeOf(value: PropertyValue): AttributeType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function common(a: AttributeType | undefined, b: AttributeType): AttributeType {
  if (a === undefined || a === b) return b;
  return a !== 'string' && b !== 'string' && a !== 'boolean' && b !== 'boolean' ? 'double' : 'string';
}

/** Names of the attributes that some row has, with the narrowest type that holds all their values; `first` come first, the rest by name. */
function columnsOf(rows: Iterable<Row>, first: readonly string[]): Map<string, AttributeType> {
  const types = new Map<string, AttributeType>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (value === undefined || value === null) continue;
      types.set(name, common(types.get(name), typeOf(value)));
    }
  }
  const rest = [...types.keys()].filter((name) => !first.includes(name)).sort();
  return new Map(
    [...first.filter((name) => types.has(name)), ...rest].map((name) => [name, types.get(name)!]),
  );
}

/** Columns of a graph's nodes, without their id. */
export const nodeColumns = ({ nodes }: ExportGraph): Map<string, AttributeType> =>
  columnsOf(map(nodes, nodeAttributes), ['type', 'kind', 'caption', 'entry']);

/** Columns of a graph's edges, without their id and ends. */
export const edgeColumns = ({ edges }: ExportGraph): Map<string, AttributeType> =>
  columnsOf(map(edges, edgeAttributes), ['type', 'entry']);

/** A value as text; several values are joined by `; `. */
export const textOf = (value: PropertyValue): string =>
  Array.isArray(value) ? value.join('; ') : value === null ? '' : String(value);

/** The values that a row has, as text, each with the place of its column. */
export function* filledCells(
  row: Row,
  columns: ReadonlyMap<string, AttributeType>,
): Generator<[at: number, text: string]> {
  let at = 0;
  for (const name of columns.keys()) {
    const value = row[name];
    if (value !== undefined && value !== null) yield [at, textOf(value)];
    at += 1;
  }
}

/** Walks an iterable again and again through a function. */
export function* map<T, U>(items: Iterable<T>, to: (item: T) => U): Generator<U> {
  for (const item of items) yield to(item);
}
