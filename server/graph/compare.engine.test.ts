// What a comparison finds, on both engines: every way in which other hands can change a graph, by name, and nothing where they did not.
import { beforeEach, expect, inject, test } from 'vitest';
import { compareGraph, type CompareOptions } from './compare.ts';
import type { Engine } from './engine.ts';
import { project, rebuild } from './projection.ts';
import { MemorySource } from './testing/memory-source.ts';
import { onBothEngines } from './testing/on-both-engines.ts';
import { sample } from './testing/sample.ts';

const uri = inject('neo4jUri');
const OWNER_1 = 'o-000000000000000000000001';
const OWNER_5 = 'o-000000000000000000000005';

/** What somebody does, and what must be named: kind, type, and what its name contains. */
const HANDS: [string, string, [string, string, string][]][] = [
  [
    'a caption is changed',
    `MATCH (n:Element {key: 'c1/P2'}) SET n.caption = 'Broker Qian'`,
    [['changed', 'Party', 'c1/P2']],
  ],
  [
    'a property is added',
    `MATCH (n:Element {key: 'c1/L1'}) SET n.note = 'x'`,
    [['changed', 'List', 'c1/L1']],
  ],
  [
    'a label is taken off',
    `MATCH (n:Element {key: 'c1/P3'}) REMOVE n:Chain`,
    [['changed', 'Party', 'c1/P3']],
  ],
  [
    'a probability is raised',
    `MATCH (:Element {key: 'c1/L4'})-[r:DERIVED_FROM]->() SET r.probability = 0.99`,
    [['changed', 'DERIVED_FROM', 'c1/L4 → c1/L2']],
  ],
  [
    'a relationship is removed',
    `MATCH (:Element {key: 'c1/L3'})-[r:CONTAINS]->(:Element {key: 'c1/${OWNER_5}'}) DELETE r`,
    [['missing', 'CONTAINS', `c1/L3 → c1/${OWNER_5} (row 2)`]],
  ],
  [
    'a relationship is added',
    `MATCH (b:Element {key: 'c1/P5'}) MATCH (a:Element {key: 'c1/P1'}) CREATE (a)-[:COOPERATES_WITH {entry: 1}]->(b)`,
    [['added', 'COOPERATES_WITH', 'c1/P1 → c1/P5']],
  ],
  [
    'a relationship stands twice',
    `MATCH (b:Element {key: 'c1/L1'}) MATCH (a:Element {key: 'c1/P1'}) CREATE (a)-[:HOLDS {entry: 1}]->(b)`,
    [['added', 'HOLDS', 'c1/P1 → c1/L1']],
  ],
  [
    'a node is removed',
    `MATCH (n:Element {key: 'c1/K1'}) DETACH DELETE n`,
    [
      ['missing', 'ABOUT', `c1/K1 → c1/${OWNER_1}`],
      ['missing', 'Complaint', 'c1/K1'],
      ['missing', 'MADE_BY', 'c1/K1 → c1/P5'],
    ],
  ],
  [
    'a node is added, with a relationship each way',
    `MATCH (p:Element {key: 'c1/P1'}) CREATE (p)-[:HOLDS {entry: 1}]->(n:Element:List {key: 'c1/L9', type: 'List'}) CREATE (n)-[:DERIVED_FROM {entry: 1}]->(:Element:List {key: 'c1/L8', type: 'List'})`,
    [
      ['added', 'DERIVED_FROM', 'c1/L9 → c1/L8'],
      ['added', 'HOLDS', 'c1/P1 → c1/L9'],
      ['added', 'List', 'c1/L8'],
      ['added', 'List', 'c1/L9'],
    ],
  ],
  [
    'a node takes the place of another one',
    `MATCH (n:Element {key: 'c1/E1'}) SET n.key = 'c1/E2'`,
    [
      ['added', 'Evidence', 'c1/E2'],
      ['added', 'SUPPORTED_BY', 'c1/T1 → c1/E2'],
      ['missing', 'Evidence', 'c1/E1'],
      ['missing', 'SUPPORTED_BY', 'c1/T1 → c1/E1'],
    ],
  ],
];

onBothEngines(uri, (current) => {
  let engine: Engine;
  beforeEach(() => {
    engine = current();
  });

  const compare = (source: MemorySource, options: CompareOptions = {}) =>
    compareGraph(engine, () => source.changes(0), options);
  const by = (hand: string) => engine.write((tx) => tx.run(hand));

  test('finds nothing in a graph that followed step by step', async () => {
    const source = sample();
    await project(engine, source);
    source.dropNode('T3').node('Party', 'P5', '另一家', { kind: 'merchant' }).edges('HOLDS', 'P3', ['L2']);
    await project(engine, source);
    const found = await compare(source);
    expect(found).toMatchObject({ nodes: 23, differing: 0, named: [], foreign: 0 });
    expect(found.relationships).toBeGreaterThan(20);
  });

  test('names all that other hands changed, and a rebuild mends it', async () => {
    const source = sample();
    await project(engine, source);
    for (const [, hand] of HANDS) await by(hand);
    const found = await compare(source);
    const said = found.named.map(({ kind, type, name }) => `${kind} ${type} ${name}`);
    const named = HANDS.flatMap(([, , all]) => all.map((one) => one.join(' ')));
    expect(said.sort()).toEqual(named.sort());
    expect(found.differing).toBe(named.length);
    await rebuild(engine, source);
    expect(await compare(source)).toMatchObject({ differing: 0, named: [] });
  });

  test('counts what no projection makes', async () => {
    const source = sample();
    await project(engine, source);
    await by(`MATCH (p:Element {key: 'c1/P1'}) CREATE (p)-[:KNOWS]->(:Person {name: 'x'})`);
    await by(`CREATE (:Element {note: 'without a key'})`);
    expect(await compare(source)).toMatchObject({ differing: 3, named: [], foreign: 3 });
  });

  test('says how many of how many it names, and looks at few at a time', async () => {
    const source = new MemorySource('many').node('List', 'L', 'L');
    const owners = Array.from({ length: 400 }, (_owner, n) => `o-${n}`);
    for (const id of owners) source.node('Owner', id, '*', { records: 1 });
    source.edges(
      'CONTAINS',
      'L',
      owners.map((id, n) => [id, { row: n + 1 }]),
    );
    await project(engine, source);
    expect(await compare(source)).toMatchObject({ nodes: 401, relationships: 400, differing: 0 });
    await by(`MATCH (n:Owner) SET n.records = 2`);
    const found = await compare(source, { most: 7, atOnce: 500 });
    expect(found.differing).toBe(400);
    expect(found.named).toHaveLength(7);
    expect(new Set(found.named.map(({ kind, type }) => `${kind} ${type}`))).toEqual(
      new Set(['changed Owner']),
    );
  });
});
