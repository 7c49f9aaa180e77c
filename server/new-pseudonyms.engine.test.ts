// Other pseudonyms on both engines: the graph made anew, and the same by either; a graph of the former ones is told and made anew.
import { afterAll, beforeAll, expect, inject, it, describe } from 'vitest';
import { newPseudonyms } from './operations/new-pseudonyms.ts';
import { verifyAll } from './operations/verify.ts';
import { graphSubstance } from './testing/added-lists.ts';
import { emptied } from './testing/neo4j.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const uri = inject('neo4jUri');
const around = { signal: new AbortController().signal, onProgress: (): void => {} };
const NAMED = /\bo-[0-9a-f]{24}\b/g;

const ENGINES = [
  ['the embedded engine', () => temporaryWorkspace()],
  ...(uri === undefined ? [] : ([['Neo4j', () => emptied({ NEO4J_URI: uri })]] as const)),
] as const;

describe.each(ENGINES)('on %s', { timeout: 300_000 }, (_name, open) => {
  let at: Temporary;
  beforeAll(async () => {
    at = await open();
    await load(at.workspace, MINI);
  }, 120_000);
  afterAll(() => at.remove());

  /** The graph with people named by the first of their rows. */
  const bare = async (workspace: Workspace) => {
    const { record } = workspace;
    const people = new Map<string, string>();
    for (const { id } of record.facts('mini', 'List'))
      for (const { row, owner } of record.rowOwners('mini', id))
        if (!people.has(owner)) people.set(owner, `${id}:${row}`);
    const { nodes, edges } = await graphSubstance(workspace, 'mini');
    const named = (text: string) => text.replace(NAMED, (owner) => people.get(owner) ?? 'somebody unknown');
    return { nodes: nodes.map(named).sort(), edges: edges.map(named).sort() };
  };
  const names = async (workspace: Workspace) =>
    new Set(JSON.stringify(await graphSubstance(workspace, 'mini')).match(NAMED));

  it('the graph is the same under other names', async () => {
    const [before, former] = [await bare(at.workspace), await names(at.workspace)];
    expect(former.size).toBeGreaterThan(10);
    expect(JSON.stringify(before)).not.toContain('unknown');
    await newPseudonyms(at.workspace, 'cli');
    expect(await bare(at.workspace)).toEqual(before);
    for (const name of await names(at.workspace)) expect(former.has(name)).toBe(false);
    expect(await verifyAll(at.workspace, around)).toMatchObject({ ok: true, graph: { compared: true } });
  });

  it('a graph of the former ones is made anew by whoever needs it', async () => {
    const { workspace } = at;
    const [before, former] = [await bare(workspace), await names(workspace)];
    const away = { rebuild: () => Promise.reject(new Error('killed')) } as unknown as Workspace['graph'];
    await expect(newPseudonyms({ ...workspace, graph: away }, 'cli')).rejects.toThrow('killed');
    const { config } = workspace;
    await workspace.close();
    at.workspace = await openWorkspace({ config, tell: () => {} });
    expect(await bare(at.workspace)).toEqual(before);
    for (const name of await names(at.workspace)) expect(former.has(name)).toBe(false);
    expect(await verifyAll(at.workspace, around)).toMatchObject({ ok: true, graph: { compared: true } });
  });
});
