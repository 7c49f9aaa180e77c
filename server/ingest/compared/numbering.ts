// Numbers for texts, counted from 0 in the order in which they first come.

export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  texts(): string[] {
    return [...this.#numbers.keys()];
  }
}
