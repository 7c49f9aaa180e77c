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
const open = async (): Promise<Temporary> => {
  const temporary = await temporaryWorkspace(FOLLOWING);
  opened.push(temporary);
  return temporary;
};
afterEach(async () => {
  for (const temporary of opened.splice(0)) await temporary.remove();
});

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
  ['hard', 21],
  ['families', 22],
] as const)('lists of the kind %s', (profile, seed) => {
  it('come out alike one by one and at once', { timeout: 120_000 }, async () => {
    const request = { profile, seed, people: 400, lists: 10 };
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
    // All but what is a fifth of the case by itself.
    expect(started.filter((task) => task === 'link-added').length).toBeGreaterThan(1);
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
    const request = { profile: 'default', seed: 24, people: 200, lists: 9 } as const;
    const [atOnce, byAndBy] = [await open(), await open()];
    const [all, most] = [join(atOnce.folder, 'case'), join(byAndBy.folder, 'most')];
    const { lists } = writeLists(all, request, 99);
    writeLists(most, request, lists - 1);
    await load(atOnce.workspace, all);
    const { workspace, started } = watched(byAndBy.workspace);
    await load(workspace, most);
    // Rows of one person in two lists, which both cases have.
    const { record } = workspace;
    const several = [...record.owners('people')].find(({ records }) => records > 2)!;
    const [row] = record.ownerRows('people', several.id);
    for (const one of [atOnce.workspace, workspace]) {
      const { owner } = one.record.rowOwner('people', row!.list, row!.row)!;
      await splitOwner(one, { ...QUIET, case: 'people', owner, rows: [row!], reason: 'another one' });
    }
    started.splice(0);
    await load(
      workspace,
      (writeLists(join(byAndBy.folder, 'all'), request, 99), join(byAndBy.folder, 'all')),
    );
    expect(started).toEqual(['link-added']);
    await expectAlike(workspace, atOnce.workspace);
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
