// Lineage that follows: what it is inferred from later gives what it gives at once, and until then every answer says how far it is.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lineageProgress } from '#contract/lineage-job.ts';
import { buildApp } from '../app.ts';
import { runQuery } from '../queries/run.ts';
import type { Fact, RecordReader } from '../record/index.ts';
import { here, ROOT } from '../testing/cli.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { ensureLineage } from './ensure-lineage.ts';
import { exportGraph } from './export-graph.ts';
import { retractEntry } from './retract.ts';

const DEYANG = join(ROOT, 'fixtures/cases/deyang');
const FOLLOWING = { VINETRACE_LINEAGE_ROWS: '0' };
const QUIET = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };

const opened: Temporary[] = [];
const open = async (env: Record<string, string> = {}): Promise<Temporary> => {
  const temporary = await temporaryWorkspace(env);
  opened.push(temporary);
  return temporary;
};
afterEach(async () => {
  for (const temporary of opened.splice(0)) await temporary.remove();
});

const lineageOf = (record: RecordReader, caseId: string): unknown[] =>
  record.facts(caseId, 'Lineage').map(({ id, payload }: Fact) => ({ id, payload }));

/** The graph without the numbers of entries, which depend on when something was entered. */
const graphOf = async ({ workspace }: Temporary, caseId: string): Promise<unknown> => {
  const { graph } = await exportGraph(workspace, { case: caseId });
  const bare = <T extends { props: object; entry?: unknown }>({
    props,
    entry: _entry,
    ...rest
  }: T): unknown => ({
    ...rest,
    props: Object.fromEntries(Object.entries(props).filter(([name]) => name !== 'entry')),
  });
  return {
    nodes: graph.nodes.map(bare),
    edges: graph.edges
      .map(bare)
      .map((edge) => JSON.stringify(edge))
      .sort(),
  };
};

describe('the lineage of a case of more rows than are inferred at once', () => {
  it('comes out as if it had been inferred at once, and is inferred once', { timeout: 60_000 }, async () => {
    const [atOnce, later] = [await open(), await open(FOLLOWING)];
    const { lineageUpTo, counts } = await load(atOnce.workspace, DEYANG);
    expect(lineageUpTo).toMatchObject({ compared: counts.lists, lists: counts.lists, stale: false });
    const loaded = await load(later.workspace, DEYANG);
    expect(loaded.lineageUpTo).toEqual({ entry: null, compared: 0, lists: counts.lists, stale: true });
    expect(lineageOf(later.workspace.record, 'deyang')).toEqual([]);
    const state = await ensureLineage(later.workspace, 'deyang', QUIET);
    expect(state).toMatchObject({ compared: counts.lists, lists: counts.lists, stale: false });
    expect(lineageOf(later.workspace.record, 'deyang')).toEqual(lineageOf(atOnce.workspace.record, 'deyang'));
    expect(await graphOf(later, 'deyang')).toEqual(await graphOf(atOnce, 'deyang'));
    const head = later.workspace.record.head();
    await ensureLineage(later.workspace, 'deyang', QUIET);
    expect(later.workspace.record.head()).toBe(head);
    expect((await load(later.workspace, DEYANG)).entries).toBe(0);
    expect(later.workspace.record.verify().ok).toBe(true);
  });

  it('says of how many lists it is once another one was loaded or one was taken back', async () => {
    const { workspace, folder } = await open(FOLLOWING);
    const table = join(folder, 'case', 'lists.csv');
    cpSync(MINI, join(folder, 'case'), { recursive: true });
    const all = readFileSync(table, 'utf8');
    const lines = all.trimEnd().split('\n');
    writeFileSync(table, `${lines.slice(0, -1).join('\n')}\n`);
    const last = lines.at(-1)!.split(',');
    const transfers = join(folder, 'case', 'transfers.csv');
    const documented = readFileSync(transfers, 'utf8');
    rmSync(transfers);
    await load(workspace, join(folder, 'case'));
    await ensureLineage(workspace, 'mini', QUIET);
    writeFileSync(table, all);
    writeFileSync(transfers, documented);
    const before = workspace.record.head();
    const { lineageUpTo, counts } = await load(workspace, join(folder, 'case'));
    expect(lineageUpTo).toMatchObject({ compared: counts.lists - 1, lists: counts.lists, stale: true });
    expect(await runQuery(workspace, 'lineage', { case: 'mini' })).toMatchObject({ lineageUpTo });
    await ensureLineage(workspace, 'mini', QUIET);
    // What it followed from is the cause of what changed, not the inference itself.
    const whole = { case: 'mini', limit: 10, offset: 0 };
    const { cause } = await runQuery(workspace, 'lineage-changes', whole);
    expect(cause).toMatchObject({ seq: before + 1, action: 'import' });

    const { entry } = workspace.record.fact('mini', 'List', last[0]!)!;
    await retractEntry(workspace, { ...QUIET, seq: entry, reason: 'not of this case' });
    const left = await runQuery(workspace, 'lineage', { case: 'mini' });
    expect(left.lineageUpTo).toMatchObject({
      compared: counts.lists - 1,
      lists: counts.lists - 1,
      stale: true,
    });
    for (const query of ['lineage-changes', 'document-findings'] as const) {
      expect(await runQuery(workspace, query, whole)).toMatchObject({ lineageUpTo: left.lineageUpTo });
    }
    const tasks = { case: 'mini', show: 'all', settle: 50, limit: 50, offset: 0 } as const;
    expect((await runQuery(workspace, 'tasks', tasks)).tasks.length).toBeGreaterThan(0);
    expect(left.lists.map(({ id }) => id)).not.toContain(last[0]);
    expect(left.lists.flatMap(({ parents }) => parents.map(({ id }) => id))).not.toContain(last[0]);
  });

  it('is caught up by the command that asks for it, and the load says so', { timeout: 30_000 }, async () => {
    const { folder, workspace } = await open();
    await workspace.close();
    const home = join(folder, 'home');
    const run = (...args: string[]) =>
      here([...args, '--data', join(home, 'data')], { home, env: FOLLOWING });
    const loaded = await run('load', MINI);
    expect(loaded.stderr).toMatch(/Lineage follows: 0 of \d+ lists/);
    const answer = JSON.parse((await run('lineage', '--json')).stdout) as { lineageUpTo: object; lists: [] };
    expect(answer.lineageUpTo).toMatchObject({ stale: false });
    expect(answer.lists.length).toBeGreaterThan(0);
  });
});

describe('a server', () => {
  it('infers in the background what is behind, says how far it is, and can be stopped', async () => {
    const { workspace } = await open(FOLLOWING);
    await load(workspace, MINI);
    const password = 'correct horse battery';
    await workspace.accounts.ensureAdministrator(password);
    const app = await buildApp(workspace, { host: '127.0.0.1', log: { write: () => {} } });
    try {
      const signed = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { user: 'admin', password },
      });
      const headers = { cookie: String(signed.headers['set-cookie']).split(';')[0] };
      const ask = async (method: 'GET' | 'POST', what: string) =>
        lineageProgress.parse(
          (await app.inject({ method, url: `/api/cases/mini/lineage/${what}`, headers })).json(),
        );
      const settled = async () => {
        for (;;) {
          const now = await ask('GET', 'progress');
          if (now.job.state !== 'running' && now.job.state !== 'waiting') return now;
          await new Promise((resolve) => void setTimeout(resolve, 10));
        }
      };
      expect(await settled()).toMatchObject({ lineageUpTo: { stale: false }, job: { state: 'idle' } });

      const [transfer] = workspace.record.facts('mini', 'Transfer');
      const head = workspace.record.head();
      await retractEntry(workspace, { ...QUIET, seq: transfer!.entry, reason: 'forged' });
      expect((await ask('POST', 'cancel')).job.state).toMatch(/waiting|running|cancelled/);
      expect(await settled()).toMatchObject({ lineageUpTo: { stale: true }, job: { state: 'cancelled' } });
      expect(workspace.record.head()).toBe(head + 1);
      await ask('POST', 'infer');
      expect(await settled()).toMatchObject({ lineageUpTo: { stale: false }, job: { state: 'idle' } });
    } finally {
      await app.close();
    }
  });

  it('logs what failed in the background by kind and place, without its message', async () => {
    const { workspace } = await open(FOLLOWING);
    await load(workspace, MINI);
    const start: typeof workspace.workers.start = () => Promise.reject(new TypeError('刘长贵 has no phone'));
    const lines: string[] = [];
    const broken = { ...workspace, workers: { ...workspace.workers, start } };
    const app = await buildApp(broken, {
      host: '127.0.0.1',
      log: { write: (line) => void lines.push(line) },
    });
    try {
      await app.ready();
      await vi.waitFor(() => expect(lines.join('')).toContain('a fault of ours'));
      expect(lines.join('')).toContain('"fault":"TypeError"');
      expect(lines.join('')).not.toContain('刘长贵');
    } finally {
      await app.close();
    }
  });
});
