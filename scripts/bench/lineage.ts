/**
 * Measures the lineage engine by itself: node scripts/run.mjs scripts/bench/lineage.ts
 * Exact overlaps of 1,000 lists with 10,000,000 rows; the lineage of 60 lists of some 1,000 rows, and of 300 lists with a million.
 */
import process from 'node:process';
import { inferLineage, type LineageInput } from '../../server/lineage/index.ts';
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

measureOverlaps(1_000, 10_000, 2_500_000);
measureLineage('a usual case', 60, 1, 2, 5);
measureLineage('a large case', 300, 3.6, 60, 1);
