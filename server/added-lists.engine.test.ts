// Lists that are added one by one, on both engines: the graph of either, lineage included, is the one that a load of all makes.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { wipe } from './graph/testing/engines.ts';
import { ensureLineage } from './operations/ensure-lineage.ts';
import { rebuildGraph } from './operations/rebuild.ts';
import { graphSubstance, writeLists } from './testing/added-lists.ts';
import { load, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const uri = inject('neo4jUri');
const FOLLOWING = { VINETRACE_LINEAGE_ROWS: '0' };
const QUIET = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };
const REQUEST = { profile: 'hard', seed: 31, people: 200, lists: 12 } as const;

let expected: Awaited<ReturnType<typeof graphSubstance>>;
const opened: Temporary[] = [];
const open = async (env: Record<string, string> = {}): Promise<Temporary> => {
  const temporary = await temporaryWorkspace({ ...FOLLOWING, ...env });
  opened.push(temporary);
  return temporary;
};

beforeAll(async () => {
  const { workspace, folder } = await open();
  writeLists(join(folder, 'case'), REQUEST, 99);
  await load(workspace, join(folder, 'case'));
  await ensureLineage(workspace, 'people', QUIET);
  expected = await graphSubstance(workspace, 'people');
});

afterAll(async () => {
  for (const temporary of opened.splice(0)) await temporary.remove();
});

describe.each([
  ['grafeo', {}],
  ['neo4j', uri === undefined ? undefined : { NEO4J_URI: uri }],
] as const)('on %s', (_, env) => {
  it.skipIf(env === undefined)(
    'the graph follows list by list, and a rebuild changes nothing',
    async () => {
      const { workspace, folder } = await open(env);
      if (uri !== undefined && env !== undefined && 'NEO4J_URI' in env) {
        const { openEngine } = await import('./graph/index.ts');
        const engine = await openEngine({ data: folder, env });
        await wipe(engine);
        await engine.close();
      }
      for (const count of [10, 11, 12]) {
        writeLists(join(folder, `case-${count}`), REQUEST, count);
        await load(workspace, join(folder, `case-${count}`));
        await ensureLineage(workspace, 'people', QUIET);
      }
      expect(await graphSubstance(workspace, 'people')).toEqual(expected);
      await rebuildGraph(workspace);
      expect(await graphSubstance(workspace, 'people')).toEqual(expected);
    },
    120_000,
  );
});
