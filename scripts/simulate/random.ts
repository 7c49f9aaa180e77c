// The draws that the simulator needs, from the one seeded generator of the house; same seed, same numbers, on any machine.
import { randomFor } from '../fixtures/random.ts';

/** Draws of one stream. `int` and `pick` are uniform; upper bounds are exclusive. */
export interface Random {
  unit(): number;
  uniform(low: number, high: number): number;
  /** Log-uniform between two positive bounds. */
  logUniform(low: number, high: number): number;
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  /** `count` different items (all, when there are fewer). */
  sample<T>(items: readonly T[], count: number): T[];
}

/** A stream of its own for each (seed, stream). */
export function random(seed: number, stream = 0): Random {
  const { next, chance, pick, shuffle } = randomFor(seed, `simulated ${stream}`);
  const uniform = (low: number, high: number): number => low + next() * (high - low);
  return {
    unit: next,
    uniform,
    logUniform: (low, high) => Math.exp(uniform(Math.log(low), Math.log(high))),
    int: (low, high) => low + Math.floor(next() * Math.max(1, high - low)),
    chance,
    pick,
    shuffle,
    sample: (items, count) => shuffle(items).slice(0, count),
  };
}
