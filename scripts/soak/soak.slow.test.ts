// Twenty kills at random points of everything that enters something; the long run is `npm run soak`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { soak } from './rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-soak-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('loses nothing acknowledged, wherever it is killed', { timeout: 600_000 }, async () => {
  const log = join(folder, 'log.jsonl');
  const seed = 1;
  const outcome = await soak({ kills: 20, seed, log });
  expect(outcome.problems, `seed ${seed}: ${readFileSync(log, 'utf8').split('\n').at(-2) ?? ''}`).toEqual([]);
  expect(outcome.kills).toBe(20);
  expect(outcome.acknowledged).toBeGreaterThan(10);
});
