/**
 * `npm run bench -- detect [FILES [FIRST_SEED]]`: generates list files of all kinds, opens each as an import does, and
 * prints the share right for encoding, sheet, header row, each field and whole files, and every failure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { LAST_SEEDS } from '../generate/files/generate.ts';
import { checkFile, summary, type Checked } from '../generate/files/check.ts';
import { secondsSince } from './statistics.ts';

const [files, first] = [Number(process.argv[2] ?? 500), Number(process.argv[3] ?? LAST_SEEDS)];
const folder = mkdtempSync(join(tmpdir(), 'vinetrace-detect-'));
const begun = performance.now();
const checked: Checked[] = [];
try {
  for (let seed = first; seed < first + files; seed += 1) checked.push(await checkFile(seed, folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const { name, kind, faults } of checked) {
  if (faults.length > 0)
    process.stdout.write(`${name} (${kind})\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
}
process.stdout.write(`${summary(checked)}\n${files} files in ${secondsSince(begun).toFixed(1)} s\n`);
