// Cuts what the record hands over into pieces that fit a transaction, and writes one piece.
import { fail } from '#contract/errors.ts';
import { cypher } from './cypher.ts';
import { containedRows, ownerRows, plainRows } from './compact.ts';
import type { EngineTx, Row } from './engine.ts';
import { kindLabels, labelsOf } from './labels.ts';
import type { GraphBatch, NodeRow } from './projection-source.ts';

/** Rows in one statement, and about as many in one transaction. */
export const BATCH_ROWS = 10_000;

/** How many nodes, edges or anchors a batch has. */
export function sizeOf(batch: GraphBatch): number {
  if (batch.kind === 'drop-nodes') return batch.keys.length;
  if (batch.kind === 'drop-edges') return batch.anchors.length;
  return batch.rows.length;
}

function slice(batch: GraphBatch, from: number, to: number): GraphBatch {
  if (batch.kind === 'drop-nodes') return { ...batch, keys: batch.keys.slice(from, to) };
  if (batch.kind === 'drop-edges') return { ...batch, anchors: batch.anchors.slice(from, to) };
  if (batch.kind === 'nodes') return { ...batch, rows: batch.rows.slice(from, to) };
  return { ...batch, rows: batch.rows.slice(from, to) };
}

/** The same batches, none empty and none with more than `rows` rows. */
export function* cut(batches: Iterable<GraphBatch>, rows: number): Generator<GraphBatch> {
  for (const batch of batches) {
    const size = sizeOf(batch);
    for (let from = 0; from < size; from += rows)
      yield size <= rows ? batch : slice(batch, from, from + rows);
  }
}

const withKey = (row: NodeRow): NodeRow =>
  'key' in row.props ? row : { key: row.key, props: { ...row.props, key: row.key } };

/** What is known of the graph that is written to. */
export interface Into {
  /** It held nothing when the projection began: what comes is new. */
  isEmpty: boolean;
}

async function writeNodes(
  tx: EngineTx,
  batch: GraphBatch & { kind: 'nodes' },
  { isEmpty }: Into,
): Promise<void> {
  const owners = isEmpty && batch.type === 'Owner' ? ownerRows(batch.rows) : undefined;
  if (owners !== undefined) {
    await tx.run(cypher('load/create-owners', { labels: labelsOf(batch.type) }), { rows: owners });
    return;
  }
  const rows = batch.rows.map(withKey);
  await tx.run(cypher('load/upsert-nodes', { labels: labelsOf(batch.type) }), { rows });
  const kinds = kindLabels(batch.type);
  if (kinds.length === 0) return;
  const keys = batch.rows.map((row) => row.key);
  await tx.run(cypher('load/drop-labels', { labels: kinds }), { keys });
  if (batch.label) await tx.run(cypher('load/set-labels', { labels: [batch.label] }), { keys });
}

/** Creates edges by the cheapest statement that fits them. */
function createEdges(tx: EngineTx, { type: relation, rows }: GraphBatch & { kind: 'edges' }): Promise<Row[]> {
  const contained = containedRows(rows);
  if (contained !== undefined) {
    return tx.run(cypher('load/create-contained', { relation }), { ...contained });
  }
  const plain = plainRows(rows);
  return plain === undefined
    ? tx.run(cypher('load/create-edges', { relation }), { rows })
    : tx.run(cypher('load/create-plain-edges', { relation }), { rows: plain });
}

async function writeEdges(tx: EngineTx, batch: GraphBatch & { kind: 'edges' }): Promise<void> {
  const [answer] = await createEdges(tx, batch);
  const missing = batch.rows.length - Number(answer?.['created']);
  if (missing !== 0)
    fail(
      'internal',
      `图中有 ${missing} 条 ${batch.type} 关系缺少端点`,
      `${missing} ${batch.type} relationships name an element that is not in the graph`,
    );
}

/**
 * Writes one batch.
 * @throws internal when an edge names an element that is not there: nothing is left out silently
 */
export async function writeBatch(tx: EngineTx, batch: GraphBatch, into: Into): Promise<void> {
  switch (batch.kind) {
    case 'drop-nodes':
      await tx.run(cypher('load/drop-nodes'), { keys: batch.keys });
      return;
    case 'drop-edges':
      await tx.run(cypher(`load/drop-edges-${batch.direction}`, { relation: batch.type }), {
        keys: batch.anchors,
      });
      return;
    case 'nodes':
      return writeNodes(tx, batch, into);
    case 'edges':
      return writeEdges(tx, batch);
  }
}
