/**
 * `npm run bench -- match-large [ROWS …]`: lists of 5,000 and of 500 rows that are not in the case held against cases of 250,000 and 1,000,000 rows
 * of people as they are, in turn, within one process that stays: what an answer costs, and that it does not grow with the case.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { bufferSource } from '../../server/ingest/readers/byte-source.ts';
import { matchFile } from '../../server/operations/match/match-list.ts';
import { load, temporaryWorkspace } from '../../server/testing/workspace.ts';
import { peopleCase } from './people-case.ts';
import { median } from './statistics.ts';

const [ADDED, FEW, TIMES] = [5_000, 500, 5];
const WATCH = { onProgress: () => {}, signal: new AbortController().signal };
const wanted = process.argv.slice(2).map(Number);
const sizes = wanted.length > 0 ? wanted : [250_000, 1_000_000];

/** The header and the first rows of a file. */
const firstRows = (file: string, rows: number): Buffer =>
  Buffer.from(
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, rows + 1)
      .join('\n'),
  );

const cases = await Promise.all(
  sizes.map(async (rows) => {
    const people = peopleCase(rows, ADDED);
    const at = await temporaryWorkspace();
    const { case: id, counts } = await load(at.workspace, people.folder);
    return { at, id, counts, more: people.more };
  }),
);
for (const rows of [ADDED, FEW]) {
  const spent = cases.map(() => ({ cpu: [] as number[], wall: [] as number[] }));
  // The first question of a case also reads what is kept for the next ones.
  for (let time = -1; time < TIMES; time += 1) {
    for (const [n, { at, id, more }] of cases.entries()) {
      const file = more[Math.max(time, 0) % more.length]!;
      const bytes = firstRows(file, rows);
      const before = process.cpuUsage();
      const found = await matchFile(at.workspace, {
        ...WATCH,
        case: id,
        source: {
          id: 'new',
          file: basename(file),
          path: file,
          bytes: bufferSource(basename(file), bytes),
        },
      });
      const { user, system } = process.cpuUsage(before);
      if (time < 0) continue;
      spent[n]!.cpu.push((user + system) / 1e6);
      spent[n]!.wall.push(found.seconds);
    }
  }
  for (const [n, { counts }] of cases.entries()) {
    process.stdout.write(
      `a list of ${rows} rows against ${counts.rows} rows in ${counts.lists} lists: ` +
        `${median(spent[n]!.cpu).toFixed(2)} s of processor time, ${median(spent[n]!.wall).toFixed(2)} s\n`,
    );
  }
}
for (const { at } of cases) await at.remove();
