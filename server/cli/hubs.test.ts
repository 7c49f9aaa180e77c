// Hubs on the command line and over the web: the shapes that are relied on, what-if, draws, wrong usage; the same figures either way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { hubs as answer, hubsWithout } from '#contract/hubs.ts';
import { here, ROOT, type Ended } from '../testing/cli.ts';

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here([...args, '--quiet'], { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-hubs-'));
  expect((await run('load', join(ROOT, 'fixtures/cases/deyang'))).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hubs', { timeout: 60_000 }, () => {
  it('ranks parties, with their handles under them, and names sets that cut lists off', async () => {
    const found = (await run('hubs', '--json')).json((value) => answer.parse(value));
    expect(found.parties.map(({ rank }) => rank)).toEqual(found.parties.map((_, at) => at + 1));
    const broker = found.parties.find(({ id }) => id === 'B1')!;
    expect(broker).toMatchObject({ lists: 1, handles: ['H01', 'H02'], source: false });
    expect(broker.cutOff).toEqual(expect.arrayContaining(['L05', 'L07', 'L10']));
    expect(broker.sentences[0]!.text.zh).toContain(`${broker.cuts} 份名单`);
    const [one, two] = found.cutSets.filter(({ kind }) => kind === 'most-lists');
    expect(one!.parties).toEqual(['B1']);
    expect(two!.listsCutOff).toBeGreaterThan(one!.listsCutOff);
    expect([found.shown, found.draws]).toEqual([found.total, null]);
  });

  it('says what breaks, as the web does', async () => {
    const found = (await run('hubs', '--without', 'H01', 'T1', '--json')).json((value) =>
      answer.extend({ whatIf: hubsWithout }).parse(value),
    );
    expect(found.whatIf.without).toEqual(['B1', 'T1']);
    expect(found.whatIf.cutOff.map(({ list }) => list)).toEqual(
      expect.arrayContaining(['L05', 'L19', 'L21']),
    );
    const text = await run('hubs', '--without', 'B1', '--lang', 'zh');
    expect(text.stdout).toContain('追不到源头：');
  });

  it('draws expected values that the seed gives again', async () => {
    const one = (await run('hubs', '--expected', '60', '--seed', '5', '--json')).json((value) =>
      answer.parse(value),
    );
    const again = (await run('hubs', '--expected', '60', '--seed', '5', '--json')).json((value) =>
      answer.parse(value),
    );
    expect(one).toEqual(again);
    expect(one.draws).toMatchObject({ seed: 5, cuts: 60 });
    for (const { expected } of one.parties) {
      expect(expected!.cuts!.low).toBeLessThanOrEqual(expected!.cuts!.mean + expected!.cuts!.sd);
      expect(expected!.cuts!.sd).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves handles by themselves where that is asked for', async () => {
    const { parties } = (await run('hubs', '--identities', 'apart', '--json')).json((value) =>
      answer.parse(value),
    );
    expect(parties.find(({ id }) => id === 'H01')).toMatchObject({ lists: 1, kind: 'unknown' });
    expect(parties.find(({ id }) => id === 'B1')).toMatchObject({ lists: 0, in: 0, out: 0 });
  });

  it.each([
    [['hubs', '--expected', '5000'], 'wrong-usage'],
    [['hubs', '--seed', 'x'], 'wrong-usage'],
    [['hubs', '--without', 'nobody'], 'not-found'],
  ] as const)('%j is refused as %s', async (args, code) => {
    const ended = await run(...args, '--json');
    expect(ended.json((value) => problem.parse(value)).type).toBe(`urn:vinetrace:problem:${code}`);
  });
});
