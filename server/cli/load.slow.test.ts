// A load that is killed at any point leaves all of itself or nothing; the next command works, and the next load completes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadResult, rebuildResult, verifyResult } from '#contract/operations.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { cli, here, ROOT, type CliOptions, type Ended } from '../testing/cli.ts';
import { readingsOf, substanceOf, type Substance } from '../testing/substance.ts';

const CASE = join(ROOT, 'fixtures/cases/deyang');
const KILLS = 20;

let home: string;
let milliseconds: number;
let counts: object;
let undisturbed: Substance;
/** Files that killed loads had read whole, by kill. */
const taken: number[] = [];

const run = (data: string, args: readonly string[], options: Partial<CliOptions> = {}): Promise<Ended> =>
  cli([...args, '--json', '--data', join(home, data)], { home, ...options });

/**
 * A command in this process: on a busy machine the start of one of its own takes longer than all that it does, and of
 * that no kill before it can change anything.
 */
const ask = (data: string, ...args: string[]): Promise<Ended> =>
  here([...args, '--json', '--data', join(home, data)], { home });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'vinetrace-kill-'));
  // Builds the program, makes the key, and loads here what commands need: none of it is the time that is measured.
  await run('first', ['journal']);
  await ask('first', 'verify');
  const began = performance.now();
  const ended = await run('first', ['load', CASE]);
  milliseconds = performance.now() - began;
  counts = ended.json((value) => loadResult.parse(value)).counts;
  undisturbed = await substanceOf(join(home, 'first'), home, 'deyang');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('kill -9', () => {
  it.each(Array.from({ length: KILLS }, (_, at) => at))(
    'at random point %i changes nothing by halves',
    async (at) => {
      const data = `killed-${at}`;
      // One point in each twentieth of the time that a load takes, so that all of it is covered.
      const after = Math.round(((at + Math.random()) / KILLS) * milliseconds);
      await run(data, ['load', CASE], { killAfter: after });
      const began = performance.now();
      const verified = await ask(data, 'verify');
      expect(verified.code, `killed after ${after} ms: ${verified.stdout}`).toBe(0);
      expect(performance.now() - began).toBeLessThan(5000);
      expect(verified.json((value) => verifyResult.parse(value)).ok).toBe(true);
      const { entries } = (await ask(data, 'journal')).json((value) => QUERIES.journal.result.parse(value));
      const imports = entries.filter(({ action }) => action === 'import').length;
      expect(imports).toBeLessThanOrEqual(1);
      expect(entries.length > 0).toBe(imports === 1);

      const left = await readingsOf(join(home, data), home);
      if (imports === 0) taken.push(left.whole);

      const again = await run(data, ['load', CASE]);
      expect(again.code, again.stdout).toBe(0);
      expect(again.json((value) => loadResult.parse(value)).counts).toEqual(counts);
      expect(await substanceOf(join(home, data), home, 'deyang')).toEqual(undisturbed);
      expect((await readingsOf(join(home, data), home)).loose).toBe(0);
      const exported = join(home, `${data}.json`);
      const made = await ask(data, 'export', '--format', 'json', '--out', exported);
      const { nodes, edges } = JSON.parse(made.stdout) as { nodes: number; edges: number };
      const rebuilt = (await ask(data, 'rebuild')).json((value) => rebuildResult.parse(value));
      expect([nodes, edges]).toEqual([rebuilt.nodes, rebuilt.relationships]);
      rmSync(join(home, data), { recursive: true, force: true });
    },
  );

  it('left files that the next load did not read again', () => {
    expect(taken.some((whole) => whole > 0)).toBe(true);
  });
});

describe('SIGINT', () => {
  it.each([0.3, 0.5, 0.7, 0.8, 0.9, 0.95])(
    'after %d of the time cancels with nothing changed, or came too late',
    async (share) => {
      const data = `stopped-${share}`;
      const ended = await run(data, ['load', CASE], {
        signalAfter: { signal: 'SIGINT', ms: Math.round(share * milliseconds) },
      });
      expect([0, 3]).toContain(ended.code);
      const verified = (await ask(data, 'verify')).json((value) => verifyResult.parse(value));
      expect(verified.ok).toBe(true);
      if (ended.code === 3) {
        expect(ended.stdout).toContain('urn:vinetrace:problem:cancelled');
        expect(verified.entries).toBe(0);
      } else {
        expect(verified.entries).toBeGreaterThan(0);
      }
    },
  );
});
