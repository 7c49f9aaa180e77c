// kill -9 while a case is taken: the record holds all of it or nothing, and taking it once more gives what one taking gives.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { graphSubstance, linkageSubstance, writeLists } from '../../testing/added-lists.ts';
import { ROOT } from '../../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { countsOf } from '../load.ts';
import { transferKeyOf } from './key.ts';
import { sendToFile } from './send.ts';
import { takeTransfer } from './take.ts';

const CASE = 'people';
const QUIET = { onProgress: () => {}, signal: new AbortController().signal };

let from: Temporary;
let folder: string;
let keyFile: string;
let file: string;
/** What a taking tells while nobody kills it, stage by stage. */
let told: string[];
let expected: Awaited<ReturnType<typeof substance>>;

const substance = async (workspace: Workspace) => ({
  counts: countsOf(workspace.record, CASE),
  linkage: linkageSubstance(workspace.record, CASE),
  lineage: workspace.record
    .facts(CASE, 'Lineage')
    .map(({ id, payload }) => `${id} ${JSON.stringify(payload)}`)
    .sort(),
  graph: await graphSubstance(workspace, CASE),
});

const open = (name: string): Promise<Workspace> => {
  const env = { VINETRACE_LOG_LEVEL: 'info', VINETRACE_KEY_FILE: keyFile };
  return openWorkspace({ config: readConfig({ data: join(folder, name) }, env), tell: () => {} });
};

/** Takes the file in a process of its own. @param killAt the progress event at which it is killed; 0 for none */
function taken(name: string, killAt: number): string[] {
  const child = spawnSync(
    process.execPath,
    [
      join(ROOT, 'scripts/run.mjs'),
      join(ROOT, 'server/testing/take-child.ts'),
      join(folder, name),
      keyFile,
      file,
      String(killAt),
    ],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = child.stdout.split('\n').filter((line) => line !== '');
  expect([lines.includes('done'), child.signal]).toEqual(killAt === 0 ? [true, null] : [false, 'SIGKILL']);
  return lines;
}

const takeHere = async (workspace: Workspace) => {
  const blob = await openAsBlob(file);
  const stream = () => blob.stream() as unknown as AsyncIterable<Uint8Array>;
  return takeTransfer(workspace, { bytes: statSync(file).size, stream }, { actor: 'taker', ...QUIET });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-taken-'));
  keyFile = join(folder, 'key');
  file = join(folder, 'sent.age');
  writeFileSync(keyFile, '22'.repeat(32), { mode: 0o600 });
  from = await temporaryWorkspace();
  writeLists(join(from.folder, 'case'), { profile: 'hard', seed: 31, people: 300, lists: 10 }, 99);
  await load(from.workspace, join(from.folder, 'case'));
  const there = await open('whole');
  const { recipient } = await transferKeyOf(there);
  await there.close();
  await sendToFile(from.workspace, file, {
    case: CASE,
    actor: 'sender',
    masked: false,
    reason: '移送',
    lock: { recipient },
    ...QUIET,
  });
  told = taken('whole', 0);
  const whole = await open('whole');
  expected = await substance(whole);
  await whole.close();
}, 240_000);
afterAll(async () => {
  await from?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Where in it somebody pulls the plug: at the first event of a stage, or in its middle. */
const MOMENTS = [
  ['Checking the file', 0.5],
  ['Taking the case', 0],
  ['Taking the case', 0.5],
  ['Taking the case', 0.9],
  ['Linking owners', 0],
  ['Inferring lineage', 0.5],
  ['Writing the graph', 0],
  ['Writing the graph', 0.5],
] as const;

it.each(MOMENTS)('killed in “%s”, %d of the way', { timeout: 240_000 }, async (stage, share) => {
  const events = told.flatMap((line, at) => (line === stage ? [at + 1] : []));
  expect(events, `events of ${stage}`).not.toEqual([]);
  const name = `${stage} ${share}`;
  taken(name, events[Math.floor(share * events.length)]!);
  const workspace = await open(name);
  const { record } = workspace;
  try {
    expect(record.verify()).toMatchObject({ ok: true, problems: [] });
    const isThere = record.fact(CASE, 'Case', CASE) !== undefined;
    // The graph is written once the record stands.
    expect(isThere).toBe(stage === 'Writing the graph');
    if (!isThere) {
      expect(record.entries({ case: CASE, after: 0, limit: 1 }).total).toBe(0);
      expect(record.facts(CASE)).toEqual([]);
    }
    expect(await takeHere(workspace)).toMatchObject({ case: CASE, already: isThere });
    if (isThere) await workspace.graph.catchUp({ onProgress: () => {} });
    expect(await substance(workspace)).toEqual(expected);
    expect(record.verify()).toMatchObject({ ok: true, problems: [] });
    // Nothing that was read by the process that was killed is left over.
    expect(record.readings().loose).toBe(0);
  } finally {
    await workspace.close();
  }
});
