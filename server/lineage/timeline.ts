// In which order the lists came to be: dated ones by date, every other where most of the likely copies run forward.
import type { Context } from './context.ts';
import { hash } from './hash.ts';

/** Price of putting two lists in an order that their dates exclude. */
const IMPOSSIBLE = 1e3;
const RESTARTS = 3;

/**
 * Place of every list in time. `likely[c * n + p]` is the first-stage probability that p is a source of c; the undated
 * are inserted where the sum of likelies that run forward is largest, until nothing moves (best of three starts).
 */
export function timeline(k: Context, likely: Float64Array): Int32Array {
  const { n } = k;
  const weight = (parent: number, child: number): number =>
    k.mayPrecede[parent * n + child] === 1 ? likely[child * n + parent]! : -IMPOSSIBLE;
  const exactDay = (l: number): string | undefined => {
    const { first, last } = k.lists[l]!;
    return first !== undefined && first === last ? first : undefined;
  };
  const perDay = new Map<string, number>();
  for (let l = 0; l < n; l++) {
    const on = exactDay(l);
    if (on !== undefined) perDay.set(on, (perDay.get(on) ?? 0) + 1);
  }
  const fixed: number[] = [];
  const free: number[] = [];
  for (let l = 0; l < n; l++) (perDay.get(exactDay(l) ?? '') === 1 ? fixed : free).push(l);
  fixed.sort((a, b) => (exactDay(a)! < exactDay(b)! ? -1 : 1));

  /** The best place for list u in an order, and what it is worth. */
  const place = (order: readonly number[], u: number): [number, number] => {
    let value = 0;
    for (const x of order) value += weight(u, x);
    let best = value;
    const places = [0];
    order.forEach((x, i) => {
      value += weight(x, u) - weight(u, x);
      if (value > best + 1e-9) {
        best = value;
        places.length = 0;
      }
      if (value > best - 1e-9) places.push(i + 1);
    });
    return [places[places.length >> 1]!, best];
  };
  const insert = (order: readonly number[], u: number): number[] => order.toSpliced(place(order, u)[0], 0, u);
  const total = (order: readonly number[]): number => {
    let sum = 0;
    order.forEach((child, i) => {
      for (let j = 0; j < i; j++) sum += weight(order[j]!, child);
    });
    return sum;
  };
  let best: { order: number[]; value: number } | undefined;
  for (let start = 0; start < (free.length > 0 ? RESTARTS : 1); start++) {
    const turns = [...free].sort(
      (a, b) => hash(k.lists[a]!.id, start + 1) - hash(k.lists[b]!.id, start + 1) || a - b,
    );
    let order = turns.reduce(insert, fixed);
    let value = total(order);
    for (let round = 0; round < 10; round++) {
      let moved = false;
      for (const u of turns) {
        const next = insert(
          order.filter((x) => x !== u),
          u,
        );
        const nextValue = total(next);
        if (nextValue <= value + 1e-9) continue;
        order = next;
        value = nextValue;
        moved = true;
      }
      if (!moved) break;
    }
    if (best === undefined || value > best.value + 1e-9) best = { order, value };
  }
  const rank = new Int32Array(n);
  best?.order.forEach((l, i) => (rank[l] = i));
  return rank;
}
