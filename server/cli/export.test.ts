// Exports on the command line: the same bytes twice, cut to a part, in the clear for a reason alone, and whole or not at all.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { exportResult, verifyResult } from '#contract/operations.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { exporterOf, FORMATS } from '../exporters/registry.ts';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

let folder: string;
let data: string;

const run = (args: readonly string[]): Promise<Ended> => here([...args, '--data', data], { home: folder });

/** Everything below a folder that is a file. */
const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-export-'));
  data = join(folder, 'data');
  const ended = await run(['load', MINI]);
  expect(ended.code, ended.stderr).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('export', { timeout: 120_000 }, () => {
  it.each(FORMATS)('writes the same %s twice, known to verify under any name', async (format) => {
    const [first, second] = [join(folder, `a.${format}`), join(folder, `b.${format}`)];
    const made = (await run(['export', '--format', format, '--out', first, '--json'])).json((value) =>
      exportResult.parse(value),
    );
    await run(['export', '--format', format, '--out', second]);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    expect(made.shown).toBe(made.nodes + made.edges);
    expect(made.chosen).toBe(made.total);
    // A format without a part holds all; one with a part says in itself what it leaves out.
    if (exporterOf(format).part === undefined) expect(made.shown).toBe(made.total);
    else expect(made.shown).toBeLessThanOrEqual(made.total);
    expect((await run(['verify', second, '--json'])).code).toBe(0);
    writeFileSync(second, 'changed');
    const changed = await run(['verify', second, '--json']);
    expect(changed.code).toBe(5);
    expect(changed.json((value) => verifyResult.parse(value)).ok).toBe(false);
  });

  it('cuts by focus, and leaves no file where there is no such element', async () => {
    const file = join(folder, 'focus.json');
    const made = (
      await run(['export', '--format', 'json', '--focus', 'L2', '--hops', '1', '--out', file, '--json'])
    ).json((value) => exportResult.parse(value));
    expect(made.shown).toBeLessThan(made.total);
    const none = join(folder, 'none.json');
    expect((await run(['export', '--format', 'json', '--focus', 'none', '--out', none])).code).toBe(3);
    expect(existsSync(none)).toBe(false);
  });

  it('cuts to what is selected and the transfers between, or to what stands around it', async () => {
    const file = join(folder, 'select.json');
    const selected = async (...more: string[]) => {
      const ended = await run([
        'export',
        '--format',
        'json',
        '--select',
        'M01',
        'R1',
        ...more,
        '--out',
        file,
      ]);
      expect(ended.code, ended.stderr).toBe(0);
      const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: { id: string }[] };
      return nodes.map(({ id }) => id);
    };
    expect(await selected()).toEqual(['M01', 'R1', 'X2']);
    expect(await selected('--hops', '1')).toEqual(
      expect.arrayContaining(['L2', 'L3', 'M01', 'R1', 'X1', 'X2']),
    );
    const [ftm, none] = [join(folder, 'select.ftm'), join(folder, 'none.ftm')];
    const cut = await run([
      'export',
      '--format',
      'ftm',
      '--select',
      'X1',
      'H01',
      '--out',
      ftm,
      '--lang',
      'en',
    ]);
    expect(cut.stdout).toContain('2 of what was asked for do not fit the format');
    for (const wrong of [
      ['--select', 'nobody'],
      ['--select', 'M01', '--focus', 'R1'],
      ['--select', 'M01', '--hops', '9'],
    ])
      expect((await run(['export', '--format', 'ftm', ...wrong, '--out', none])).code).toBeGreaterThan(0);
    expect(existsSync(none)).toBe(false);
  });

  it('reveals for a reason only, which the journal keeps', async () => {
    const file = join(folder, 'revealed.json');
    expect((await run(['export', '--format', 'json', '--reveal', '--out', file])).code).toBe(2);
    expect(existsSync(file)).toBe(false);
    expect(
      (await run(['export', '--format', 'json', '--reveal', '--reason', 'a court asked', '--out', file]))
        .code,
    ).toBe(0);
    const { entries } = (await run(['journal', '--json'])).json((value) =>
      QUERIES.journal.result.parse(value),
    );
    expect(entries.at(-1)?.action).toContain('reveal');
    expect(readFileSync(file, 'utf8')).not.toBe(readFileSync(join(folder, 'a.json'), 'utf8'));
  });

  it('makes no other file on its way, and keeps one closed that was there', async () => {
    const out = join(folder, 'watched');
    mkdirSync(out);
    const file = join(out, 'a.graphml');
    const seen = new Set<string | null>();
    const watcher = watch(out, (_, name) => seen.add(name));
    for (const before of [undefined, 'x'.repeat(1 << 20)]) {
      if (before !== undefined) writeFileSync(file, before, { mode: 0o644 });
      const made = (await run(['export', '--format', 'graphml', '--out', file, '--json'])).json((value) =>
        exportResult.parse(value),
      );
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(made.sha256);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    watcher.close();
    expect([...seen]).toEqual(['a.graphml']);
  });

  it('refuses a folder as its file, and notes nothing of it', async () => {
    const head = async (): Promise<number> =>
      (await run(['journal', '--json'])).json((value) => QUERIES.journal.result.parse(value)).entries.length;
    const before = await head();
    const ended = await run(['export', '--format', 'json', '--out', folder, '--json']);
    expect([ended.code, await head()]).toEqual([3, before]);
  });

  it('cannot write where there is no folder, and says so', async () => {
    const ended = await run(['export', '--format', 'json', '--out', join(folder, 'none/a.json'), '--json']);
    expect(ended.code).toBe(3);
    problem.parse(JSON.parse(ended.stdout));
  });

  it('leaves no phone, ID number or full name in the clear, nor does the data directory', () => {
    const source = readFileSync(join(MINI, 'lists/L1.csv'), 'utf8');
    const values = [...source.matchAll(/199\d{8}|510699[\dX]{12}/g)].map(([value]) => value);
    expect(values.length).toBeGreaterThan(10);
    const names = source
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
      .filter((name) => name.length >= 2);
    const looked = [...filesBelow(data), ...FORMATS.map((format) => join(folder, `a.${format}`))];
    expect(looked.length).toBeGreaterThan(6);
    for (const file of looked) {
      const bytes = readFileSync(file);
      for (const value of [...values, ...names]) {
        expect(bytes.includes(value), `${file} holds ${value}`).toBe(false);
      }
    }
  });
});
