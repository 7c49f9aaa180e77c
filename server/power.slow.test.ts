// Loss of power: whatever of the writes that were not synced is missing, what was acknowledged is there, the record is sound, and the
// graph is brought up to it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../scripts/simulate/random.ts';
import { readConfig } from './config.ts';
import { verifyAll } from './operations/verify.ts';
import { openRecord } from './record/index.ts';
import { forgetChild, startChild } from './record/testing/processes.ts';
import { UNWATCHED } from './routes/unwatched.ts';
import { environment, program } from './testing/cli.ts';
import { canRecord, powerLost, recorded, recorder, saidAt, stepsOf } from './testing/power.ts';
import { MINI } from './testing/workspace.ts';
import { openWorkspace } from './workspace.ts';

const KEY = Buffer.alloc(32, 0x11);
const ROUNDS = 4;
const SEED = Math.floor(Date.now() / 86_400_000);

describe.skipIf(!canRecord())('where the power goes', () => {
  let home: string;
  let library: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'vinetrace-power-'));
    writeFileSync(join(home, 'key'), KEY.toString('hex'), { mode: 0o600 });
    library = recorder(home);
  });
  afterAll(() => {
    forgetChild();
    rmSync(home, { recursive: true, force: true });
  });
  const chanceOf = (seed: number) => {
    const chance = random(seed);
    return () => chance.unit();
  };

  describe('under a record', () => {
    let folder: string;
    let steps: ReturnType<typeof stepsOf>;
    beforeAll(async () => {
      folder = join(home, 'written');
      mkdirSync(folder);
      const log = join(home, 'record.log');
      Object.assign(process.env, recorded(library, folder, log));
      const child = await startChild('write', join(folder, 'data'), KEY);
      for (const name of ['LD_PRELOAD', 'POWER_FOLDER', 'POWER_LOG']) delete process.env[name];
      for (let line = await child.line(); line !== `round ${ROUNDS}`; line = await child.line())
        expect(line).toMatch(/^(open|round \d+)$/);
      await child.kill();
      steps = stepsOf(log);
    });

    /** Rounds in what is left, or what is wrong with it. */
    async function left(at: number, seed: number, syncs: boolean): Promise<number | string> {
      const into = join(home, `left-${seed}`);
      powerLost(steps, at, { folder, into, chance: chanceOf(seed), syncs });
      try {
        const record = openRecord({ data: join(into, 'data'), key: KEY });
        try {
          const { ok, problems, entries } = record.verify();
          return ok ? entries / 5 : problems.join('; ');
        } finally {
          await record.close();
        }
      } catch (error) {
        return String(error);
      } finally {
        rmSync(into, { recursive: true, force: true });
      }
    }

    const acknowledged = (at: number): number =>
      Array.from({ length: ROUNDS }, (_, n) => n + 1).filter((round) => {
        const said = saidAt(steps, `round ${round}\n`);
        return said >= 0 && said < at;
      }).length;

    /** Moments: right after each acknowledgement, and anywhere after the record was opened. */
    function moments(count: number): number[] {
      const chance = random(SEED);
      const opened = saidAt(steps, 'open\n') + 1;
      const anywhere = Array.from({ length: count }, () => chance.int(opened, steps.length));
      const after = Array.from({ length: ROUNDS }, (_, n) => saidAt(steps, `round ${n + 1}\n`) + 1);
      return [...after, ...anywhere];
    }

    it('was recorded: writes, syncs and what was said', () => {
      const kinds = new Set(
        steps.filter(({ path }) => /record\.db(-wal)?$/.test(path)).map(({ kind }) => kind),
      );
      expect([...kinds]).toEqual(expect.arrayContaining(['w', 's']));
      expect(saidAt(steps, `round ${ROUNDS}\n`)).toBeGreaterThan(0);
    });

    it('what was acknowledged is there, and the record is sound', async () => {
      for (const [n, at] of moments(24).entries()) {
        const rounds = await left(at, SEED * 1000 + n, true);
        const told = acknowledged(at);
        expect([told, told + 1], `seed ${SEED * 1000 + n}, step ${at} of ${steps.length}`).toContain(rounds);
      }
    });

    it('without the syncs it would not be', async () => {
      const found = [];
      for (const [n, at] of moments(10).entries()) {
        const rounds = await left(at, SEED * 1000 + n, false);
        found.push(typeof rounds === 'number' && rounds >= acknowledged(at));
      }
      expect(found).toContain(false);
    });
  });

  it('under a load, the graph is brought up to the record or made anew', async () => {
    const folder = join(home, 'loaded');
    mkdirSync(folder);
    const log = join(home, 'load.log');
    const env = { VINETRACE_KEY_FILE: join(home, 'key') };
    const done = spawnSync(
      process.execPath,
      [program(), 'load', MINI, '--json', '--data', join(folder, 'data')],
      { env: { ...environment(home, env), ...recorded(library, folder, log) }, encoding: 'utf8' },
    );
    expect(done.status, done.stderr).toBe(0);
    const steps = stepsOf(log);
    const begun = steps.findIndex(({ path }) => path.endsWith('.grafeo'));
    expect(begun).toBeGreaterThan(0);
    const told = saidAt(steps, '"counts"');
    const chance = random(SEED);
    const moments = [
      told + 1,
      steps.length,
      ...Array.from({ length: 8 }, () => chance.int(begun, steps.length)),
    ];
    for (const [n, at] of moments.entries()) {
      const into = join(home, `load-${n}`);
      powerLost(steps, at, { folder, into, chance: chanceOf(SEED + n) });
      const config = readConfig({ data: join(into, 'data') }, { VINETRACE_LOG_LEVEL: 'silent', ...env });
      const workspace = await openWorkspace({ config, tell: () => {} });
      try {
        await workspace.graph.engine();
        const found = await verifyAll(workspace, UNWATCHED);
        const where = `seed ${SEED + n}, step ${at} of ${steps.length}`;
        expect(found, where).toMatchObject({ ok: true, graph: { compared: true, differing: 0 } });
        if (at > told) expect(found.entries, where).toBe(28);
        else expect([0, 28], where).toContain(found.entries);
      } finally {
        await workspace.close();
      }
      rmSync(into, { recursive: true, force: true });
    }
  });
});
