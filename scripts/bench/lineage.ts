/**
 * Measures the lineage engine by itself: node scripts/run.mjs scripts/bench/lineage.ts
 * Exact overlaps of 1,000 lists with 10,000,000 rows; the lineage of 60 lists of some 1,000 rows, and of 300 lists with a million;
 * of either with one list more, from nothing and with what the inference before remembered, in turn.
 */
import process from 'node:process';
import {
  inferLineage,
  scoreCase,
  type LineageInput,
  type LineageMemory,
} from '../../server/lineage/index.ts';
import { ownerIndex } from '../../server/lineage/owner-index.ts';
import { overlaps } from '../../server/lineage/overlaps.ts';
import { random } from '../simulate/random.ts';
import { simulate } from '../simulate/simulate.ts';
import { quantile } from './statistics.ts';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const rowsOf = ({ lists }: LineageInput): number =>
  lists.reduce((sum, { rows, columns }) => sum + (columns?.row.length ?? rows.length), 0);

function measureOverlaps(lists: number, rows: number, owners: number): void {
  const r = random(1);
  // Lists of the same few estates: an owner is in four lists in the mean.
  const held = Array.from({ length: lists }, () => {
    const units = new Int32Array(rows);
    const from = r.int(0, owners - rows * 5);
    for (let at = 0, unit = from; at < rows; at += 1) units[at] = unit += r.int(1, 10);
    return units;
  });
  const before = process.memoryUsage().rss;
  const times: number[] = [];
  let pairs = 0;
  for (let run = 0; run < 5; run += 1) {
    const begun = performance.now();
    const shared = overlaps({ lists: held.length, ...ownerIndex(held, owners + rows * 10) });
    times.push(performance.now() - begun);
    pairs = shared.reduce((sum, both) => sum + (both > 0 ? 1 : 0), 0);
  }
  const more = process.memoryUsage().rss - before;
  say(
    `overlaps of ${lists} lists, ${lists * rows} rows: ${quantile(times, 0.5).toFixed(0)} ms ` +
      `(goal 2000), ${megabytes(more)} beside the rows (goal 500 MB), ${pairs} ordered pairs share owners`,
  );
}

function measureLineage(name: string, lists: number, scale: number, goal: number, runs: number): void {
  const { input } = simulate(7, { lists, hidden: 0, roots: Math.round(lists / 6), scale });
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    inferLineage(input);
    times.push(performance.now() - begun);
  }
  say(
    `lineage of ${name}: ${input.lists.length} lists, ${rowsOf(input)} rows: ` +
      `${(quantile(times, 0.5) / 1000).toFixed(2)} s (goal ${goal}), peak ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
  );
}

/** The rows in columns, as they come from the record. */
function inColumns(input: LineageInput): LineageInput {
  const index = input.fields.map(() => new Map<string, number>());
  const numberOf = (f: number, value: string | null): number => {
    if (value === null) return -1;
    const known = index[f]!.get(value) ?? index[f]!.size;
    index[f]!.set(value, known);
    return known;
  };
  const lists = input.lists.map(({ rows, ...list }) => ({
    ...list,
    rows: [],
    columns: {
      row: Int32Array.from(rows, ({ row }) => row),
      unit: Int32Array.from(rows, ({ unit }) => unit),
      group: Int32Array.from(rows, ({ group }) => group),
      values: Int32Array.from(rows.flatMap(({ values }) => values.map((value, f) => numberOf(f, value)))),
    },
  }));
  return { ...input, words: index.map((one) => [...one.keys()]), lists };
}

/** Wall clock and processor time of work. */
function timed<T>(work: () => T): { result: T; seconds: number; cpuSeconds: number } {
  const begun = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6 };
}

const inferred = (input: LineageInput, memory: LineageMemory) => {
  const scoring = scoreCase(input, memory);
  return { text: JSON.stringify(inferLineage(input, scoring)), memory: scoring.look.comparison.remembered() };
};

/** Lists of so many rows or more, each added to the case of all others. */
function measureAdded(name: string, lists: number, scale: number, rows: number, times: number): void {
  const input = inColumns(simulate(7, { lists, hidden: 0, roots: Math.round(lists / 6), scale }).input);
  const size = ({ columns }: LineageInput['lists'][number]): number => columns!.row.length;
  const able = input.lists.filter((list) => size(list) >= rows).sort((a, b) => size(a) - size(b));
  for (const added of able.slice(0, times)) {
    const before = inferred({ ...input, lists: input.lists.filter((list) => list !== added) }, new Map());
    const scratch = timed(() => JSON.stringify(inferLineage(input)));
    const again = timed(() => inferred(input, before.memory));
    if (again.result.text !== scratch.result) throw new Error('the outcome is another one');
    const { memory } = again.result;
    const same = [...memory].filter(([id, child]) => before.memory.get(id) === child).length;
    const told = ({ seconds, cpuSeconds }: { seconds: number; cpuSeconds: number }): string =>
      `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor time)`;
    say(
      `a list of ${size(added)} rows added to ${name}: from nothing ${told(scratch)}, with what is remembered ${told(again)}, ` +
        `${(scratch.cpuSeconds / again.cpuSeconds).toFixed(1)} times as fast; ${same} of ${memory.size} lists untouched`,
    );
  }
}

const wanted = process.argv.slice(2);
if (wanted.includes('added') || wanted.length === 0) {
  measureAdded('a usual case', 60, 1, 1_000, 5);
  measureAdded('a large case', 300, 3.6, 5_000, 2);
}
if (wanted.length > 0) process.exit();
measureOverlaps(1_000, 10_000, 2_500_000);
measureLineage('a usual case', 60, 1, 2, 5);
measureLineage('a large case', 300, 3.6, 60, 1);
