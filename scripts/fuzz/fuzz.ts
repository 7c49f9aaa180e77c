/**
 * `npm run fuzz -- [--runs 10000] [--seed 1] [--only TARGET] [--workers 1]`: broken and odd inputs for parsers, normalisers,
 * masking, journal and projection. What breaks something is made small and kept under fixtures/fuzz; the exit status is
 * then 1. A run that was interrupted goes on where it ended when it is given the same numbers again.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { blocksOf, type Block } from './blocks.ts';
import { keep } from './fixtures.ts';
import { runBlocks } from './pool.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    workers: { type: 'string', default: '1' },
  },
});
const [runs, seed, workers] = [Number(values.runs), Number(values.seed), Number(values.workers)];
const blocks = blocksOf(runs, seed, values.only);
if (blocks.length === 0) {
  process.stderr.write(`there is no target ${values.only}\n`);
  process.exit(2);
}

const state = join(import.meta.dirname, '../../.cache/fuzz', `${seed}-${runs}-${values.only ?? 'all'}.json`);
const nameOf = ({ target, number }: Block): string => `${target} ${number}`;
const ready = new Set(existsSync(state) ? (JSON.parse(readFileSync(state, 'utf8')) as string[]) : []);
mkdirSync(dirname(state), { recursive: true });

const total = blocks.reduce((sum, block) => sum + block.runs, 0);
let done = blocks.filter((block) => ready.has(nameOf(block))).reduce((sum, block) => sum + block.runs, 0);
if (done > 0) process.stdout.write(`goes on after ${done} of ${total} inputs (${state})\n`);
const begun = performance.now();
const from = done;
let broke = 0;
let said = 0;

await runBlocks(
  blocks.filter((block) => !ready.has(nameOf(block))),
  workers,
  (block, broken) => {
    done += block.runs;
    if (broken === undefined) {
      ready.add(nameOf(block));
      writeFileSync(state, JSON.stringify([...ready]));
    } else {
      broke += 1;
      const file = keep(block.target, broken.bytes);
      process.stdout.write(
        `\nBROKEN ${block.target}, block ${block.number} of seed ${seed} (its own seed ${block.seed}): ${broken.error.slice(0, 1500)}\nkept as ${file}\n`,
      );
    }
    const seconds = (performance.now() - begun) / 1000;
    if (seconds - said < 10 && done < total) return;
    said = seconds;
    const left = ((total - done) * seconds) / Math.max(1, done - from);
    process.stdout.write(
      `${done} of ${total} inputs, ${Math.round(seconds)} s, about ${Math.round(left)} s left, ${broke} broke something\n`,
    );
  },
);
if (broke === 0) rmSync(state, { force: true });
process.exitCode = broke > 0 ? 1 : 0;
