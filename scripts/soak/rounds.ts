// So many kills, on data directories that are kept for some rounds: each round begins with what the last kill left.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../server/testing/cli.ts';
import { random, type Random } from '../simulate/random.ts';
import { bundle } from './bundle.ts';
import { check, work, type Moment, type Place } from './round.ts';
import type { Said } from './said.ts';

export interface Asked {
  kills: number;
  seed: number;
  /** Directories that are worked on at once: while one is checked here, a process works on another. One where not said. */
  workers?: number;
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

/** What all directories of a run share: what is asked, what came out so far, and how long a line takes on this machine. */
interface Run {
  asked: Asked;
  programs: Pick<Place, 'program' | 'thread'>;
  outcome: Outcome;
  /** Milliseconds, so that moments are spread over the work whatever the machine's speed. */
  perLine: number;
}

const momentOf = (chance: Random, perLine: number): Moment => {
  const lines = chance.chance(0.1) ? 0 : 1 + chance.int(0, 12);
  return { lines, ms: Math.round(chance.unit() * (lines === 0 ? 1500 : 1.5 * perLine)) };
};

function note({ outcome }: Run, lived: readonly Said[], problems: readonly string[]): void {
  const last = lived.at(-1);
  const during = last === undefined ? 'start' : last.is === 'begun' ? last.name : 'between';
  outcome.kills += 1;
  outcome.acknowledged += lived.filter(({ is }) => is === 'done').length;
  outcome.during[during] = (outcome.during[during] ?? 0) + 1;
  outcome.problems.push(...problems);
}

/** The kills of one directory, from `first` on, each beginning with what the last one left. It is removed where nothing was wrong. */
async function oneDirectory(run: Run, first: number): Promise<void> {
  const { asked, outcome } = run;
  const { seed, kills, log, onKill } = asked;
  const chance = random(seed * 100_000 + first);
  const place = newPlace(run.programs);
  const acknowledged: Said[] = [];
  const last = Math.min(first + TOGETHER, kills);
  for (let kill = first; kill < last && outcome.problems.length === 0; kill += 1) {
    const moment = momentOf(chance, run.perLine);
    const childSeed = seed * 100_000 + kill;
    const begun = performance.now();
    const lived = await work(place, childSeed, moment);
    if (lived.length > 1) run.perLine = (run.perLine * 4 + (performance.now() - begun) / lived.length) / 5;
    acknowledged.push(...lived);
    const found = await check(place, acknowledged);
    const broken = lived.flatMap((line) => (line.is === 'broken' ? [`${line.name}: ${line.error}`] : []));
    note(run, lived, [...found.problems, ...broken]);
    appendFileSync(
      log,
      `${JSON.stringify({ kill, seed: childSeed, moment, data: place.data, said: lived, ...found, broken })}\n`,
    );
    onKill?.(outcome.kills, outcome);
  }
  if (outcome.problems.length === 0) rmSync(dirname(place.data), { recursive: true, force: true });
}

/**
 * Works, kills and checks, on so many directories at once; stops at the first problem and leaves its data directory for whoever looks
 * into it.
 */
export async function soak(asked: Asked): Promise<Outcome> {
  const programs = {
    program: await bundle(join(import.meta.dirname, 'child.ts')),
    thread: join(dirname(program()), 'thread.js'),
  };
  const outcome: Outcome = { kills: 0, acknowledged: 0, during: {}, problems: [] };
  const run: Run = { asked, programs, outcome, perLine: 300 };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < asked.kills && outcome.problems.length === 0) {
      const first = next;
      next += TOGETHER;
      await oneDirectory(run, first);
    }
  };
  await Promise.all(Array.from({ length: asked.workers ?? 1 }, lane));
  return outcome;
}
