// Pairs worth comparing: of each record those that share most with it, in whichever columns, slips allowed for.
import { GrowingNumbers } from '../growing.ts';
import { keyIndex } from './key-index.ts';
import type { GenericTable } from './table.ts';

/** Records kept of other files, or of a single one, for each record. */
const MOST_ACROSS = 10;
/** Records kept of the same file where there are several. */
const MOST_WITHIN = 4;

/** The best few of what it is offered, without sorting the rest. */
class Best {
  readonly #most: number;
  readonly #records: number[] = [];
  readonly #scores: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  offer(record: number, score: number): void {
    let at = this.#records.length;
    if (at === this.#most && score <= this.#scores[at - 1]!) return;
    if (at === this.#most) at -= 1;
    while (at > 0 && this.#scores[at - 1]! < score) {
      this.#scores[at] = this.#scores[at - 1]!;
      this.#records[at] = this.#records[at - 1]!;
      at -= 1;
    }
    this.#scores[at] = score;
    this.#records[at] = record;
  }

  /** The best ones, which are forgotten then. */
  take(): number[] {
    this.#scores.length = 0;
    return this.#records.splice(0);
  }
}

/** Pairs as `first × count + second`, first below second, sorted, each once. */
export function candidatePairs(table: GenericTable): Float64Array {
  const { count, file } = table;
  const { start, keys, weight, at, records } = keyIndex(table);
  const isOneFile = file.every((each) => each === file[0]);
  const scores = new Float32Array(count);
  const touched = new Int32Array(count);
  const within = new Best(isOneFile ? MOST_ACROSS : MOST_WITHIN);
  const across = new Best(MOST_ACROSS);
  const pairs = new GrowingNumbers();
  for (let record = 0; record < count; record += 1) {
    let met = 0;
    for (let place = start[record]!; place < start[record + 1]!; place += 1) {
      const key = keys[place]!;
      const gain = weight[key]!;
      const stop = at[key + 1]!;
      for (let item = at[key]!; item < stop; item += 1) {
        const other = records[item]!;
        if (scores[other] === 0) touched[met++] = other;
        scores[other]! += gain;
      }
    }
    scores[record] = 0;
    const own = file[record];
    for (let item = 0; item < met; item += 1) {
      const other = touched[item]!;
      const score = scores[other]!;
      scores[other] = 0;
      if (score > 0) (file[other] === own ? within : across).offer(other, score);
    }
    for (const chosen of [within.take(), across.take()]) {
      for (const other of chosen) pairs.push(Math.min(record, other) * count + Math.max(record, other));
    }
  }
  return pairs.distinct();
}
