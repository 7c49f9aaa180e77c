/**
 * How right identities are on generated handles: node scripts/run.mjs scripts/generate/handles/measure.ts [SEED …]
 * Pairs of one person that were joined, against all; and how often identities of a probability are wholly right.
 */
import process from 'node:process';
import { measureIdentities } from './measured.ts';

const seeds = process.argv.slice(2).map(Number);
const found = measureIdentities(seeds.length > 0 ? seeds : [900, 901, 902, 903, 904]);
for (const one of found.cases)
  process.stdout.write(
    `seed ${one.seed}: precision ${one.precision.toFixed(3)}, recall ${one.recall.toFixed(3)}, ${one.identities} identities\n`,
  );
process.stdout.write(
  `all: precision ${found.precision.toFixed(3)}, recall ${found.recall.toFixed(3)}; probability off by ${found.error.toFixed(3)} on average, pairs off by ${found.pairError.toFixed(3)}\n`,
);
for (const { from, to, count, mean, right } of found.bins)
  process.stdout.write(
    `${from.toFixed(2)}–${to.toFixed(2)}: ${count}, said ${mean.toFixed(3)}, right ${right.toFixed(3)}\n`,
  );
