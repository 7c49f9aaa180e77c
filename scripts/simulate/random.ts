// A small seeded random generator (sfc32) with the draws that the simulator needs; same seed, same numbers, on any machine.

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

/** A stream of its own for each (seed, stream): sfc32 after B. Y. Chris Doty-Humphrey's PractRand, period at least 2^32. */
export function random(seed: number, stream = 0): Random {
  let a = seed >>> 0;
  let b = (stream + 0x9e3779b9) >>> 0;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * Math.max(1, high - low));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const all = [...items];
    for (let i = all.length - 1; i > 0; i--) {
      const j = int(0, i + 1);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  };
  const uniform = (low: number, high: number): number => low + next() * (high - low);
  return {
    unit: next,
    uniform,
    logUniform: (low, high) => Math.exp(uniform(Math.log(low), Math.log(high))),
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length)]!,
    shuffle,
    sample: (items, count) => shuffle(items).slice(0, count),
  };
}
