// Numbers for texts, counted from 0 in the order in which they first come.

export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  /** The number that a text has, undefined where it never came. */
  known(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  texts(): string[] {
    return [...this.#numbers.keys()];
  }
}
