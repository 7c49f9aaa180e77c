// Why the graph is not ready: an engine that does not answer is one thing, a record that cannot be read another.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fail } from '#contract/errors.ts';
import { cypher } from './graph/index.ts';
import { projectionOf, type Projection } from './projection.ts';
import { graphState } from './record/index.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

let temporary: Temporary;
let graph: Projection | undefined;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => {
  await graph?.close();
  await temporary.remove();
});

/** A projection of a record that throws as it is read, as often as it is told to. */
function failing(times: number, work: () => never): Projection {
  const { config, record } = temporary.workspace;
  const source = graphState(record);
  let left = times;
  graph = projectionOf(config, {
    dataId: source.dataId,
    head: () => (left-- > 0 ? work() : source.head()),
    changes: (after) => source.changes(after),
    standing: () => source.standing(),
  });
  return graph;
}

it('a fault while the record is read is told as ours, with its cause, and is over once it can be read', async () => {
  const cause = new TypeError('not a row');
  const projection = failing(2, () => {
    throw cause;
  });
  await expect(projection.engine()).rejects.toMatchObject({ code: 'internal', cause });
  await projection.check();
  expect(projection.state()).toMatchObject({ ready: false, problem: { code: 'internal', cause } });
  await projection.check();
  expect(projection.state()).toMatchObject({ ready: true, problem: undefined });
});

it('an engine that does not answer is told as that', async () => {
  const projection = failing(1, () => fail('graph-unavailable', '无法连接', 'It does not answer'));
  await expect(projection.engine()).rejects.toMatchObject({ code: 'graph-unavailable' });
});

it('while it is made anew it answers nobody from a part of it, and then is ready', async () => {
  const { workspace } = temporary;
  await load(workspace, MINI);
  const state = { isDone: false };
  const rebuilding = workspace.graph.rebuild().finally(() => (state.isDone = true));
  const counts = new Set<number>();
  while (!state.isDone) {
    const [nodes] = await (await workspace.graph.engine()).read(cypher('load/count-nodes'));
    counts.add(Number(nodes?.['total']));
  }
  const { nodes, entries } = await rebuilding;
  expect([...counts]).toEqual([nodes]);
  expect(workspace.graph.state()).toMatchObject({ ready: true, entry: entries });
});

it('made anew before anybody asked for it, it is ready', async () => {
  const { workspace } = temporary;
  const { entries } = await workspace.graph.rebuild();
  expect(workspace.graph.state()).toMatchObject({ ready: true, entry: entries });
});
