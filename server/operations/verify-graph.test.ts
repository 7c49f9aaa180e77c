// What `verify` says of the graph: what differs by name, that it has not followed yet, that it is away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNWATCHED } from '../routes/unwatched.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { rebuildGraph } from './rebuild.ts';
import { verifyAll } from './verify.ts';

let temporary: Temporary;
afterEach(() => temporary.remove());
const check = () => verifyAll(temporary.workspace, UNWATCHED);

describe('a graph', () => {
  beforeEach(async () => {
    temporary = await temporaryWorkspace();
    await load(temporary.workspace, MINI);
  });

  it('as it was made is what the record says', async () => {
    const found = await check();
    expect(found).toMatchObject({ ok: true, problems: [], graph: { compared: true, differing: 0 } });
    expect(found.graph?.nodes).toBeGreaterThan(10);
    expect(found.graph?.relationships).toBeGreaterThan(10);
  });

  it('that other hands changed is named element by element, and mended by a rebuild', async () => {
    const engine = await temporary.workspace.graph.engine();
    await engine.write((tx) => tx.run('MATCH (n:List) WITH n ORDER BY n.key LIMIT 1 SET n.rows = 999'));
    await engine.write((tx) => tx.run(`CREATE (:Element:Owner {key: 'mini/19900001234', type: 'Owner'})`));
    const found = await check();
    expect(found.ok).toBe(false);
    expect(found.problems[0]).toMatch(/^graph: 2 of \d+ elements are not as the record says: .*rebuild/);
    expect(found.problems.slice(1)).toEqual([
      expect.stringMatching(/^graph: List mini\/\S+ was changed$/),
      expect.stringMatching(/^graph: Owner \S+ was added$/),
    ]);
    expect(JSON.stringify(found)).not.toContain('19900001234');
    await rebuildGraph(temporary.workspace);
    expect(await check()).toMatchObject({ ok: true, graph: { compared: true, differing: 0 } });
  });

  it('is not compared any further where the person has left', async () => {
    const left = { ...UNWATCHED, signal: AbortSignal.abort() };
    await expect(verifyAll(temporary.workspace, left)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that has not followed yet is said to be behind, which is no fault', async () => {
    const { record } = temporary.workspace;
    const before = record.head();
    await record.transaction('test', (tx) => tx.append({ action: 'export', subject: 'Case:mini' }));
    const found = await check();
    expect(found).toMatchObject({ ok: true, problems: [], graph: { compared: false } });
    expect(found.graph?.why).toContain(`entry ${before} of ${before + 1}`);
  });
});

it('a Neo4j that is away leaves the record checked, and is said', async () => {
  temporary = await temporaryWorkspace({ NEO4J_URI: 'bolt://127.0.0.1:1' });
  await temporary.workspace.record.transaction('test', (tx) =>
    tx.append({ action: 'export', subject: 'Case:mini' }),
  );
  const found = await check();
  expect(found).toMatchObject({ ok: true, entries: 1, graph: { compared: false } });
  expect(found.graph?.why).toMatch(/does not answer/);
});
