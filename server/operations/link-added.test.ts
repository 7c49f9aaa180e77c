// Lists that are added to a case one by one: record and graph are those of a load of all, and only what they touch is linked.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { graphSubstance, linkageSubstance, writeLists } from '../testing/added-lists.ts';
import { load, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { Workspace } from '../workspace.ts';
import { splitOwner } from './split.ts';
import { retractEntry } from './retract.ts';

const FOLLOWING = { VINETRACE_LINEAGE_ROWS: '0' };
const QUIET = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };

const opened: Temporary[] = [];
const open = async (env: Record<string, string> = FOLLOWING): Promise<Temporary> => {
  const temporary = await temporaryWorkspace(env);
  opened.push(temporary);
  return temporary;
};
afterEach(async () => {
  for (const temporary of opened.splice(0)) await temporary.remove();
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** The same workspace, which notes the tasks that link. */
function watched(workspace: Workspace): { workspace: Workspace; started: string[] } {
  const { workers } = workspace;
  const started: string[] = [];
  const note = (task: string): void => {
    if (task.startsWith('link')) started.push(task);
  };
  return {
    started,
    workspace: {
      ...workspace,
      workers: {
        ...workers,
        start: (task, ...rest) => {
          note(task);
          return workers.start(task, ...rest);
        },
        run: (task, ...rest) => {
          note(task);
          return workers.run(task, ...rest);
        },
      },
    },
  };
}

const expectAlike = async (one: Workspace, other: Workspace): Promise<void> => {
  expect(linkageSubstance(one.record, 'people')).toEqual(linkageSubstance(other.record, 'people'));
  expect(one.record.verify()).toMatchObject({ ok: true, problems: [] });
  expect(await graphSubstance(one, 'people')).toEqual(await graphSubstance(other, 'people'));
};

describe.each([
  ['hard', 31],
  ['dirty', 32],
] as const)('lists of the kind %s', (profile, seed) => {
  it('come out alike one by one and at once', { timeout: 120_000 }, async () => {
    const request = { profile, seed, people: 400, lists: 12 };
    const [atOnce, byAndBy] = [await open(), await open()];
    const all = join(atOnce.folder, 'case');
    const { lists } = writeLists(all, request, 99);
    await load(atOnce.workspace, all);

    const { workspace, started } = watched(byAndBy.workspace);
    for (let count = lists - 3; count <= lists; count += 1) {
      const folder = join(byAndBy.folder, `case-${count}`);
      writeLists(folder, request, count);
      await load(workspace, folder);
    }
    expect(started).toEqual(['link', 'link-added', 'link-added', 'link-added']);
    await expectAlike(workspace, atOnce.workspace);

    // Taken back and given again.
    const [last] = workspace.record.facts('people', 'List').slice(-1);
    await retractEntry(workspace, { ...QUIET, seq: last!.entry, reason: 'another case' });
    await load(workspace, join(byAndBy.folder, `case-${lists}`));
    await expectAlike(workspace, atOnce.workspace);
  });
});

describe('what an investigator decided', () => {
  it('is kept to when a list is added after it', { timeout: 60_000 }, async () => {
    const request = { profile: 'default', seed: 31, people: 400, lists: 12 } as const;
    // In the one every list is linked with all, for its lineage is inferred at once.
    const [wholly, byAndBy] = [await open({}), await open()];
    const [most, all] = [join(byAndBy.folder, 'most'), join(byAndBy.folder, 'all')];
    const { lists } = writeLists(all, request, 99);
    writeLists(most, request, lists - 1);
    const started: string[][] = [];
    for (const { workspace: opening } of [wholly, byAndBy]) {
      const { workspace, started: linking } = watched(opening);
      await load(workspace, most);
      const { record } = workspace;
      const several = [...record.owners('people')].filter(({ records }) => records > 2).sort(byId)[0]!;
      const [row] = record.ownerRows('people', several.id);
      const decided = { ...QUIET, case: 'people', owner: several.id, rows: [row!], reason: 'another one' };
      await splitOwner(workspace, decided);
      linking.splice(0);
      await load(workspace, all);
      started.push(linking);
    }
    expect(started).toEqual([['link'], ['link-added']]);
    expect(linkageSubstance(byAndBy.workspace.record, 'people')).toEqual(
      linkageSubstance(wholly.workspace.record, 'people'),
    );
    expect(byAndBy.workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
  });
});

describe('a list', () => {
  it(
    'of more than a fifth of all rows, or one that changed, is linked with all',
    { timeout: 60_000 },
    async () => {
      const { workspace: opening, folder } = await open();
      const { workspace, started } = watched(opening);
      const request = { profile: 'default', seed: 23, people: 150, lists: 5 } as const;
      writeLists(join(folder, 'one'), request, 1);
      writeLists(join(folder, 'two'), request, 2);
      await load(workspace, join(folder, 'one'));
      await load(workspace, join(folder, 'two'));
      expect(started).toEqual(['link', 'link']);
    },
  );
});
