// The record under kill -9: the lock dies with its process, and no half of a transaction is ever found.
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openRecord } from './record.ts';
import { forgetChild, startChild, type Child } from './testing/processes.ts';
import { CASE, newFolder, newKey } from './testing/records.ts';

const children: Child[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
});

afterAll(forgetChild);

const start = async (what: 'hold' | 'write', data: string, key: Buffer): Promise<Child> => {
  const child = await startChild(what, data, key);
  children.push(child);
  return child;
};

/** Milliseconds, spread over several rounds of what the child does. */
const MOMENTS = Array.from({ length: 20 }, (_, at) => Math.round(at * 12 + Math.random() * 12));

const TOGETHER = 4;

/** Kills a process that writes, checks what it left and answers how many of its rounds are there. */
async function killAfter(moment: number): Promise<number> {
  const data = join(newFolder(), 'data');
  const key = newKey();
  const child = await start('write', data, key);
  expect(await child.line()).toBe('open');
  await new Promise((resolve) => setTimeout(resolve, moment));
  await child.kill();
  const told = child.said.filter((line) => line.startsWith('round')).length;

  const record = openRecord({ data, key });
  const { entries } = record.entries({ after: 0, limit: 100_000 });
  const last = entries.findLast(({ action }) => action === 'import');
  const round = (last?.payload as { round: number } | undefined)?.round ?? 0;
  // What was told as done is there, and at most one more that was done but not told.
  expect([told, told + 1]).toContain(round);
  expect(entries).toHaveLength(5 * round);
  expect(record.countRows(CASE, 'a')).toBe(50 * round);
  expect([...record.owners(CASE)]).toHaveLength(50 * round);
  expect(record.verify()).toEqual({ ok: true, entries: 5 * round, files: round, problems: [] });
  await record.transaction('test', (tx) => tx.append({ action: 'reveal', subject: 'after' }));
  await record.close();
  return round;
}

describe('kill -9', () => {
  it('frees the lock at once, and a second process is refused quickly before', async () => {
    const data = join(newFolder(), 'data');
    const key = newKey();
    const holder = await start('hold', data, key);
    expect(await holder.line()).toBe('open');
    const before = performance.now();
    expect(() => openRecord({ data, key })).toThrow(/is in use/);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await (await start('hold', data, key)).line()).toBe('refused data-in-use');
    await holder.kill();
    const record = openRecord({ data, key });
    expect(record.verify().ok).toBe(true);
    await record.close();
  });

  it(`leaves whole transactions only, after ${MOMENTS.join(', ')} ms`, async () => {
    const rounds: number[] = [];
    for (let at = 0; at < MOMENTS.length; at += TOGETHER) {
      rounds.push(...(await Promise.all(MOMENTS.slice(at, at + TOGETHER).map(killAfter))));
    }
    expect(rounds.some((round) => round > 1)).toBe(true);
  });
});
