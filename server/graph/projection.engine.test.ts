// The projection on both engines: what it writes, how it heals, what it refuses.
import { beforeEach, expect, inject, test } from 'vitest';
import type { Engine } from './engine.ts';
import { assertOwn, project, rebuild } from './projection.ts';
import type { GraphBatch } from './projection-source.ts';
import { applySchema } from './schema.ts';
import { MemorySource } from './testing/memory-source.ts';
import { onBothEngines } from './testing/on-both-engines.ts';
import { sample } from './testing/sample.ts';

const uri = inject('neo4jUri');

/** Several transactions of few rows each. */
const SMALL = { batchRows: 100 };

/** All that the graph holds, in an order of its own. */
async function all(engine: Engine): Promise<string> {
  const nodes = await engine.read(
    'MATCH (n:Element) UNWIND labels(n) AS label WITH n, label ORDER BY label RETURN n {.*} AS n, collect(label) AS labels ORDER BY n.key',
  );
  const edges = await engine.read(
    'MATCH (a:Element)-[r]->(b:Element) RETURN a.key AS a, type(r) AS type, b.key AS b, r {.*} AS r ORDER BY a, type, b, r.row',
  );
  return JSON.stringify([nodes, edges], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const mark = async (engine: Engine) =>
  (await engine.read('MATCH (p:Projection) RETURN p {.*} AS p ORDER BY p.data'))[0]?.['p'];

const LABELS = 'MATCH (n:Element {key: $key}) UNWIND labels(n) AS label RETURN label ORDER BY label';
const labels = async (engine: Engine, key: string) =>
  (await engine.read(LABELS, { key })).map((row) => row['label']);

/** A list of 250 rows. */
function large(dataId = 'data-1'): MemorySource {
  const source = new MemorySource(dataId).node('List', 'L1', 'large');
  const owners = Array.from({ length: 250 }, (_, n) => `o-${n}`);
  for (const id of owners) source.node('Owner', id, '*');
  return source.edges(
    'CONTAINS',
    'L1',
    owners.map((id, n) => [id, { row: n + 1 }]),
  );
}

/** The same source, which breaks off after so many batches. */
function breaking(source: MemorySource, after: number) {
  return {
    dataId: source.dataId,
    head: () => source.head(),
    *changes(entry: number): Generator<GraphBatch> {
      let seen = 0;
      for (const batch of source.changes(entry)) {
        if (seen++ === after) throw new Error('broken off');
        yield batch;
      }
    },
  };
}

onBothEngines(uri, (current, name) => {
  let engine: Engine;
  beforeEach(() => {
    engine = current();
  });

  test('says which engine it is', async () => {
    await engine.ping();
    expect(engine.name).toBe(name);
    expect(engine.version).toMatch(/^\d+\.\d+/);
  });

  test('the schema can be applied again and keeps keys unique', async () => {
    await applySchema(engine);
    const twice = 'CREATE (:Element {key: $key}), (:Element {key: $key})';
    await expect(engine.write((tx) => tx.run(twice, { key: 'x' }))).rejects.toThrow();
  });

  test('projects every element with all its labels, and nothing when there is nothing new', async () => {
    const source = sample();
    const done = await project(engine, source);
    expect(done).toMatchObject({ from: 0, applied: source.head() });
    expect(await labels(engine, 'c1/P2')).toEqual(['Chain', 'Element', 'ListBroker', 'Party']);
    expect(await labels(engine, 'c1/c-000000000001')).toEqual(['Complex', 'Crowd', 'Element']);
    expect(await mark(engine)).toEqual({
      id: 'projection',
      data: 'data-1',
      entry: source.head(),
      format: 1,
    });
    expect(await project(engine, source)).toEqual({ from: source.head(), applied: source.head(), rows: 0 });
  });

  test('what changed later gives the same graph as a rebuild', async () => {
    const source = sample();
    await project(engine, source);
    source
      .node('Party', 'P3', '装修甲', { kind: 'tech-firm', name: '装修甲' })
      .dropNode('P4')
      .edges('HOLDS', 'P3', ['L3'])
      .edges('CONTAINS', 'L2', [['o-000000000000000000000003', { row: 1 }]]);
    await project(engine, source);
    expect(await labels(engine, 'c1/P3')).toEqual(['Chain', 'Element', 'Party', 'TechFirm']);
    expect(await labels(engine, 'c1/P4')).toEqual([]);
    const node = await engine.read('MATCH (n:Element {key: $key}) RETURN n {.*} AS n', { key: 'c1/P3' });
    expect(node[0]?.['n']).not.toHaveProperty('trade');
    const before = await all(engine);
    const counts = await rebuild(engine, source);
    expect(await all(engine)).toBe(before);
    expect(counts).toEqual({ entries: source.head(), nodes: 23, relationships: 28 });
  });

  test('a projection that was broken off is healed by the next', async () => {
    const source = sample();
    await project(engine, source);
    const owners = Array.from({ length: 120 }, (_, n) => `o-${n}`);
    for (const id of owners) source.node('Owner', id, '*');
    const rows = owners.map((id, n): [string, object] => [id, { row: n + 1 }]);
    // The place of L3 is dropped first; those of L8 and L9 are new, so that nothing but the next projection undoes them.
    source.node('List', 'L8', 'new').node('List', 'L9', 'new');
    for (const list of ['L3', 'L8', 'L9']) source.edges('CONTAINS', list, rows);
    const head = source.head();
    await expect(project(engine, breaking(source, 6), SMALL)).rejects.toThrow('broken off');
    expect(await mark(engine)).toMatchObject({ applying: head });
    const [half] = await engine.read('MATCH (:List {id: $id})-[r:CONTAINS]->() RETURN count(r) AS n', {
      id: 'L8',
    });
    expect(half?.['n']).toBeGreaterThan(0);
    await project(engine, source);
    expect(await mark(engine)).toMatchObject({ entry: head });
    expect(await mark(engine)).not.toHaveProperty('applying');
    const healed = await all(engine);
    await rebuild(engine, source);
    expect(await all(engine)).toBe(healed);
  });

  test('a first projection that was broken off starts again', async () => {
    const source = large();
    await expect(project(engine, breaking(source, 3), SMALL)).rejects.toThrow('broken off');
    const counts = { entries: source.head(), nodes: 251, relationships: 250 };
    await project(engine, source);
    const healed = await all(engine);
    expect(await rebuild(engine, source)).toEqual(counts);
    expect(await all(engine)).toBe(healed);
  });

  test('a rebuild that was broken off while it emptied the graph leaves nothing behind', async () => {
    await project(engine, sample().node('Party', 'P9', 'gone', { kind: 'unknown', name: 'gone' }));
    let writes = 0;
    const failing: Engine = {
      bulk: (work) => work(),
      name: engine.name,
      version: engine.version,
      discarded: false,
      read: (...args) => engine.read(...args),
      write: (work) => (++writes > 1 ? Promise.reject(new Error('broken off')) : engine.write(work)),
      ping: () => engine.ping(),
      close: () => engine.close(),
    };
    const source = sample().dropNode('P4');
    await expect(rebuild(failing, source)).rejects.toThrow('broken off');
    await project(engine, source);
    expect(await labels(engine, 'c1/P9')).toEqual([]);
  });

  test('tells how far it is and stops when asked', async () => {
    const source = large();
    const told: number[] = [];
    const stop = new AbortController();
    const onProgress = (rows: number): void => {
      told.push(rows);
      stop.abort();
    };
    const stopped = project(engine, source, { ...SMALL, onProgress, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toHaveLength(1);
    await project(engine, source);
    expect(await mark(engine)).toMatchObject({ entry: source.head() });
  });

  test('a record that was restored to an earlier state is projected anew', async () => {
    await project(engine, sample().node('Party', 'P9', 'later', { kind: 'unknown', name: 'later' }));
    const source = sample();
    await project(engine, source);
    expect(await labels(engine, 'c1/P9')).toEqual([]);
    expect(await mark(engine)).toMatchObject({ entry: source.head() });
  });

  test('the graph of another data directory is refused, by rebuild too, and left as it is', async () => {
    await project(engine, sample('data-1'));
    const before = await all(engine);
    const other = new MemorySource('data-2').node('List', 'L9', 'other');
    await expect(project(engine, other)).rejects.toMatchObject({ code: 'foreign-graph' });
    await expect(rebuild(engine, other)).rejects.toMatchObject({ code: 'foreign-graph' });
    await expect(assertOwn(engine, 'data-2')).rejects.toMatchObject({ code: 'foreign-graph' });
    expect(await all(engine)).toBe(before);
  });

  test('a database that holds something else is refused', async () => {
    await engine.write((tx) => tx.run("CREATE (:Person {name: 'someone'})"));
    await expect(project(engine, sample())).rejects.toMatchObject({ code: 'foreign-graph' });
  });

  test('an edge to an element that is not there is an error, never left out', async () => {
    const source = sample().edges('HOLDS', 'P4', ['L-none']);
    await expect(project(engine, source)).rejects.toThrow('1 HOLDS relationships');
  });

  test('a transaction is all or nothing', async () => {
    const broken = engine.write(async (tx) => {
      await tx.run("CREATE (:Element {key: 'half'})");
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await engine.read('MATCH (n:Element) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
  });

  test('a read cannot write', async () => {
    await engine.read("CREATE (n:Element {key: 'sneaky'}) RETURN n.key AS key").catch(() => undefined);
    expect(await engine.read('MATCH (n:Element) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
  });

  test('numbers, texts and lists come back as they went in', async () => {
    const params = { whole: 3, part: 0.5, text: '甲"\\\'`', list: ['a', 'b'], none: null, yes: true };
    const [row] = await engine.read(
      'RETURN $whole AS whole, $part AS part, $text AS text, $list AS list, $none AS none, $yes AS yes',
      params,
    );
    expect(row).toEqual(params);
  });
});
