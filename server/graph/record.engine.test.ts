// From a real record into both engines: the same graph, step by step and rebuilt, with nothing of a person in the clear.
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { graphState } from '../record/index.ts';
import { assertCase, CASE, linkageOf, newRecord, people, person } from '../record/testing/records.ts';
import type { Engine } from './engine.ts';
import { project, rebuild } from './projection.ts';
import { applySchema } from './schema.ts';
import { embedded, type Opened, server } from './testing/engines.ts';
import { caseEdges, caseNodes } from './walk.ts';

const uri = inject('neo4jUri');
const opened: Opened[] = [];
beforeEach(async () => {
  opened.push(await embedded());
  if (uri !== undefined) opened.push(await server(uri));
  for (const { engine } of opened) await applySchema(engine);
});
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

const graphOf = async (engine: Engine) => {
  const [nodes, edges] = [[], []] as [unknown[], unknown[]];
  for await (const page of caseNodes(engine, CASE)) nodes.push(...page);
  for await (const page of caseEdges(engine, CASE)) edges.push(...page);
  return { nodes, edges };
};

describe('a record in the graph', () => {
  test('is the same on every engine, after each change and after a rebuild', async () => {
    const { record } = newRecord();
    const source = graphState(record);
    const [first, second, third] = [people(5), people(3), [person(1), person(2, 9)]];
    const changes = [
      () => record.transaction('tester', (tx) => void assertCase(tx, { L1: first, L2: second })),
      () => record.transaction('tester', (tx) => void assertCase(tx, { L1: first, L2: second, L3: third })),
      () =>
        record.transaction('tester', (tx) => {
          tx.assert(CASE, 'Party', 'm1', { values: { id: 'm1', kind: 'tech-firm', name: '佳美装饰' } });
          tx.putLinkage(CASE, linkageOf({ L1: first, L2: second, L3: second }));
        }),
    ];
    for (const change of changes) {
      await change();
      const graphs = [];
      for (const { engine } of opened) {
        await project(engine, source);
        graphs.push(await graphOf(engine));
        const { nodes, relationships } = await rebuild(engine, source);
        const again = await graphOf(engine);
        expect(again).toEqual(graphs.at(-1));
        expect([again.nodes.length, again.edges.length]).toEqual([nodes, relationships]);
      }
      for (const graph of graphs) expect(graph).toEqual(graphs[0]);
      expect(graphs[0]?.edges.length).toBeGreaterThan(8);
      expect(JSON.stringify(graphs[0])).not.toMatch(/19900\d{6}|张三/);
    }
  });
});
