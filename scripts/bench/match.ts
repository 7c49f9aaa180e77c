/**
 * `npm run bench -- match [TRIALS [SEED]]`: lists of 500 rows with 2% of wrong cells, copied from one of the 100 lists of a
 * simulated case and held against it by the operation behind `vinetrace match`: how often the list that they were copied
 * from comes first, how often the wrong one is called a source, and how long it takes. Fails below the floor.
 */
import { join } from 'node:path';
import process from 'node:process';
import { bufferSource } from '../../server/ingest/readers/byte-source.ts';
import { matchFile } from '../../server/operations/match/match-list.ts';
import { load, temporaryWorkspace } from '../../server/testing/workspace.ts';
import { randomFor } from '../fixtures/random.ts';
import { writeFolder } from '../fixtures/write-folder.ts';
import { caseFiles } from '../simulate/cases/case-folder.ts';
import { DEFAULT } from '../simulate/cases/parameters.ts';
import { writtenCase } from '../simulate/cases/written-case.ts';
import { copiedList, type Taken } from './copied-list.ts';
import { quantile } from './statistics.ts';

const [trials = 60, seed = 500] = process.argv.slice(2).map(Number);
/** About 100 lists are seized. */
const PARAMETERS = { ...DEFAULT, lists: 143, roots: 20, complexes: 40 };
const [ROWS, ERRORS, FLOOR] = [500, 0.02, 0.95];
const WATCH = { onProgress: () => {}, signal: new AbortController().signal };

const one = writtenCase(seed, PARAMETERS);
const at = await temporaryWorkspace();
const folder = join(at.folder, 'case');
writeFolder(folder, caseFiles(one, 'default'));
const loaded = await load(at.workspace, folder);
process.stdout.write(`${loaded.counts.lists} lists, ${loaded.counts.rows} rows\n`);

const random = randomFor(seed, 'match');
const large = one.lists.filter(({ chain }) => chain.rows.length >= ROWS);
const chosen = Array.from({ length: trials }, () => random.pick(large));
let [first, sure, wrong] = [0, 0, 0];
const seconds: number[] = [];
for (const [n, list] of chosen.entries()) {
  const how: Taken = n % 2 === 0 ? 'run' : 'scattered';
  const bytes = copiedList(list.chain, { seed: seed + n, count: ROWS, errors: ERRORS, how });
  const found = await matchFile(at.workspace, {
    ...WATCH,
    case: loaded.case,
    source: { id: 'copy', file: list.file, path: list.file, bytes: bufferSource(list.file, bytes) },
  });
  const [top] = found.sources;
  const right = top?.list === list.id;
  first += Number(right);
  sure += Number(right && found.decision === 'derived');
  wrong += Number(!right && found.decision === 'derived');
  seconds.push(found.seconds);
  if (!right) {
    const own = found.sources.findIndex((source) => source.list === list.id);
    process.stdout.write(
      `  missed ${list.id} (${how}, ${list.chain.rows.length} rows): ${top?.list ?? 'nothing'} first, ${list.id} at ${own + 1}\n`,
    );
  }
}
await at.remove();
const share = first / trials;
process.stdout.write(
  `${trials} lists of ${ROWS} rows with ${ERRORS * 100}% errors: source first ${share.toFixed(3)}, named as source ${(sure / trials).toFixed(3)}, ` +
    `another one named ${(wrong / trials).toFixed(3)}; ${quantile(seconds, 0.5).toFixed(1)} s (median), ${quantile(seconds, 0.95).toFixed(1)} s (p95)\n`,
);
if (share < FLOOR) {
  process.stderr.write(`below the floor of ${FLOOR}\n`);
  process.exitCode = 1;
}
