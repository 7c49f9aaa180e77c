// Paths of a list back to its sources: best first, in the order that dates allow, documented moves beyond the seized lists at their ends. No I/O.
import type { ListLineage, TracePath, TraceStep } from '#contract/lineage.ts';
import { bounds } from '../lineage/dates.ts';

/** A seized list as far as a trace needs it. Dates are ISO 8601 days or months. */
export interface TraceList {
  id: string;
  holder: string;
  firstPossibleOn?: string | undefined;
  lastPossibleOn?: string | undefined;
}

/** A documented move of a list; `list` is the seized list that it is about, where the document says so. */
export interface TraceTransfer {
  id: string;
  from: string;
  to: string;
  list?: string | undefined;
  on?: string | undefined;
}

export interface TraceInput {
  lists: readonly TraceList[];
  lineage: readonly ListLineage[];
  transfers: readonly TraceTransfer[];
  /** Whether bands stand in the place of probabilities that are not calibrated. */
  calibrated: boolean;
}

type Beyond = TracePath['beyond'];
type Parent = ListLineage['parents'][number];

/** A path under way: from the list that is traced to `at`; `latest` is the day by which the copy at `at` existed. */
interface Partial {
  steps: readonly TraceStep[];
  at: string;
  probability: number;
  latest: string | undefined;
}

/** Documented moves beyond one list are followed so far, and so many ways at most; real cases have a handful. */
const MOST_MOVES = 8;
const MOST_WAYS = 50;

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is known of every list and transfer, ready for the search. */
class Chain {
  readonly #lists: Map<string, TraceList>;
  readonly #parents: Map<string, readonly Parent[]>;
  readonly #received = new Map<string, TraceTransfer[]>();
  readonly #holders: Set<string>;
  readonly #calibrated: boolean;
  readonly #on: Map<string, string | undefined>;

  constructor(input: TraceInput) {
    this.#lists = new Map(input.lists.map((list) => [list.id, list]));
    this.#parents = new Map(input.lineage.map(({ id, parents }) => [id, parents]));
    this.#holders = new Set(input.lists.map(({ holder }) => holder));
    this.#calibrated = input.calibrated;
    this.#on = new Map(input.transfers.map(({ id, on }) => [id, on]));
    for (const transfer of input.transfers) {
      const before = this.#received.get(transfer.to);
      if (before === undefined) this.#received.set(transfer.to, [transfer]);
      else before.push(transfer);
    }
  }

  start(id: string): Partial {
    const last = this.#dates(id).last;
    return { steps: [{ list: id, holder: this.holder(id) }], at: id, probability: 1, latest: last };
  }

  holder(id: string): string {
    return this.#lists.get(id)?.holder ?? '';
  }

  #dates(id: string): ReturnType<typeof bounds> {
    const list = this.#lists.get(id);
    return bounds(list?.firstPossibleOn, list?.lastPossibleOn);
  }

  /** The path one list further back, by every parent that can have existed in time and is not on the path already. */
  further(path: Partial): Partial[] {
    const parents = this.#parents.get(path.at) ?? [];
    return parents.flatMap((parent) => {
      const { first, last } = this.#dates(parent.id);
      const moved = bounds(
        undefined,
        parent.transfer === undefined ? undefined : this.#on.get(parent.transfer),
      ).last;
      const latest = earlier(path.latest, moved);
      const isLate = first !== undefined && latest !== undefined && first > latest;
      if (!this.#lists.has(parent.id) || isLate || path.steps.some(({ list }) => list === parent.id))
        return [];
      const steps = [
        ...path.steps.slice(0, -1),
        { list: path.at, holder: this.holder(path.at), via: this.#via(parent) },
        { list: parent.id, holder: this.holder(parent.id) },
      ];
      return [
        {
          steps,
          at: parent.id,
          probability: path.probability * parent.probability,
          latest: earlier(latest, last),
        },
      ];
    });
  }

  #via(parent: Parent): NonNullable<TraceStep['via']> {
    return {
      kind: parent.documented ? 'documented' : 'inferred',
      probability: parent.probability,
      ...(this.#calibrated ? {} : { band: parent.band }),
      ...(parent.transfer === undefined ? {} : { transfer: parent.transfer }),
    };
  }

  /**
   * Documented ways by which the list came from holders whose own copy was not seized. Where a seized source is known,
   * only documents that name the list count.
   */
  ways(path: Partial, isEnd: boolean): Beyond[] {
    const found: Beyond[] = [];
    const follow = (
      to: string,
      latest: string | undefined,
      chain: Beyond,
      about: string | undefined,
    ): void => {
      const moves = (this.#received.get(to) ?? [])
        .filter(({ from, list, on }) => {
          const day = bounds(on, undefined).first;
          const isAbout =
            about === undefined ? list === undefined : list === about || (isEnd && list === undefined);
          const isInTime = day === undefined || latest === undefined || day <= latest;
          const isNew = from !== to && !chain.some(({ holder }) => holder === from);
          return isAbout && isInTime && isNew && !this.#holders.has(from);
        })
        .sort((a, b) => text(b.on ?? '', a.on ?? '') || text(a.id, b.id));
      if (moves.length === 0 || chain.length >= MOST_MOVES) {
        if (chain.length > 0) found.push(chain);
        return;
      }
      for (const { id, from, on } of moves) {
        if (found.length >= MOST_WAYS) return;
        const move = { transfer: id, holder: from, ...(on === undefined ? {} : { on }) };
        follow(from, earlier(latest, bounds(undefined, on).last), [...chain, move], undefined);
      }
    };
    follow(this.holder(path.at), path.latest, [], path.at);
    return found;
  }
}

const key = (path: Partial): string => path.steps.map(({ list }) => list).join('\n');

/** Paths that end at each list reached: the list's own, or one for every documented way beyond it. */
function endings(chain: Chain, path: Partial, isEnd: boolean): TracePath[] {
  const ways = chain.ways(path, isEnd);
  const steps = [...path.steps];
  if (ways.length === 0) return isEnd ? [{ probability: path.probability, steps, beyond: [] }] : [];
  return ways.map((beyond) => ({ probability: path.probability, steps, beyond }));
}

/** However many paths a case has, no more than these are walked; the answer's `total` then says so by being greater. */
const MOST_WALKED = 20_000;

export interface TracePaths {
  paths: TracePath[];
  firstHolders: { holder: string; list: string; probability: number }[];
  total: number;
}

/**
 * All paths of a list back to its sources, the likeliest first; `limit` of them are returned.
 * A path's probability is the product of its steps'. A first holder's is that of at least one path leading there, taken
 * as independent where they share no step. Where the walk is stopped, `total` counts what it knows to be left.
 */
export function tracePaths(input: TraceInput, list: string, limit: number): TracePaths {
  const chain = new Chain(input);
  const paths: TracePath[] = [];
  const ends = new Map<string, number>();
  let level: Partial[] = [chain.start(list)];
  let walked = 0;
  while (level.length > 0 && walked < MOST_WALKED) {
    const next: Partial[] = [];
    for (const path of level) {
      walked += 1;
      const parents = chain.further(path);
      const isEnd = parents.length === 0;
      paths.push(...endings(chain, path, isEnd));
      if (isEnd) ends.set(path.at, 1 - (1 - (ends.get(path.at) ?? 0)) * (1 - path.probability));
      next.push(...parents);
    }
    level = next.sort((a, b) => b.probability - a.probability || text(key(a), key(b)));
  }
  const left = walked < MOST_WALKED ? 0 : level.length;
  paths.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.steps.length + b.beyond.length - (a.steps.length + a.beyond.length) ||
      text(JSON.stringify(a), JSON.stringify(b)),
  );
  const firstHolders = [...ends]
    .map(([id, probability]) => ({ holder: chain.holder(id), list: id, probability }))
    .sort((a, b) => b.probability - a.probability || text(a.list, b.list));
  return { paths: paths.slice(0, limit), firstHolders, total: paths.length + left };
}
