// The mixes that figures are reported for: the default, what the issue of dates and hidden lists asks, stresses and shifts.
import { DEFAULT, type CaseParameters } from './parameters.ts';
import { varied } from './varied.ts';

export const PROFILES: Record<string, Partial<CaseParameters>> = {
  default: {},
  dated: { undated: 0, vague: 0, misdated: 0 },
  hidden60: { hidden: 0.6 },
  undated: { undated: 1 },
};

/** The parameters of a profile; `varied` draws them from the seed. */
export function parametersOf(seed: number, profile: string): CaseParameters {
  if (profile === 'varied') return varied(seed);
  const changes = PROFILES[profile];
  if (changes === undefined) throw new Error(`no profile ${profile}: choose varied, ${Object.keys(PROFILES).join(', ')}`);
  return { ...DEFAULT, ...changes };
}
