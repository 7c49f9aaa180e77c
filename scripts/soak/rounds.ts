// So many kills, one after the other, on data directories that are kept for some rounds: each round begins with what the last kill left.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../server/testing/cli.ts';
import { random } from '../simulate/random.ts';
import { bundle } from './bundle.ts';
import { check, work, type Moment, type Place } from './round.ts';
import type { Said } from './said.ts';

export interface Asked {
  kills: number;
  seed: number;
  /** File that gets a line of JSON per kill. */
  log: string;
  onKill?: (done: number, outcome: Outcome) => void;
}

export interface Outcome {
  kills: number;
  acknowledged: number;
  /** Kills while something was at work, by its name. */
  during: Record<string, number>;
  problems: string[];
}

/** Kills on one data directory; it then grows too large to be checked quickly. */
const TOGETHER = 20;

function newPlace(programs: Pick<Place, 'program' | 'thread'>): Place {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-soak-'));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, '11'.repeat(32), { mode: 0o600 });
  mkdirSync(join(folder, 'files'));
  return { ...programs, data: join(folder, 'data'), keyFile, folder: join(folder, 'files') };
}

/** Works, kills and checks; stops at the first problem and leaves its data directory for whoever looks into it. */
export async function soak({ kills, seed, log, onKill }: Asked): Promise<Outcome> {
  const programs = {
    program: await bundle(join(import.meta.dirname, 'child.ts')),
    thread: join(dirname(program()), 'thread.js'),
  };
  const chance = random(seed);
  const outcome: Outcome = { kills: 0, acknowledged: 0, during: {}, problems: [] };
  let place = newPlace(programs);
  let acknowledged: Said[] = [];
  // How long a line takes on this machine, so that moments are spread over the work whatever its speed.
  let perLine = 300;
  for (let kill = 0; kill < kills && outcome.problems.length === 0; kill += 1) {
    if (kill > 0 && kill % TOGETHER === 0) {
      rmSync(dirname(place.data), { recursive: true, force: true });
      place = newPlace(programs);
      acknowledged = [];
    }
    const lines = chance.chance(0.1) ? 0 : 1 + chance.int(0, 12);
    const moment: Moment = { lines, ms: Math.round(chance.unit() * (lines === 0 ? 1500 : 1.5 * perLine)) };
    const childSeed = seed * 100_000 + kill;
    const begun = performance.now();
    const lived = await work(place, childSeed, moment);
    if (lived.length > 1) perLine = (perLine * 4 + (performance.now() - begun) / lived.length) / 5;
    acknowledged.push(...lived);
    const found = await check(place, acknowledged);
    const broken = lived.flatMap((line) => (line.is === 'broken' ? [`${line.name}: ${line.error}`] : []));
    const last = lived.at(-1);
    const during = last === undefined ? 'start' : last.is === 'begun' ? last.name : 'between';
    outcome.kills += 1;
    outcome.acknowledged += lived.filter(({ is }) => is === 'done').length;
    outcome.during[during] = (outcome.during[during] ?? 0) + 1;
    outcome.problems.push(...found.problems, ...broken);
    appendFileSync(
      log,
      `${JSON.stringify({ kill, seed: childSeed, moment, data: place.data, said: lived, ...found, broken })}\n`,
    );
    onKill?.(kill + 1, outcome);
  }
  if (outcome.problems.length === 0) rmSync(dirname(place.data), { recursive: true, force: true });
  return outcome;
}
