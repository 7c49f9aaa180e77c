// Draws that the simulator needs beyond those of a seeded stream.
import type { Random } from '../../fixtures/random.ts';

/** Uniform in [low, high). */
export const uniform = (random: Random, low: number, high: number): number =>
  low + random.next() * (high - low);

/** Log-uniform between two positive bounds. */
export const logUniform = (random: Random, low: number, high: number): number =>
  Math.exp(uniform(random, Math.log(low), Math.log(high)));

/** `count` different items (all, where there are fewer). */
export const sample = <T>(random: Random, items: readonly T[], count: number): T[] =>
  random.shuffle(items).slice(0, count);

/** Whole number near an expectation: its floor, or one more as often as the rest says. */
export const about = (random: Random, expected: number): number =>
  Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
