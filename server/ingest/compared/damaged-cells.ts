// Cells that were damaged beyond comparing: they count as blank for values, and tell a direction of their own.

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const REPLACED = '\uFFFD';

/** Whether a cell as written lost part of what it said: scientific notation, replacement characters. */
export const isDamaged = (text: string): boolean =>
  text.includes(REPLACED) || (text.length >= 5 && text.length <= 24 && SCIENTIFIC.test(text));

/** Decimals that a list's areas are given with: 0, 1 or 2; undefined where there are too few to say. */
export class Precision {
  #all = 0;
  readonly #atLeast = [0, 0, 0];

  add(value: string): void {
    const dot = value.indexOf('.');
    const decimals = dot < 0 ? 0 : Math.min(2, value.length - dot - 1);
    this.#all += 1;
    for (let d = 0; d <= decimals; d += 1) this.#atLeast[d]! += 1;
  }

  done(): number | undefined {
    if (this.#all < FEWEST_VALUES) return undefined;
    return [2, 1].find((decimals) => this.#atLeast[decimals]! >= this.#all * USUAL) ?? 0;
  }
}

const [FEWEST_VALUES, USUAL] = [20, 0.3];
