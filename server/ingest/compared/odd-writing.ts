// Cells whose way of writing departs from their list's: a full-width digit, a dash, 栋 among 幢. Copies inherit them.
import type { Numbering } from './numbering.ts';
import { writingForm } from './writing-form.ts';

/** A form is a list's own up to this share of a column's cells; what is commoner is a second habit of the list. */
const ODD = 0.06;
/** A column has a way of writing where one form has at least this share of at least this many cells. */
const [HABIT, FEWEST] = [0.4, 10];

/** Sparse cells, ascending: `cell` is the row's place × fields + field, `form` the number of the form. */
export interface OddCells {
  cell: Int32Array;
  form: Int32Array;
}

/** Collects the forms of a list's cells, and tells in the end which of them are odd. */
export class OddWriting {
  readonly #numbers: Numbering;
  readonly #cells: number[] = [];
  readonly #forms: number[] = [];
  readonly #counts: Map<number, number>[];
  readonly #common: (number | undefined)[] = [];

  constructor(fields: number, numbers: Numbering) {
    this.#numbers = numbers;
    this.#counts = Array.from({ length: fields }, () => new Map<number, number>());
  }

  /** @param text as written, not blank */
  add(place: number, field: number, text: string): void {
    const form = this.#numbers.of(writingForm(text));
    const counts = this.#counts[field]!;
    const count = (counts.get(form) ?? 0) + 1;
    counts.set(form, count);
    // The first form met is the habit as a rule: its cells are counted, not kept.
    this.#common[field] ??= form;
    if (this.#common[field] === form) return;
    this.#cells.push(place * this.#counts.length + field);
    this.#forms.push(form);
  }

  done(): OddCells {
    const odd = this.#counts.map((counts) => {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const most = Math.max(0, ...counts.values());
      const forms = new Set<number>();
      if (all < FEWEST || most < all * HABIT) return forms;
      for (const [form, count] of counts) if (count <= Math.max(1, all * ODD)) forms.add(form);
      return forms;
    });
    const fields = this.#counts.length;
    const kept = this.#cells.flatMap((cell, at) => (odd[cell % fields]!.has(this.#forms[at]!) ? [at] : []));
    return {
      cell: Int32Array.from(kept, (at) => this.#cells[at]!),
      form: Int32Array.from(kept, (at) => this.#forms[at]!),
    };
  }
}
