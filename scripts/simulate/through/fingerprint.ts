// A fingerprint of the code that makes and reads simulated cases: what was kept is of use as long as it stands.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const FOLDERS = [
  'server/contract',
  'scripts/simulate',
  'scripts/generate',
  'scripts/fixtures',
  'server/ingest',
  'server/linkage',
  'server/names',
];
const FILES = [
  'server/workers/lineage-input.ts',
  'server/workers/linked.ts',
  'server/workers/tasks/link.ts',
  'package-lock.json',
];

let known: string | undefined;

/** Of all source files involved, tests left out; the same in any checkout of the same state. */
export function fingerprint(): string {
  if (known !== undefined) return known;
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(folder, file)),
  );
  const hash = createHash('sha256');
  for (const file of [...found, ...FILES].sort()) hash.update(file).update(readFileSync(join(ROOT, file)));
  return (known = hash.digest('hex').slice(0, 12));
}
