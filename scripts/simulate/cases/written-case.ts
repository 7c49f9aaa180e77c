// A simulated case as it was found: files of the seized lists, holders, dates, documents, canaries, and the truth beside them.
import { randomFor, type Random } from '../../fixtures/random.ts';
import type { Lineages } from '../truth.ts';
import { plantCanaries, type Canary } from './canaries.ts';
import { makeChain, type ChainList } from './chain.ts';
import { knownDates, type KnownDates } from './dates.ts';
import { makeTransfers, type Transfer } from './documents.ts';
import { extensionOf, listBytes } from './files.ts';
import type { CaseParameters } from './parameters.ts';
import { makeWorld } from './world.ts';

export interface WrittenList {
  id: string;
  file: string;
  bytes: Buffer;
  holder: string;
  dates: KnownDates;
  chain: ChainList;
}

export interface WrittenCase {
  seed: number;
  parameters: CaseParameters;
  /** In the order of their ids, which says nothing about time. */
  lists: WrittenList[];
  /** Parties (P…), and those known by a handle alone (H…). */
  holders: string[];
  transfers: Transfer[];
  canaries: Canary[];
  chain: ChainList[];
  lineages: Lineages;
}

/** Who holds each list, by its number: parties (P…) and handles (H…), their ids telling nothing of time. */
function drawHolders(
  random: Random,
  chain: readonly ChainList[],
  p: CaseParameters,
): { holders: string[]; holderOf: Map<number, string> } {
  const free = random.shuffle(chain.map((_, index) => `${random.chance(0.1) ? 'H' : 'P'}${index + 1}`));
  const holders: string[] = [];
  const holderOf = new Map<number, string>();
  for (const { number, parents } of chain) {
    // A later version of one's own list, or a list more.
    const own = parents.length > 0 && random.chance(p.versions) ? holderOf.get(parents[0]!) : undefined;
    const again =
      own ?? (holders.length > 0 && random.chance(p.sharedHolders) ? random.pick(holders) : undefined);
    if (again === undefined) holders.push(free.pop()!);
    holderOf.set(number, again ?? holders.at(-1)!);
  }
  return { holders: holders.sort(), holderOf };
}

/** Makes the case of a seed. The same seed and parameters give the same bytes. */
export function writtenCase(seed: number, p: CaseParameters): WrittenCase {
  const world = makeWorld(seed, p);
  const random = randomFor(seed, 'case');
  const canaryOf = plantCanaries(randomFor(seed, 'canaries'), p);
  const chain = makeChain(seed, world, p, canaryOf.plant);
  const { holders, holderOf } = drawHolders(random, chain, p);
  const seized = chain.filter(({ rows }) => rows.length >= p.leastRows && !random.chance(p.hidden));
  const numbers = random.shuffle([...seized.keys()]);
  const idOf = new Map(
    seized.map(({ number }, index) => [number, `L${String(numbers[index]! + 1).padStart(3, '0')}`]),
  );
  const end = chain.at(-1)?.day ?? 0;
  const lists = seized.map((list): WrittenList => {
    const id = idOf.get(list.number)!;
    return {
      id,
      file: `lists/${id}.${extensionOf(list.layout.file)}`,
      bytes: listBytes(list),
      holder: holderOf.get(list.number)!,
      dates: knownDates(random, list.day, end, p),
      chain: list,
    };
  });
  return {
    seed,
    parameters: p,
    lists: lists.sort((a, b) => (a.id < b.id ? -1 : 1)),
    holders,
    transfers: makeTransfers(
      random,
      chain,
      ({ number }) => holderOf.get(number)!,
      ({ number }) => idOf.get(number),
      p,
    ),
    canaries: canaryOf.given.map(({ list, ...canary }) => ({ ...canary, given_to_id: holderOf.get(list)! })),
    chain,
    lineages: { parents: chain.map(({ parents }) => parents), ids: idOf },
  };
}
