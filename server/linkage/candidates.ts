// Candidates: the pairs of cores that share a blocking key. A key that too many share is asked only beside the name.
import { BLOCKING_KEYS } from './blocking.ts';
import type { Cores } from './cores.ts';
import { GrowingNumbers } from './growing.ts';
import { KIND } from './owner-keys.ts';
import type { Says } from './sayings.ts';

/** Cores in one block that are compared each with each. */
const LARGEST_BLOCK = 60;
/** In a block larger than that, cores of one name compared each with each. */
const LARGEST_NAMESAKES = 40;

const bitsOf = (count: number): number => Math.max(1, Math.ceil(Math.log2(count + 1)));

/**
 * Pairs (a, b), a < b, each once, as a × count + b in ascending order.
 * @param isLarge whether more share a key than are at hand, so many that only namesakes are compared for it
 */
export function candidatePairs(
  cores: Cores,
  says: (profile: number) => Says,
  isLarge: (key: number) => boolean = () => false,
): Float64Array {
  const pairs = new GrowingNumbers();
  const scale = 2 ** bitsOf(cores.count);
  const keep = 2 ** Math.min(32, 53 - bitsOf(cores.count));
  const addAll = (block: ArrayLike<number>): void => {
    for (let x = 1; x < block.length; x += 1) {
      for (let y = 0; y < x; y += 1) {
        const [a, b] = [block[x]!, block[y]!];
        pairs.push(a < b ? a * cores.count + b : b * cores.count + a);
      }
    }
  };
  const namesakes = (block: readonly number[]): void => {
    const byName = new Map<number, number[]>();
    for (const core of block) {
      const name = says(cores.members[cores.start[core]!]!).loose;
      const group = byName.get(name);
      if (group === undefined) byName.set(name, [core]);
      else group.push(core);
    }
    for (const group of byName.values()) if (group.length <= LARGEST_NAMESAKES) addAll(group);
  };
  const blocks = BLOCKING_KEYS.map(() => new GrowingNumbers());
  let core = 0;
  const emits = blocks.map(
    (block) =>
      (hash: number): void =>
        block.push((hash % keep) * scale + core),
  );
  for (let profile = 0; profile < cores.of.length; profile += 1) {
    core = cores.of[profile]!;
    const own = says(profile);
    for (let kind = 0; kind < BLOCKING_KEYS.length; kind += 1) BLOCKING_KEYS[kind]!.keys(own, emits[kind]!);
  }
  for (const [kind, block] of blocks.entries()) {
    const sorted = block.distinct();
    for (let from = 0; from < sorted.length;) {
      const key = Math.floor(sorted[from]! / scale);
      const next = (key + 1) * scale;
      let to = from + 1;
      while (to < sorted.length && sorted[to]! < next) to += 1;
      if (to - from > 1) {
        const members = Array.from(sorted.subarray(from, to), (item) => item - key * scale);
        if (members.length <= LARGEST_BLOCK && !isLarge(kind * KIND + key)) addAll(members);
        else namesakes(members);
      }
      from = to;
    }
  }
  return pairs.distinct();
}
