// Which cases the weights are fitted on and which only measure them: the one place where the source of cases is chosen.
import { PROFILES, type SimulationParameters, varied } from '../simulate/parameters.ts';
import { simulate, type SimulatedCase } from '../simulate/simulate.ts';

/** `train` fits; `held` measures, its profiles partly outside of the ranges that were trained on. */
export interface PlannedCase {
  name: string;
  set: 'train' | 'held';
  profile: string;
  source: 'memory';
  seed: number;
}

/** Seeds of training cases begin here; development uses 500–599, and 900–949 are kept for the last measurement. */
export const FIRST_SEED = 100_000;
export const HELD_SEED = 500;

/** Ranges that training never draws from: what a probability is worth must hold there too. */
const SHIFTS: Record<string, Partial<SimulationParameters>> = {
  'few new errors': { newErrors: 0.0005 },
  '75% hidden': { hidden: 0.75 },
  'many errors at the roots': { rootErrors: 0.08 },
  'fixes often': { fixes: 0.01 },
};

const measured: Record<string, Partial<SimulationParameters>> = { ...PROFILES, ...SHIFTS };

/** The cases of a run: so many to train on, so many of each profile to measure with. */
export function planOf(train: number, held: number): PlannedCase[] {
  const fitted = Array.from({ length: train }, (_, i): PlannedCase => {
    const seed = FIRST_SEED + i;
    return { name: `memory-${seed}`, set: 'train', profile: 'varied', source: 'memory', seed };
  });
  const others = Object.keys(measured).flatMap((profile, which) =>
    Array.from({ length: held }, (_, i): PlannedCase => {
      const seed = HELD_SEED + i;
      return { name: `memory-${which}-${seed}`, set: 'held', profile, source: 'memory', seed };
    }),
  );
  return [...fitted, ...others];
}

/** Makes a planned case: rows with the truth beside them. */
export function caseOf({ profile, seed }: PlannedCase): SimulatedCase | Promise<SimulatedCase> {
  return simulate(seed, profile === 'varied' ? varied(seed) : measured[profile]);
}
