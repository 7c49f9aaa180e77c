// Which cases the weights are fitted on and which only measure them: the one place where the source of cases is chosen.
import { PROFILES, type SimulationParameters, varied } from '../simulate/parameters.ts';
import { PROFILES as FILE_PROFILES } from '../simulate/cases/profiles.ts';
import { simulateCase } from '../simulate/simulate-case.ts';
import { simulate, type SimulatedCase } from '../simulate/simulate.ts';

/** `train` fits; `held` measures, its profiles partly outside of the ranges that were trained on. */
export interface PlannedCase {
  name: string;
  set: 'train' | 'held';
  profile: string;
  source: 'memory' | 'files';
  seed: number;
}

/** Seeds of training cases begin here; development uses 500–599, and 900–949 are kept for the last measurement. */
export const FIRST_SEED = 100_000;
const HELD_SEED = 500;

/** Ranges that training never draws from: what a probability is worth must hold there too. */
const SHIFTS: Record<string, Partial<SimulationParameters>> = {
  'few new errors': { newErrors: 0.0005 },
  '75% hidden': { hidden: 0.75 },
  'many errors at the roots': { rootErrors: 0.08 },
  'fixes often': { fixes: 0.01 },
};

const VARIED = 'varied';

/** So many folders come before the cases in memory: a run that is looked at before its end has some of both. */
const EARLY = 100;

const measured: Record<string, Partial<SimulationParameters>> = { ...PROFILES, ...SHIFTS };

/** How many cases a run has: to train on, of real files and in memory; per profile to measure with. */
export interface Amounts {
  files: number;
  memory: number;
  heldFiles: number;
  heldMemory: number;
}

const planned = (
  set: PlannedCase['set'],
  source: PlannedCase['source'],
  profile: string,
  firstSeed: number,
  count: number,
): PlannedCase[] =>
  Array.from({ length: count }, (_, i) => {
    const seed = firstSeed + i;
    return { name: [source, profile.replaceAll(/\W+/g, '-'), seed].join('-'), set, profile, source, seed };
  });

/** The cases of a run. Mostly whole folders, read and linked as the product does; some in memory, for variety. */
export function planOf({ files, memory, heldFiles, heldMemory }: Amounts): PlannedCase[] {
  const early = Math.min(files, EARLY);
  return [
    ...planned('train', 'files', VARIED, FIRST_SEED, early),
    ...planned('train', 'memory', VARIED, FIRST_SEED, memory),
    ...planned('train', 'files', VARIED, FIRST_SEED + early, files - early),
    ...Object.keys(FILE_PROFILES).flatMap((of) => planned('held', 'files', of, HELD_SEED, heldFiles)),
    ...Object.keys(measured).flatMap((of) => planned('held', 'memory', of, HELD_SEED, heldMemory)),
  ];
}

/** Makes a planned case: rows with the truth beside them. */
export function caseOf({ source, profile, seed }: PlannedCase): SimulatedCase | Promise<SimulatedCase> {
  if (source === 'files') return simulateCase(seed, profile);
  return simulate(seed, profile === VARIED ? varied(seed) : measured[profile]);
}
