// Sixty generated list files of all kinds opened as an import does: what is detected against what is true.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFile, type Checked } from './check.ts';
import { generateFile } from './generate.ts';

const FILES = 60;

describe('generated files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-files-'));
  const checked: Checked[] = [];
  const share = (is: (one: Checked) => boolean): number => checked.filter(is).length / checked.length;

  beforeAll(async () => {
    for (let seed = 1; seed <= FILES; seed += 1) checked.push(await checkFile(seed, folder));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are the same of the same seed', () => {
    for (const seed of [3, 4, 5, 6]) {
      const [one, again] = [generateFile(seed), generateFile(seed)];
      expect(again.truth).toEqual(one.truth);
      expect(again.bytes.equals(one.bytes)).toBe(true);
    }
  });

  it('are of all kinds', () => {
    const kinds = new Set(checked.flatMap(({ kind }) => kind.split(', ')));
    const wanted = [
      'csv',
      'tsv',
      'txt',
      'xlsx',
      'xls',
      'utf-8',
      'utf-16le',
      'gb18030',
      'big5',
      'traditional',
      'en',
    ];
    const headers = ['header one', 'header two', 'header none', 'header both languages'];
    expect([...wanted, ...headers].filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('are read in their encodings, sheets and header rows', () => {
    expect(share(({ encoding }) => encoding)).toBeGreaterThanOrEqual(0.98);
    expect(share(({ sheet }) => sheet)).toBeGreaterThanOrEqual(0.98);
    expect(share(({ headerRow }) => headerRow)).toBeGreaterThanOrEqual(0.98);
  });

  it('have their columns mapped, and are wholly right', () => {
    const columns = checked.flatMap(({ fields }) => fields);
    const right = columns.filter(([, isRight]) => isRight).length / columns.length;
    expect(right).toBeGreaterThanOrEqual(0.99);
    expect(share(({ faults }) => faults.length === 0)).toBeGreaterThanOrEqual(0.96);
  });
});
