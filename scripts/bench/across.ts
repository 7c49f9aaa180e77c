/**
 * `npm run bench -- across [CASES [OWNERS]]`: what cases have in common.
 * CASES (20) of OWNERS (50,000) people each, a tenth of them known in the case before; 200 accounts a case. Comparing them all
 * once and what of it the main thread did, the question of a whole case, of one element, of one page further on, and
 * what 500 more people cost.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { readConfig } from '../../server/config.ts';
import { runQuery } from '../../server/queries/run.ts';
import type { Linkage } from '../../server/record/index.ts';
import { bundledThread, forgetThread } from '../../server/workers/testing/thread.ts';
import { openWorkspace } from '../../server/workspace.ts';
import { median } from './statistics.ts';

const [cases = 20, owners = 50_000] = process.argv.slice(2).map(Number);
const GOAL_MS = 300;
const SHARED = 0.1;
const LISTS = 10;

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-across-'));
writeFileSync(join(folder, 'key'), '11'.repeat(32), { mode: 0o600 });
const config = readConfig({ data: join(folder, 'data') }, { VINETRACE_KEY_FILE: join(folder, 'key') });
const workspace = await openWorkspace({ config, tell: () => {}, thread: await bundledThread() });
const { record, across } = workspace;

/** Invented phones, numbered through all cases: the last of a case are the first of the next one. */
const phoneOf = (n: number): string => `19900${String(n % 1_000_000).padStart(6, '0')}`;
const idOf = (n: number): string => `510699${String(n).padStart(12, '0')}`;

function linkageOf(at: number): Linkage {
  const from = Math.round(at * owners * (1 - SHARED));
  const people = Array.from({ length: owners }, (_, n) => ({
    canonical: `id:${idOf(from + n)}`,
    name: '王小虎',
    keys: [`id:${idOf(from + n)}`, `phone:${phoneOf(from + n)}`],
    probability: 1,
  }));
  const lists = Array.from({ length: LISTS }, (_, list) => {
    const rows = Int32Array.from({ length: Math.floor(owners / LISTS) * 2 }, (__, row) => row + 1);
    const of = rows.map((row) => (list * Math.floor(owners / LISTS) + row - 1) % owners);
    return { list: `L${list}`, rows, owners: of, homes: new Int32Array(rows.length) };
  });
  return { owners: people, lists };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Processor time of the main thread so far (ms): on a busy machine the clock on the wall tells of others. */
function ofMainThread(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Compares what is to be compared; says how long that took, and how long the main thread worked on it and on its longest piece. */
async function compared(what: string): Promise<void> {
  const { put } = record.across;
  let [pieces, longest] = [0, 0];
  record.across.put = async (part) => {
    const began = ofMainThread();
    await put(part);
    pieces += 1;
    longest = Math.max(longest, ofMainThread() - began);
  };
  const [main, before] = [ofMainThread(), process.cpuUsage()];
  const all = await timed(() => across.refresh());
  const { user, system } = process.cpuUsage(before);
  record.across.put = put;
  say(
    `${what}: ${(all / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time, ` +
      `${((ofMainThread() - main) / 1000).toFixed(1)} s of it on the main thread in ${pieces} pieces, the longest ${longest.toFixed(0)} ms`,
  );
}
const say = (text: string): void => void process.stdout.write(`${text}\n`);

try {
  for (let at = 0; at < cases; at += 1) {
    const id = `case-${at}`;
    await record.transaction(
      'bench',
      (tx) => {
        tx.assert(id, 'Case', id, { values: { id, title: id } });
        for (let n = 0; n < 200; n += 1)
          tx.assert(id, 'Handle', `H${n}`, {
            values: { id: `H${n}`, platform: 'qq', value: `${at * 150 + n}` },
          });
        for (let list = 0; list < LISTS; list += 1)
          tx.assert(id, 'List', `L${list}`, { values: { id: `L${list}`, sha256: `${at}${list}` } });
        tx.putLinkage(id, linkageOf(at));
      },
      { isLarge: true },
    );
  }
  say(`${cases} cases of ${owners} people written`);
  await compared('all of them compared once');
  const middle = `case-${Math.floor(cases / 2)}`;
  const ask = (params: object) => () =>
    runQuery(workspace, 'across', { case: middle, limit: 100, offset: 0, ...params });
  const whole = await ask({})();
  say(`${middle}: ${JSON.stringify(whole.counts)} in ${whole.cases.length} of ${whole.compared} cases`);
  const person =
    whole.items.find(({ kind }) => kind === 'owner') ?? (await ask({ kind: 'owner' })()).items[0];
  const questions = {
    'a whole case': {},
    'people, the first 100': { kind: 'owner' },
    'people, 5,000 further on': { kind: 'owner', offset: 5_000 },
    'one person': { element: person?.here.id ?? '' },
    'one list': { element: 'L0' },
    'one other case': { with: `case-${Math.floor(cases / 2) + 1}` },
  };
  for (const [name, params] of Object.entries(questions)) {
    const runs: number[] = [];
    for (let run = 0; run < 9; run += 1) runs.push(await timed(ask(params)));
    say(
      `  ${name}: median ${median(runs).toFixed(0)} ms, longest ${Math.max(...runs).toFixed(0)} ms (goal ${GOAL_MS})`,
    );
  }
  const more = linkageOf(Math.floor(cases / 2));
  await record.transaction('bench', (tx) => {
    tx.putLinkage(middle, {
      ...more,
      owners: [
        ...more.owners,
        ...Array.from({ length: 500 }, (_, n) => ({
          canonical: `id:${idOf(n)}`,
          keys: [`id:${idOf(n)}`],
          probability: 1,
        })),
      ],
      lists: more.lists.map((list, at) => {
        if (at > 0) return list;
        const rows = Int32Array.from({ length: list.rows.length + 500 }, (_, row) => row + 1);
        const of = rows.map((_, row) =>
          row < list.rows.length ? list.owners[row]! : owners + row - list.rows.length,
        );
        return { ...list, rows, owners: of, homes: new Int32Array(rows.length) };
      }),
    });
  });
  await compared('500 more people compared');
} finally {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
  forgetThread();
}
