/**
 * `npm run bench -- match [TRIALS [SEED]]`: what the report of the lineage measures of new lists (`scripts/train/report/measure-match.ts`), by itself:
 * lists of 500 rows with 2% of wrong cells held against a simulated case of about 100 lists. Fails below the floor.
 */
import process from 'node:process';
import { measureMatch } from '../train/report/measure-match.ts';
import { quantile } from './statistics.ts';

const [trials = 60, seed = 500] = process.argv.slice(2).map(Number);
const FLOOR = 0.95;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const { lists, rows, matched, first, derived, wrong, each } = await measureMatch(seed, trials, (line) =>
  say(`  ${line}`),
);
const share = (count: number): string => (count / matched).toFixed(3);
say(
  `${matched} new lists against ${lists} lists, ${rows} rows: source first ${share(first)}, an edge claimed ${share(derived)}, ` +
    `to another list ${share(wrong)}; ${quantile(each, 0.5).toFixed(1)} s (median), ${quantile(each, 0.95).toFixed(1)} s (p95)`,
);
if (first / matched < FLOOR) {
  process.stderr.write(`below the floor of ${FLOOR}\n`);
  process.exitCode = 1;
}
