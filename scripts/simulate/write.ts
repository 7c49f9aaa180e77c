// Writes a simulated case as a case folder: node scripts/run.mjs scripts/simulate/write.ts SEED PROFILE DIR
import process from 'node:process';
import { writeFolder } from '../fixtures/write-folder.ts';
import { caseFiles } from './cases/case-folder.ts';
import { parametersOf } from './cases/profiles.ts';
import { writtenCase } from './cases/written-case.ts';

const [seed, profile, folder] = process.argv.slice(2);
if (seed === undefined || profile === undefined || folder === undefined) {
  process.stderr.write('usage: node scripts/run.mjs scripts/simulate/write.ts SEED PROFILE DIR\n');
  process.exit(2);
}
const one = writtenCase(Number(seed), parametersOf(Number(seed), profile));
writeFolder(folder, caseFiles(one, profile));
process.stdout.write(
  `${folder}: ${one.lists.length} lists of ${one.chain.length}, ${one.lists.reduce((sum, { chain }) => sum + chain.rows.length, 0)} rows\n`,
);
