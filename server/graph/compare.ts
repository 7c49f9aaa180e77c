// Whether a graph is what its record says, element by element, whatever other hands did to it: read once through, summed up,
// and only where sums differ looked at closely.
import { setImmediate as othersTurn } from 'node:timers/promises';
import { fail } from '#contract/errors.ts';
import { cypher } from './cypher.ts';
import { expectedLines, foundEdge, foundNode, type Line } from './element-lines.ts';
import { bucketOf, digestOf, ElementSums, newSalt } from './element-sums.ts';
import type { Engine } from './engine.ts';
import type { GraphBatch } from './projection-source.ts';

/** An element that is not as the record says: another one, gone, or one that the record does not know. */
export interface GraphDifference {
  kind: 'changed' | 'missing' | 'added';
  /** Type of the node or of the relation. */
  type: string;
  /** Key of the node (`case/id`), or of both ends. */
  name: string;
}

export interface GraphComparison {
  /** What the record says that there is. */
  nodes: number;
  relationships: number;
  /** Elements that differ, and some of them by name. */
  differing: number;
  named: GraphDifference[];
  /** Nodes without the key of an element, and relationships at them: no projection makes such. */
  foreign: number;
}

export interface CompareOptions {
  /** Differences that are named at most; 100 where not said. */
  most?: number;
  /** Elements that are looked at closely at a time; 200,000 where not said. */
  atOnce?: number;
  signal?: AbortSignal | undefined;
  /** Told how many elements of the record have been looked at. */
  onProgress?: ((done: number) => void) | undefined;
}

const assertWatched = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) fail('cancelled', '已取消', 'Cancelled');
};

/** Keys asked for in one statement. */
const KEYS = 2500;

const total = async (engine: Engine, statement: string): Promise<number> =>
  Number((await engine.read(cypher(statement)))[0]?.['total']);

/** What the engine holds at these keys: the nodes, and the edges that reach them. */
async function foundAt(engine: Engine, keys: readonly string[]): Promise<{ nodes: Line[]; edges: Line[] }> {
  const found: { nodes: Line[]; edges: Line[] } = { nodes: [], edges: [] };
  for (let from = 0; from < keys.length; from += KEYS) {
    const some = keys.slice(from, from + KEYS);
    for (const row of await engine.read(cypher('load/check-nodes'), { keys: some }))
      found.nodes.push(foundNode(row));
    for (const row of await engine.read(cypher('load/check-edges'), { keys: some }))
      found.edges.push(foundEdge(row));
  }
  return found;
}

/** Keys that the engine has and the record has not; a key that is none is left to the count of foreign ones. */
async function addedKeys(engine: Engine, expected: () => Iterable<GraphBatch>): Promise<string[]> {
  const known = new Set<string>();
  for (const batch of expected())
    if (batch.kind === 'nodes') for (const { key } of batch.rows) known.add(key);
  const rows = await engine.read(cypher('load/check-keys'));
  return rows.flatMap(({ key }) => (typeof key === 'string' && !known.has(key) ? [key] : []));
}

/** The digests of what both sides hold under one identity. */
interface Pair {
  line: Line;
  expected: string[];
  found: string[];
}

/** What is left of the texts of one side once each of the other has taken its like. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...texts];
  for (const other of others) {
    const at = left.indexOf(other);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** Differences of the elements of some buckets. */
async function closely(
  engine: Engine,
  expected: () => Iterable<GraphBatch>,
  added: readonly string[],
  buckets: ReadonlySet<number>,
): Promise<GraphDifference[]> {
  const pairs = new Map<string, Pair>();
  const put = (side: 'expected' | 'found', line: Line): void => {
    const pair = pairs.get(line.identity) ?? { line, expected: [], found: [] };
    pair[side].push(line.text);
    pairs.set(line.identity, pair);
  };
  const look = async (keys: string[]): Promise<void> => {
    const { nodes, edges } = await foundAt(engine, keys);
    for (const line of [...nodes, ...edges]) put('found', line);
  };
  for (const batch of expected()) {
    const lines = expectedLines(batch).filter(({ key }) => buckets.has(bucketOf(key)));
    for (const line of lines) put('expected', line);
    if (batch.kind === 'nodes') await look(lines.map(({ key }) => key));
    await othersTurn();
  }
  await look(added.filter((key) => buckets.has(bucketOf(key))));
  const differences: GraphDifference[] = [];
  for (const { line, expected: should, found } of pairs.values()) {
    const { type, name } = line;
    const gone = without(should, found).length;
    const come = without(found, should).length;
    for (let n = 0; n < Math.max(gone, come); n += 1) {
      const kind = n < Math.min(gone, come) ? 'changed' : n < gone ? 'missing' : 'added';
      differences.push({ kind, type, name });
    }
  }
  return differences;
}

/** Buckets in groups of about so many elements. */
function* groups(buckets: readonly number[], sizeOf: (bucket: number) => number, most: number) {
  let group = new Set<number>();
  let size = 0;
  for (const bucket of buckets) {
    if (group.size > 0 && size + sizeOf(bucket) > most) {
      yield group;
      group = new Set();
      size = 0;
    }
    group.add(bucket);
    size += sizeOf(bucket);
  }
  if (group.size > 0) yield group;
}

const byName = (a: GraphDifference, b: GraphDifference): number =>
  a.type !== b.type ? (a.type < b.type ? -1 : 1) : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/**
 * Compares all nodes, labels and relationships with what the record says. Of either side a batch is held at a time, and of the
 * elements that may differ some 200,000.
 *
 * @param expected what an empty graph is to be filled with, the same each time it is asked for
 * @throws graph-unavailable, cancelled
 */
export async function compareGraph(
  engine: Engine,
  expected: () => Iterable<GraphBatch>,
  { most = 100, atOnce = 200_000, signal, onProgress }: CompareOptions = {},
): Promise<GraphComparison> {
  const salt = newSalt();
  const [should, is] = [new ElementSums(), new ElementSums()];
  const add = (sums: ElementSums, line: Line): void =>
    sums.add(bucketOf(line.key), digestOf(salt, line.text));
  const counted = { nodes: 0, edges: 0, foundNodes: 0, foundEdges: 0 };
  const look = async (keys: readonly string[]): Promise<void> => {
    const { nodes, edges } = await foundAt(engine, keys);
    for (const line of [...nodes, ...edges]) add(is, line);
    counted.foundNodes += nodes.length;
    counted.foundEdges += edges.length;
  };
  for (const batch of expected()) {
    assertWatched(signal);
    const lines = expectedLines(batch);
    for (const line of lines) add(should, line);
    counted[batch.kind === 'nodes' ? 'nodes' : 'edges'] += lines.length;
    if (batch.kind === 'nodes') await look(lines.map(({ key }) => key));
    onProgress?.(counted.nodes + counted.edges);
    await othersTurn();
  }
  const elements = await total(engine, 'load/count-nodes');
  const added = elements > counted.foundNodes ? await addedKeys(engine, expected) : [];
  await look(added);
  const differences: GraphDifference[] = [];
  let differing = 0;
  const sizeOf = (bucket: number): number => should.count(bucket) + is.count(bucket);
  for (const buckets of groups(should.differing(is), sizeOf, atOnce)) {
    assertWatched(signal);
    const found = await closely(engine, expected, added, buckets);
    differing += found.length;
    differences.push(...found.slice(0, most));
  }
  const foreign =
    (await total(engine, 'load/count-all-nodes')) -
    counted.foundNodes +
    ((await total(engine, 'load/count-all-edges')) - counted.foundEdges);
  return {
    nodes: counted.nodes,
    relationships: counted.edges,
    differing: differing + foreign,
    named: differences.sort(byName).slice(0, most),
    foreign,
  };
}
