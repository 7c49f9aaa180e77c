// What is remembered was counted by these files: whoever changes how they count says so, or the record mixes old counts with new.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MEMORY_VERSION } from './memory.ts';

const COUNTING = [
  'agreements',
  'align',
  'cells',
  'child-rows',
  'coded',
  'damage',
  'digests',
  'evidence',
  'hash',
  'judged-digests',
  'membership',
  'memory',
  'remarks',
  'rows-beside',
  'sequence',
  'writing',
];

/** The code without comments and line breaks, and without the version itself. */
const codeOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/MEMORY_VERSION = '.*'/, '')
    .replaceAll(/\s+/g, ' ');

it('is named in MEMORY_VERSION: put the digest that is found here there', () => {
  const digest = createHash('sha256').update(COUNTING.map(codeOf).join('\n')).digest('hex').slice(0, 12);
  expect(MEMORY_VERSION).toBe(digest);
});
