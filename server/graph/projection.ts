// Brings the graph up to the record: applies what changed since the last entry applied, or starts again from nothing.
import { setImmediate as othersTurn } from 'node:timers/promises';
import { fail } from '#contract/errors.ts';
import { BATCH_ROWS, cut, sizeOf, writeBatch } from './batches.ts';
import { cypher } from './cypher.ts';
import type { Engine, EngineTx } from './engine.ts';
import type { GraphBatch, ProjectionSource } from './projection-source.ts';

/** Number of the graph's form; a graph of another form is emptied and projected again. */
const FORMAT = 1;

export interface ProjectOptions {
  /** Told after each transaction how many nodes, edges and anchors have been written, of about how many. */
  onProgress?: (rows: number, total?: number) => void;
  /** Ends the projection after the transaction that runs; the next one heals what is half done. */
  signal?: AbortSignal;
  /** Rows in one transaction, 10,000 where not said. */
  batchRows?: number;
}

export interface Projected {
  /** The last entry applied before and after. */
  from: number;
  applied: number;
  /** Nodes, edges and anchors written. */
  rows: number;
}

export interface Standing {
  entry: number;
  /** Something was begun that did not end. */
  unfinished: boolean;
  /** A graph of another form, or of other pseudonyms, which cannot be built upon. */
  outdated: boolean;
}

const foreign = (): never =>
  fail(
    'foreign-graph',
    '该图数据库不属于本数据目录；请为每个数据目录使用各自的数据库',
    'The graph database does not belong to this data directory; give each data directory a database of its own',
  );

/**
 * How far the graph has come; refuses a database that is another's.
 * @throws foreign-graph, graph-unavailable
 */
export async function standing(
  engine: Engine,
  dataId: string,
  pseudonyms?: string | undefined,
): Promise<Standing> {
  const rows = await engine.read(cypher('load/read-projection'));
  const [own] = rows;
  if (rows.length > 1 || (own && own['data'] !== dataId)) foreign();
  if (own)
    return {
      entry: Number(own['entry']),
      unfinished: own['applying'] !== null,
      outdated: own['format'] !== FORMAT || (own['pseudonyms'] ?? undefined) !== pseudonyms,
    };
  const [others] = await engine.read(cypher('load/count-foreign'));
  const [elements] = await engine.read(cypher('load/count-nodes'));
  if (Number(others?.['nodes']) > 0 || Number(elements?.['total']) > 0) foreign();
  return { entry: 0, unfinished: false, outdated: false };
}

/**
 * Refuses a database that is not this data directory's, before anything is written to it.
 * @throws foreign-graph, graph-unavailable
 */
export async function assertOwn(engine: Engine, dataId: string): Promise<void> {
  await standing(engine, dataId);
}

/** Notes how far the graph has come; `applying` is the entry on the way to which more transactions follow. */
async function note(
  tx: EngineTx,
  { dataId, pseudonyms }: Pick<ProjectionSource, 'dataId' | 'pseudonyms'>,
  entry: number,
  applying: number | null,
): Promise<void> {
  const params = { data: dataId, entry, applying, format: FORMAT, pseudonyms: pseudonyms?.() ?? null };
  const [answer] = await tx.run(cypher('load/write-projection'), params);
  if (answer?.['data'] !== dataId) foreign();
}

async function repeat(engine: Engine, statement: string, params: object = {}): Promise<void> {
  for (let deleted = -1; deleted !== 0;) {
    const [answer] = await engine.write((tx) => tx.run(statement, { ...params, limit: BATCH_ROWS }));
    deleted = Number(answer?.['deleted'] ?? 0);
  }
}

/** Empties the graph; an interruption leaves it marked as unfinished at entry 0, so that it is emptied again. */
async function empty(engine: Engine, source: ProjectionSource): Promise<void> {
  await engine.write((tx) => note(tx, source, 0, source.head()));
  await repeat(engine, cypher('load/empty-edges'));
  await repeat(engine, cypher('load/empty-nodes'));
}

/** Applies all that entries after `from` touched; every transaction but the last leaves the mark `applying`. */
async function apply(
  engine: Engine,
  source: ProjectionSource,
  from: number,
  { onProgress, signal, batchRows = BATCH_ROWS }: ProjectOptions,
): Promise<Projected> {
  const head = source.head();
  const total = source.size?.(from);
  let rows = 0;
  let pending: GraphBatch[] = [];
  let size = 0;
  const flush = async (last: boolean): Promise<void> => {
    if (signal?.aborted)
      fail('cancelled', '已取消；图将在下次补全', 'Cancelled; the graph is completed the next time');
    await engine.write(async (tx) => {
      for (const batch of pending) await writeBatch(tx, batch, { isEmpty: from === 0 });
      await note(tx, source, last ? head : from, last ? null : head);
    });
    rows += size;
    pending = [];
    size = 0;
    onProgress?.(rows, total === undefined ? undefined : Math.max(total, rows));
  };
  const all = async (): Promise<void> => {
    for (const batch of cut(source.changes(from), batchRows)) {
      if (pending.length > 0 && size + sizeOf(batch) > batchRows) await flush(false);
      pending.push(batch);
      size += sizeOf(batch);
      // Making a batch takes some ten milliseconds, for which everybody waits.
      await othersTurn();
    }
    await flush(true);
  };
  await (from === 0 ? engine.bulk(all) : all());
  return { from, applied: head, rows };
}

/**
 * Brings the graph up to the record's last entry, in transactions of about 10,000 rows; the entry's number is written in
 * the same transaction as the last of them. After an interruption what was half done is undone first, then repeated.
 * @throws foreign-graph when the database belongs to another data directory, graph-unavailable, cancelled
 */
export async function project(
  engine: Engine,
  source: ProjectionSource,
  options: ProjectOptions = {},
): Promise<Projected> {
  const { entry, unfinished, outdated } = await standing(engine, source.dataId, source.pseudonyms?.());
  if (outdated || entry > source.head() || (unfinished && entry === 0)) {
    await empty(engine, source);
    return apply(engine, source, 0, options);
  }
  if (unfinished) await repeat(engine, cypher('load/undo-edges'), { entry });
  else if (entry === source.head()) return { from: entry, applied: entry, rows: 0 };
  return apply(engine, source, entry, options);
}

/** What a rebuilt graph holds; the node that keeps the last entry's number does not count. */
export interface Rebuilt {
  entries: number;
  nodes: number;
  relationships: number;
}

/**
 * Throws the graph away and projects the whole record.
 * @throws as `project`
 */
export async function rebuild(
  engine: Engine,
  source: ProjectionSource,
  options: ProjectOptions = {},
): Promise<Rebuilt> {
  await standing(engine, source.dataId);
  await empty(engine, source);
  const { applied } = await apply(engine, source, 0, options);
  const [nodes] = await engine.read(cypher('load/count-nodes'));
  const [edges] = await engine.read(cypher('load/count-edges'));
  return {
    entries: applied,
    nodes: Number(nodes?.['total']),
    relationships: Number(edges?.['total']),
  };
}
