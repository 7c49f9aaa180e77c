// Lists that come one by one into a case of files: the lineage is the one that a load of all gives, and most of it is remembered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { caseFiles } from '../../scripts/simulate/cases/case-folder.ts';
import { DEFAULT } from '../../scripts/simulate/cases/parameters.ts';
import { writtenCase, type WrittenCase } from '../../scripts/simulate/cases/written-case.ts';
import { MEMORY_VERSION } from '../lineage/index.ts';
import type { ResultOf } from '../workers/index.ts';
import { load, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { Workspace } from '../workspace.ts';
import { ensureLineage } from './ensure-lineage.ts';
import { retractEntry } from './retract.ts';

const QUIET = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };
const FOLLOWING = { VINETRACE_LINEAGE_ROWS: '0' };

const opened: Temporary[] = [];
const open = async (env: Record<string, string>): Promise<Temporary> => {
  const temporary = await temporaryWorkspace(env);
  opened.push(temporary);
  return temporary;
};
afterEach(async () => {
  for (const temporary of opened.splice(0)) await temporary.remove();
});

/** The case without some of its lists. */
function folderOf(one: WrittenCase, left: (at: number) => boolean, under: string): string {
  const folder = join(under, `case-${one.lists.filter((_, at) => left(at)).length}`);
  const lists = one.lists.filter((_, at) => left(at));
  const have = new Set(lists.map(({ id }) => id));
  const files = caseFiles(
    { ...one, lists, transfers: one.transfers.filter(({ list_id: list }) => have.has(list)) },
    'default',
  );
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return folder;
}

/** What the record holds of the lineage of each list, byte by byte. */
const lineageOf = ({ record }: Workspace, caseId: string): string[] =>
  record
    .facts(caseId, 'Lineage')
    .map(({ id, payload }) => `${id} ${JSON.stringify(payload)}`)
    .sort();

/** Lists of which the lineage is another one. */
const differing = (workspace: Workspace, caseId: string, expected: readonly string[]): string[] => {
  const found = lineageOf(workspace, caseId);
  expect(found).toHaveLength(expected.length);
  return found.filter((one, at) => one !== expected[at]).map((one) => one.split(' ')[0]!);
};

/** How many lists were counted anew by each inference. */
function watched(workspace: Workspace): { workspace: Workspace; counted: number[] } {
  const counted: number[] = [];
  const start: Workspace['workers']['start'] = async (task, ...rest) => {
    const job = await workspace.workers.start(task, ...rest);
    if (task !== 'lineage') return job;
    const note = (answer: unknown): void => {
      counted.push((answer as ResultOf<'lineage'>).memory.changed.length);
    };
    void job.result.then(note, () => undefined);
    return job;
  };
  return { counted, workspace: { ...workspace, workers: { ...workspace.workers, start } } };
}

it.each([
  ['inferred at once', {}, 641],
  ['that follows', FOLLOWING, 642],
] as const)('lineage %s is that of all lists at once', { timeout: 120_000 }, async (_, env, seed) => {
  const one = writtenCase(seed, { ...DEFAULT, lists: 26, roots: 6, complexes: 12, scale: 0.5 });
  const count = one.lists.length;
  const [atOnce, byAndBy] = [await open(env), await open(env)];
  const caseId = (
    await load(
      atOnce.workspace,
      folderOf(one, () => true, atOnce.folder),
    )
  ).case;
  await ensureLineage(atOnce.workspace, caseId, QUIET);
  const expected = lineageOf(atOnce.workspace, caseId);

  const { workspace, counted } = watched(byAndBy.workspace);
  for (let lists = count - 3; lists <= count; lists += 1) {
    // Not those that are last by id alone: any list may come last.
    const left = (at: number): boolean => (at * 7) % count < lists;
    await load(workspace, folderOf(one, left, byAndBy.folder));
    await ensureLineage(workspace, caseId, QUIET);
  }
  expect(differing(workspace, caseId, expected)).toEqual([]);
  expect(counted[0]).toBe(count - 3);
  // In a case of one place nearly every list is a neighbour of the new one; pairs of them are remembered all the same.
  const [last] = workspace.record.facts(caseId, 'List').slice(-1);
  await retractEntry(workspace, { ...QUIET, seq: last!.entry, reason: 'another case' });
  await ensureLineage(workspace, caseId, QUIET);
  await load(workspace, join(byAndBy.folder, `case-${count}`));
  await ensureLineage(workspace, caseId, QUIET);
  expect(differing(workspace, caseId, expected)).toEqual([]);
  expect(workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
});

it.each([
  ['in another way', 'older'],
  ['and cannot be read any more', MEMORY_VERSION],
])('what is remembered %s changes nothing', { timeout: 60_000 }, async (_, version) => {
  const one = writtenCase(643, { ...DEFAULT, lists: 12, roots: 4, complexes: 6, scale: 0.4 });
  const { workspace, folder } = await open({});
  const { case: caseId } = await load(
    workspace,
    folderOf(one, () => true, folder),
  );
  const expected = lineageOf(workspace, caseId);
  const lists = one.lists.map(({ id }) => id);
  const changed = lists.slice(0, 3).map((list) => ({ list, data: new Uint8Array([1, 2, 3]) }));
  await workspace.record.transaction('test', async (tx) => {
    await tx.keepLineageMemory(caseId, { version, lists, changed }, () => Promise.resolve());
    tx.markLineage(caseId, 0, 'another model');
  });
  await ensureLineage(workspace, caseId, QUIET);
  expect(differing(workspace, caseId, expected)).toEqual([]);
});
