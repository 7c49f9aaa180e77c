// kill -9 while all people are given other pseudonyms: either all of the former ones stand or all of the new, and the record works.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphSubstance, linkageSubstance, writeLists } from '../testing/added-lists.ts';
import { cli } from '../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { readConfig } from '../config.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { verifyAll } from './verify.ts';

const CASE = 'people';
const REQUEST = { profile: 'hard', seed: 31, people: 3_000, lists: 6 } as const;
const QUIET = { onProgress: () => {}, signal: new AbortController().signal };

let made: Temporary;
let cases: string;
let home: string;
/** What stands before: in all, and whose each row is. */
let before: { substance: string; owners: string[] };
let folder: string;

/** Everything but names, and the names of the owners of rows in order. */
async function stateOf(workspace: Workspace): Promise<{ substance: string; owners: string[] }> {
  const { record } = workspace;
  const owners = record
    .facts(CASE, 'List')
    .flatMap(({ id }) => [...record.rowOwners(CASE, id)].map(({ owner }) => owner));
  const number = new Map([...new Set(owners)].map((owner, n) => [owner, `person ${n}`]));
  const bare = (text: string): string =>
    text.replace(/\bo-[0-9a-f]{24}\b/g, (owner) => number.get(owner) ?? `unknown ${owner}`);
  const graph = await graphSubstance(workspace, CASE);
  const { owners: people, ...rest } = linkageSubstance(record, CASE) as { owners: object[] };
  const lines = [graph.nodes, graph.edges, people.map((one) => JSON.stringify(one))];
  return {
    substance: JSON.stringify([lines.map((all) => all.map(bare).sort()), bare(JSON.stringify(rest))]),
    owners,
  };
}

beforeAll(async () => {
  made = await temporaryWorkspace({ VINETRACE_LINEAGE_ROWS: '0' });
  cases = join(made.folder, 'case');
  writeLists(cases, REQUEST, REQUEST.lists);
  await load(made.workspace, cases);
  before = await stateOf(made.workspace);
  await made.workspace.close();
  home = made.folder;
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-pseudonyms-'));
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(made.folder, { recursive: true, force: true });
});

const env = () => ({ VINETRACE_KEY_FILE: join(made.folder, 'key'), VINETRACE_LINEAGE_ROWS: '0' });
const change = (data: string, killAfter?: number) =>
  cli(['key', 'pseudonyms', '--yes', '--data', data], {
    home,
    env: env(),
    ...(killAfter === undefined ? {} : { killAfter }),
  });

let seen: Set<string>;
it('needs a word, and says what changes', async () => {
  const data = join(folder, 'asked');
  cpSync(join(made.folder, 'data'), data, { recursive: true });
  const bare = await cli(['key', 'pseudonyms', '--data', data, '--lang', 'en'], { home, env: env() });
  expect(bare.code).toBe(2);
  expect(bare.stderr).toMatch(/Confirm by --yes.*no longer match/);
  const wrong = join(folder, 'key');
  writeFileSync(wrong, '22'.repeat(32), { mode: 0o600 });
  const other = await cli(['key', 'pseudonyms', '--yes', '--data', data], {
    home,
    env: { VINETRACE_KEY_FILE: wrong },
  });
  expect(other.code).toBe(5);
  const done = await cli(['key', 'pseudonyms', '--yes', '--data', data, '--json'], { home, env: env() });
  expect(done.code).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({
    action: 'pseudonyms',
    cases: 1,
    owners: new Set(before.owners).size,
  });
}, 120_000);

it('killed at any moment leaves one of both', { timeout: 600_000 }, async () => {
  const whole = join(folder, 'whole');
  cpSync(join(made.folder, 'data'), whole, { recursive: true });
  const began = performance.now();
  expect((await change(whole)).code).toBe(0);
  const took = performance.now() - began;
  const former = new Set(before.owners);
  seen = new Set();
  for (let part = 2; part <= 13; part += 1) {
    const data = join(folder, `killed-${part}`);
    cpSync(join(made.folder, 'data'), data, { recursive: true });
    await change(data, (took * part) / 13);
    const workspace = await openWorkspace({ config: readConfig({ data }, env()), tell: () => {} });
    try {
      const { substance, owners } = await stateOf(workspace);
      expect(substance).toBe(before.substance);
      const kept = owners.filter((owner) => former.has(owner)).length;
      expect([0, owners.length]).toContain(kept);
      const journalled = workspace.record.entriesAbout('pseudonyms:').length;
      expect(journalled).toBe(kept === 0 ? 1 : 0);
      seen.add(kept === 0 ? 'new' : 'former');
      expect(await verifyAll(workspace, QUIET)).toMatchObject({ ok: true, problems: [] });
      const head = workspace.record.head();
      await load(workspace, cases);
      expect(workspace.record.head()).toBe(head);
      if (kept > 0) continue;
      await workspace.close();
      const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      for (const file of files) {
        const names =
          readFileSync(join(file.parentPath, file.name), 'latin1').match(/\bo-[0-9a-f]{24}\b/g) ?? [];
        expect(names.filter((name) => former.has(name))).toEqual([]);
      }
    } finally {
      await workspace.close();
      rmSync(data, { recursive: true, force: true });
    }
  }
  // Else it was never killed where it matters.
  expect([...seen].sort()).toEqual(['former', 'new']);
});
