// The rows of one child beside those of its neighbours, aligned when they are first asked for: most are not, where much is remembered.
import { type Bits, bitSets } from './agreements.ts';
import { align, type Alignment } from './align.ts';
import type { Context } from './context.ts';

export class ChildRows {
  readonly #k: Context;
  readonly #c: number;
  readonly #others: readonly number[];
  readonly #place: Int32Array;
  readonly #aligned: (Alignment | undefined)[];
  readonly #bits: (Bits | undefined)[];

  /** @param place scratch space as `align` wants it */
  constructor(k: Context, c: number, others: readonly number[], place: Int32Array) {
    this.#k = k;
    this.#c = c;
    this.#others = others;
    this.#place = place;
    this.#aligned = others.map(() => undefined);
    this.#bits = others.map(() => undefined);
  }

  /** The child beside neighbour number i. */
  aligned(i: number): Alignment {
    return (this.#aligned[i] ??= align(this.#k, this.#c, [this.#others[i]!], this.#place)[0]!);
  }

  all(): readonly Alignment[] {
    const missing = this.#others.flatMap((p, i) => (this.#aligned[i] === undefined ? [{ p, i }] : []));
    const found = align(
      this.#k,
      this.#c,
      missing.map(({ p }) => p),
      this.#place,
    );
    for (const [at, { i }] of missing.entries()) this.#aligned[i] = found[at]!;
    return this.#aligned.map((one) => one!);
  }

  bits(i: number): Bits {
    return (this.#bits[i] ??= bitSets(this.#k, this.#c, this.#others[i]!, this.aligned(i)));
  }

  /** Gives back what is large: alignments are quickly made again. */
  forget(): void {
    this.#aligned.fill(undefined);
  }
}
