// How so many inputs are shared out: blocks of one target each, every one with a seed of its own, so that a run can go on where it ended.
import { createHash } from 'node:crypto';
import { TARGETS } from './targets/registry.ts';

export interface Block {
  target: string;
  /** Counted from 0 among those of its target. */
  number: number;
  seed: number;
  runs: number;
}

/** Inputs of a block, by its target's share: few enough that an interrupted one is no loss. */
const sizeOf = (share: number): number => (share < 50 ? 50 : 500);

/** A seed for each block: 32 bits, as fast-check takes them. */
export const seedOf = (seed: number, target: string, number: number): number =>
  createHash('sha256').update(`${seed} ${target} ${number}`).digest().readInt32BE(0);

/** The blocks of a run, those of all targets mixed, so that whatever part of it was done covers all of them. */
export function blocksOf(runs: number, seed: number, only?: string): Block[] {
  const chosen = TARGETS.filter(({ name }) => only === undefined || name === only);
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  const blocks = chosen.flatMap(({ name, share }) => {
    const size = sizeOf(share);
    const own = Math.max(1, Math.round((runs * share) / shares));
    return Array.from({ length: Math.ceil(own / size) }, (_, number) => ({
      target: name,
      number,
      seed: seedOf(seed, name, number),
      runs: Math.min(size, own - number * size),
      place: (number * size) / own,
    }));
  });
  return blocks.sort((a, b) => a.place - b.place).map(({ place: _place, ...block }) => block);
}
