// Candidates: the pairs of cores that share a blocking key. A key that too many share is asked only beside the name.
import { BLOCKING_KEYS, hashKey, type sayings } from './blocking.ts';
import type { Cores } from './cores.ts';
import { GrowingNumbers } from './growing.ts';
import { combine, hashText } from './hash.ts';

/** Cores in one block that are compared each with each. */
const LARGEST_BLOCK = 60;
/** In a block larger than that, cores of one name compared each with each. */
const LARGEST_NAMESAKES = 40;

const bitsOf = (count: number): number => Math.max(1, Math.ceil(Math.log2(count + 1)));

/** Pairs (a, b), a < b, each once, as a × count + b in ascending order. */
export function candidatePairs(cores: Cores, says: ReturnType<typeof sayings>): Float64Array {
  const pairs = new GrowingNumbers();
  const scale = 2 ** bitsOf(cores.count);
  const keep = 2 ** Math.min(32, 53 - bitsOf(cores.count));
  const add = (a: number, b: number): void => {
    pairs.push(a < b ? a * cores.count + b : b * cores.count + a);
  };
  const addAll = (block: ArrayLike<number>): void => {
    for (let x = 1; x < block.length; x += 1) for (let y = 0; y < x; y += 1) add(block[x]!, block[y]!);
  };
  const blocks = BLOCKING_KEYS.map(() => new GrowingNumbers());
  for (let profile = 0; profile < cores.of.length; profile += 1) {
    const own = says(profile);
    const core = cores.of[profile]!;
    for (let kind = 0; kind < BLOCKING_KEYS.length; kind += 1) {
      for (const texts of BLOCKING_KEYS[kind]!.keys(own)) {
        blocks[kind]!.push((hashKey(kind, texts) % keep) * scale + core);
      }
    }
  }
  const nameOf = (core: number): number =>
    hashText(says(cores.members[cores.start[core]!]!).name?.loose ?? '', 5);
  const large = (block: readonly number[]): void => {
    const byName = new Map<number, number[]>();
    for (const core of block) {
      const name = nameOf(core);
      const group = byName.get(name);
      if (group === undefined) byName.set(name, [core]);
      else group.push(core);
    }
    for (const group of byName.values()) {
      if (group.length <= LARGEST_NAMESAKES) addAll(group);
    }
  };
  for (const block of blocks) {
    const sorted = block.distinct();
    for (let from = 0; from < sorted.length;) {
      const key = Math.floor(sorted[from]! / scale);
      let to = from + 1;
      while (to < sorted.length && Math.floor(sorted[to]! / scale) === key) to += 1;
      if (to - from > 1) {
        const members = Array.from(sorted.subarray(from, to), (one) => one % scale);
        if (members.length <= LARGEST_BLOCK) addAll(members);
        else large(members);
      }
      from = to;
    }
  }
  return pairs.distinct();
}

/** Hash of a pair of cores, the same whichever comes first. */
export const pairHash = (a: number, b: number): number =>
  a < b ? combine(a >>> 0, b >>> 0) : combine(b >>> 0, a >>> 0);
