/**
 * Measures the projection: node scripts/run.mjs scripts/bench/projection.ts [rows] — 20 lists, three rows to an owner.
 * Embedded always; Neo4j where it is to be had, against the rate of a plain UNWIND through the driver on the same rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import neo4j from 'neo4j-driver';
import {
  applySchema,
  cypher,
  openEngine,
  project,
  type Engine,
  type GraphBatch,
} from '../../server/graph/index.ts';
import { startNeo4j } from '../neo4j/provision.ts';
import { median } from './statistics.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const LISTS = 20;
const OWNERS = Math.ceil(ROWS / 3);
const BATCH = 10_000;
const ROUNDS = 5;
const GOAL_RATIO = 0.8;

const node = (type: 'List' | 'Owner', id: string) => ({
  key: `bench/${id}`,
  props: { key: `bench/${id}`, ref: id, id, case: 'bench', type, caption: '张*', entry: 1, records: 3 },
});
const lists = Array.from({ length: LISTS }, (_, n) => node('List', `L${n}`));
const owners = Array.from({ length: OWNERS }, (_, n) => node('Owner', `o-${n}`));
const edges = Array.from({ length: ROWS }, (_, n) => ({
  start: `bench/L${n % LISTS}`,
  end: `bench/o-${(n * 7919) % OWNERS}`,
  props: { entry: 1, row: Math.floor(n / LISTS) + 1 },
}));

const source = {
  dataId: 'bench',
  head: () => 1,
  *changes(): Generator<GraphBatch> {
    yield { kind: 'nodes', type: 'List', rows: lists };
    yield { kind: 'nodes', type: 'Owner', rows: owners };
    yield { kind: 'edges', type: 'CONTAINS', from: ['List'], to: ['Owner'], rows: edges };
  },
};

const say = (what: string, rows: number, ms: number): number => {
  const rate = rows / (ms / 1000);
  process.stdout.write(`${what}: ${rows} rows in ${(ms / 1000).toFixed(2)} s, ${Math.round(rate)} rows/s\n`);
  return rate;
};

/** Nodes and relationships per second through the projection. */
async function projected(engine: Engine): Promise<number> {
  await applySchema(engine);
  const begun = performance.now();
  const { rows } = await project(engine, source);
  return say(`${engine.name} ${engine.version} projection`, rows, performance.now() - begun);
}

/** How long the questions of the first screen take. */
async function asked(engine: Engine): Promise<void> {
  const scope = { case: 'bench' };
  const questions: [string, object][] = [
    ['overview-nodes', { ...scope, limit: 3000 }],
    ['overview-edges', scope],
    ['count-nodes', scope],
    ['count-edges', scope],
    ['element-relations-out', { ...scope, id: 'L1' }],
    ['search', { ...scope, q: 'L1', limit: 20, fields: ['title'] }],
    ['holdings', { ...scope, offset: 0, limit: 100 }],
  ];
  for (const [name, params] of questions) {
    const times = [];
    for (let n = 0; n < 7; n++) {
      const begun = performance.now();
      await engine.read(cypher(`queries/${name}`), { ...params });
      times.push(performance.now() - begun);
    }
    const [median] = times.sort((a, b) => a - b).slice(3);
    process.stdout.write(`  ${name}: ${median?.toFixed(1)} ms\n`);
  }
}

/** Rows as the plain driver takes them: whole numbers as integers, for floats are packed faster and would be other values. */
const plain = <T extends { props: object }>(rows: readonly T[]): object[] =>
  rows.map((row) => ({
    ...row,
    props: Object.fromEntries(
      Object.entries(row.props).map(([name, value]) => [
        name,
        typeof value === 'number' ? neo4j.int(value) : value,
      ]),
    ),
  }));

/** The same rows by the plainest statements, straight through the driver. */
async function raw(uri: string): Promise<number> {
  const driver = neo4j.driver(uri);
  const session = driver.session();
  const load = async (statement: string, rows: object[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += BATCH)
      await session.executeWrite((tx) => tx.run(statement, { rows: rows.slice(from, from + BATCH) }));
  };
  const [plainLists, plainOwners, plainEdges] = [plain(lists), plain(owners), plain(edges)];
  const begun = performance.now();
  const nodes = 'UNWIND $rows AS row MERGE (n:Element {key: row.key}) SET n = row.props SET n:';
  await load(`${nodes}List`, plainLists);
  await load(`${nodes}Owner`, plainOwners);
  await load(
    `UNWIND $rows AS row MATCH (a:Element {key: row.start}) MATCH (b:Element {key: row.end})
     CREATE (a)-[r:CONTAINS]->(b) SET r = row.props`,
    plainEdges,
  );
  const rate = say('neo4j raw UNWIND', LISTS + OWNERS + ROWS, performance.now() - begun);
  await driver.close();
  return rate;
}

async function emptied(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  for (const what of ['()-[n]->() WITH n LIMIT 10000 DELETE n', '(n) WITH n LIMIT 10000 DELETE n'])
    for (let left = 1; left > 0;) {
      const { records } = await driver.executeQuery(`MATCH ${what} RETURN count(*) AS n`);
      left = Number(records[0]?.get('n'));
    }
  await driver.close();
}

const data = mkdtempSync(join(tmpdir(), 'vinetrace-bench-'));
const embedded = await openEngine({ data, env: {} });
await projected(embedded);
await asked(embedded);
await embedded.close();
rmSync(data, { recursive: true, force: true });

const server = await startNeo4j();
if (!('skipped' in server)) {
  await emptied(server.uri);
  const engine = await openEngine({ data, env: { NEO4J_URI: server.uri } });
  await projected(engine); // warms the server up, as does the first raw run
  await asked(engine);
  await emptied(server.uri);
  await raw(server.uri); // warm-up, as above
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Each goes first as often as the other: what else the machine does weighs on both alike.
    const measured: { base: number; own: number } = { base: 0, own: 0 };
    for (const which of round % 2 === 0 ? (['base', 'own'] as const) : (['own', 'base'] as const)) {
      await emptied(server.uri);
      measured[which] = which === 'base' ? await raw(server.uri) : await projected(engine);
    }
    ratios.push(measured.own / measured.base);
  }
  const all = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  process.stdout.write(
    `neo4j projection / raw: median ${median(ratios).toFixed(2)} (goal ${GOAL_RATIO}) of ${all}\n`,
  );
  await engine.close();
  await server.stop();
}
