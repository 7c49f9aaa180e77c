// What a load leaves behind: nothing when it is refused, what it read when it is cancelled, and no file is opened twice.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { Workspace } from '../workspace.ts';
import { loadFolder } from './load.ts';

let temporary: Temporary;
let folder: string;
/** Tasks that were started, by name. */
let started: string[];

/** The same workspace, which notes what its workers are asked. */
function watched(workspace: Workspace): Workspace {
  const { workers } = workspace;
  return {
    ...workspace,
    workers: {
      ...workers,
      start: (task, ...rest) => {
        started.push(task);
        return workers.start(task, ...rest);
      },
      run: (task, ...rest) => {
        started.push(task);
        return workers.run(task, ...rest);
      },
    },
  };
}

beforeEach(async () => {
  temporary = await temporaryWorkspace();
  folder = join(temporary.folder, 'case');
  cpSync(MINI, folder, { recursive: true });
  started = [];
});

afterEach(() => temporary.remove());

const listsOf = (text: string): number => text.trim().split('\n').length - 1;

describe('a load', () => {
  it('that is repeated opens no file, derives nothing and says that nothing changed', async () => {
    const workspace = watched(temporary.workspace);
    const first = await load(workspace, folder);
    expect(started.filter((task) => task === 'read-list')).toHaveLength(first.lists.length);
    started = [];
    const again = await load(workspace, folder);
    expect(again).toMatchObject({ counts: first.counts, lists: first.lists, entries: 0 });
    expect(started).toEqual([]);
  });

  it('derives nothing anew where only a party changed', async () => {
    const workspace = watched(temporary.workspace);
    await load(workspace, folder);
    started = [];
    const parties = join(folder, 'parties.csv');
    const [header = '', first = '', ...rest] = readFileSync(parties, 'utf8').trimEnd().split('\n');
    const name = header.trimEnd().split(',').indexOf('name');
    const cells = first.split(',');
    cells[name] = '另一家';
    writeFileSync(parties, [header, cells.join(','), ...rest, ''].join('\n'));
    expect((await load(workspace, folder)).entries).toBeGreaterThan(0);
    expect(started.filter((task) => task !== 'checkpoint')).toEqual([]);
  });

  it('that is refused leaves nothing that it read', async () => {
    const { record } = temporary.workspace;
    const table = join(folder, 'lists.csv');
    const lists = listsOf(readFileSync(table, 'utf8'));
    const broken = join(folder, 'lists', 'broken.xlsx');
    writeFileSync(broken, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]));
    const [header = '', first = ''] = readFileSync(table, 'utf8').split('\n');
    const names = header.trimEnd().split(',');
    const cells = first.split(',');
    cells[names.indexOf('id')] = 'broken';
    cells[names.indexOf('file')] = 'lists/broken.xlsx';
    writeFileSync(table, `${readFileSync(table, 'utf8').trimEnd()}\n${cells.join(',')}\n`);
    const workspace = watched(temporary.workspace);
    await expect(load(workspace, folder)).rejects.toMatchObject({ code: 'input-refused' });
    expect(started.filter((task) => task === 'read-list')).toHaveLength(lists + 1);
    expect(record.readings()).toEqual({ whole: 0, loose: 0 });
    expect(record.head()).toBe(0);
  });

  it('that is cancelled changes nothing, and the next one takes up what it had read', async () => {
    const { record } = temporary.workspace;
    const workspace = watched(temporary.workspace);
    const cancelling = new AbortController();
    const cancelled = loadFolder(workspace, {
      folder,
      actor: 'test',
      signal: cancelling.signal,
      // As soon as owners are linked, when all lists have been read.
      onProgress: ({ stage }) => {
        if (stage.en === 'Inferring lineage') cancelling.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(record.head()).toBe(0);
    expect([...record.owners('mini')]).toEqual([]);
    const { whole } = record.readings();
    expect(whole).toBeGreaterThan(0);
    expect(record.verify()).toMatchObject({ ok: true, entries: 0 });
    started = [];
    const loaded = await load(workspace, folder);
    expect(loaded.lists).toHaveLength(whole);
    expect(started).not.toContain('read-list');
    expect(record.readings()).toEqual({ whole, loose: 0 });
    expect(record.verify().ok).toBe(true);
  });
});
