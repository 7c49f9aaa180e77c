// What the trainer and the report are given is what the product infers from: a case read in process, and the same case loaded.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inferLineage } from '../../../server/lineage/index.ts';
import { ensureLineage } from '../../../server/operations/ensure-lineage.ts';
import { runQuery } from '../../../server/queries/run.ts';
import { load, temporaryWorkspace, type Temporary } from '../../../server/testing/workspace.ts';
import { writeFolder } from '../../fixtures/write-folder.ts';
import { caseFiles } from '../cases/case-folder.ts';
import { DEFAULT } from '../cases/parameters.ts';
import { writtenCase } from '../cases/written-case.ts';
import { readCase } from './read-case.ts';

let temporary: Temporary;
beforeEach(async () => void (temporary = await temporaryWorkspace()));
afterEach(() => temporary.remove());

it.each([41, 42])('the lineage of case %i is the same from its folder as from memory', async (seed) => {
  const one = writtenCase(seed, {
    ...DEFAULT,
    lists: 20,
    roots: 5,
    complexes: 8,
    scale: 0.25,
    coverage: 0.5,
    oldWorkbooks: 0.15,
    documented: 0.3,
    canaries: 0.3,
  });
  const { input } = await readCase(one);
  const folder = join(temporary.folder, 'case');
  writeFolder(folder, caseFiles(one, 'test'));
  const { workspace } = temporary;
  const loaded = await load(workspace, folder);
  await ensureLineage(workspace, loaded.case, {
    actor: 'test',
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const { lists } = await runQuery(workspace, 'lineage', { case: loaded.case });
  const byId = <T extends { id: string }>(of: readonly T[]): T[] =>
    of.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(lists)).toEqual(byId(inferLineage(input).lists));
});
