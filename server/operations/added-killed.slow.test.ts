// kill -9 while a list is added: what stands is whole, and the next load gives what a load of all at once gives, lineage included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphSubstance, linkageSubstance, writeLists } from '../testing/added-lists.ts';
import { ROOT } from '../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { readConfig } from '../config.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { ensureLineage } from './ensure-lineage.ts';

const QUIET = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };
const REQUEST = { profile: 'hard', seed: 31, people: 300, lists: 10 } as const;
const CASE = 'people';

let whole: Temporary;
let all: string;
let most: string;
let expected: Awaited<ReturnType<typeof substance>>;
const substance = async (workspace: Workspace) => ({
  linkage: linkageSubstance(workspace.record, CASE),
  lineage: workspace.record
    .facts(CASE, 'Lineage')
    .map(({ id, payload }) => `${id} ${JSON.stringify(payload)}`)
    .sort(),
  graph: await graphSubstance(workspace, CASE),
});

beforeAll(async () => {
  whole = await temporaryWorkspace({ VINETRACE_LINEAGE_ROWS: '0' });
  all = join(whole.folder, 'all');
  most = join(whole.folder, 'most');
  const { lists } = writeLists(all, REQUEST, 99);
  writeLists(most, REQUEST, lists - 1);
  await load(whole.workspace, all);
  await ensureLineage(whole.workspace, CASE, QUIET);
  expected = await substance(whole.workspace);
}, 120_000);
afterAll(() => whole.remove());

/** Loads all but one list, then begins with the last and is killed so many milliseconds later. */
async function killedAfter(moment: number, data: string, keyFile: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'scripts/run.mjs'),
      join(ROOT, 'server/testing/load-child.ts'),
      data,
      keyFile,
      CASE,
      most,
      all,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let isDone = false;
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'load 1') setTimeout(() => child.kill('SIGKILL'), moment);
    isDone = line === 'done';
  });
  await once(child, 'close');
  return isDone;
}

it.each([20, 150, 350, 600, 1000, 1600, 2500])(
  'killed %i ms after the load of the last list began',
  { timeout: 240_000 },
  async (moment) => {
    const folder = mkdtempSync(join(tmpdir(), 'vinetrace-killed-'));
    const keyFile = join(folder, 'key');
    const data = join(folder, 'data');
    writeFileSync(keyFile, '11'.repeat(32), { mode: 0o600 });
    const isDone = await killedAfter(moment, data, keyFile);
    const config = readConfig(
      { data },
      { VINETRACE_LOG_LEVEL: 'info', VINETRACE_KEY_FILE: keyFile, VINETRACE_LINEAGE_ROWS: '0' },
    );
    const workspace = await openWorkspace({ config, tell: () => {} });
    try {
      const before = workspace.record.facts(CASE, 'List').length;
      // All of the added list is there, or nothing of it.
      expect(workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
      expect([REQUEST.lists - 1, REQUEST.lists]).toContain(before);
      if (isDone) expect(before).toBe(REQUEST.lists);
      await load(workspace, all);
      await ensureLineage(workspace, CASE, QUIET);
      expect(await substance(workspace)).toEqual(expected);
      expect(workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
    } finally {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
