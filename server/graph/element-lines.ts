// Nodes and edges in one form, from the record and from an engine: what two of them are compared by.
import type { Row } from './engine.ts';
import { labelsOf } from './labels.ts';
import type { EdgeRow, GraphBatch, NodeRow } from './projection-source.ts';

/** A node or an edge as a comparison sees it. */
export interface Line {
  /** Which one it is, the same on both sides whatever was changed of it but its key or ends. */
  identity: string;
  /** Type of the node or of the relation. */
  type: string;
  /** How it is named to people: its key, or those of its ends. */
  name: string;
  /** Key of the node, or of the node that the edge reaches. */
  key: string;
  /** All of it. */
  text: string;
}

type Props = Readonly<Record<string, unknown>>;

/** A value as engines keep it: of half a character they keep the sign of one that is not known. */
const asKept = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/\p{Cs}/gu, '\ufffd') : value;

/** Properties in the order of their names, without those that are not there. */
const inOrder = (props: Props): [string, unknown][] =>
  Object.keys(props)
    .filter((name) => props[name] !== null && props[name] !== undefined)
    .sort()
    .map((name) => [name, asKept(props[name])]);

function nodeLine(key: string, props: Props, labels: readonly string[]): Line {
  const identity = `node\n${key}`;
  const text = JSON.stringify([identity, [...labels].sort(), inOrder(props)]);
  return { identity, type: String(props['type']), name: key, key, text };
}

function edgeLine(type: string, start: string, end: string, props: Props): Line {
  const row = typeof props['row'] === 'number' ? ` (row ${props['row']})` : '';
  const identity = `${type}\n${start}\n${end}\n${row}`;
  const text = JSON.stringify([identity, inOrder(props)]);
  return { identity, type, name: `${start} → ${end}${row}`, key: end, text };
}

const expectedNode = ({ key, props }: NodeRow, labels: readonly string[]): Line =>
  nodeLine(key, { ...props, key }, labels);

const expectedEdge = ({ start, end, props }: EdgeRow, type: string): Line =>
  edgeLine(type, start, end, props as Props);

/** What a batch for an empty graph puts into it. */
export function expectedLines(batch: GraphBatch): Line[] {
  if (batch.kind === 'nodes') {
    const labels = ['Element', ...labelsOf(batch.type), ...(batch.label === undefined ? [] : [batch.label])];
    return batch.rows.map((row) => expectedNode(row, labels));
  }
  return batch.kind === 'edges' ? batch.rows.map((row) => expectedEdge(row, batch.type)) : [];
}

/** A row of `check-nodes`. */
export function foundNode(row: Row): Line {
  const props = row['props'] as Props;
  return nodeLine(String(props['key']), props, row['labels'] as string[]);
}

/** A row of `check-edges`. */
export const foundEdge = (row: Row): Line =>
  edgeLine(String(row['type']), String(row['source']), String(row['target']), row['props'] as Props);
