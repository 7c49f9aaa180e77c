// Values of fields as integers: of the rows of one input every distinct value once.
import { hash } from './hash.ts';
import type { LineageColumns, LineageInput, LineageList } from './input.ts';

const isSorted = (rows: Int32Array): boolean => {
  for (let at = 1; at < rows.length; at++) if (rows[at - 1]! > rows[at]!) return false;
  return true;
};

/** Columns in the order of their rows. */
function inOrder(columns: LineageColumns, fields: number): LineageColumns {
  if (isSorted(columns.row)) return columns;
  const order = Int32Array.from(columns.row.keys()).sort((a, b) => columns.row[a]! - columns.row[b]!);
  return picked(columns, fields, order);
}

/** The columns of some rows, by their places. */
export function picked(columns: LineageColumns, fields: number, places: Int32Array): LineageColumns {
  const of = (column: Int32Array): Int32Array => places.map((at) => column[at]!);
  const values = new Int32Array(places.length * fields);
  for (const [to, at] of places.entries()) {
    values.set(columns.values.subarray(at * fields, (at + 1) * fields), to * fields);
  }
  const { damaged, odd, remarks, serial } = columns;
  return {
    row: of(columns.row),
    unit: of(columns.unit),
    group: of(columns.group),
    values,
    ...(damaged === undefined ? {} : { damaged: Uint32Array.from(places, (at) => damaged[at]!) }),
    ...(odd === undefined ? {} : { odd: pickedCells(odd, fields, places) }),
    ...(serial === undefined ? {} : { serial: of(serial) }),
    ...(remarks === undefined ? {} : { remarks: pickedRemarks(remarks, places) }),
  };
}

function pickedCells(
  { cell, form }: NonNullable<LineageColumns['odd']>,
  fields: number,
  places: Int32Array,
): NonNullable<LineageColumns['odd']> {
  const to = new Map([...places.entries()].map(([place, at]) => [at, place]));
  const kept = [...cell.keys()]
    .map((i) => ({ i, place: to.get(Math.floor(cell[i]! / fields)) }))
    .filter((one): one is { i: number; place: number } => one.place !== undefined)
    .map(({ i, place }) => ({ cell: place * fields + (cell[i]! % fields), form: form[i]! }));
  kept.sort((a, b) => a.cell - b.cell);
  return { cell: Int32Array.from(kept, (one) => one.cell), form: Int32Array.from(kept, (one) => one.form) };
}

function pickedRemarks(
  { start, text }: NonNullable<LineageColumns['remarks']>,
  places: Int32Array,
): NonNullable<LineageColumns['remarks']> {
  const starts = new Int32Array(places.length + 1);
  const texts: number[] = [];
  for (const [place, at] of places.entries()) {
    for (let i = start[at]!; i < start[at + 1]!; i++) texts.push(text[i]!);
    starts[place + 1] = texts.length;
  }
  return { start: starts, text: Int32Array.from(texts) };
}

/** Gives values one numbering over all fields, in the order in which they are asked for. */
export class Words {
  readonly #fields: number;
  readonly #texts: string[][];
  /** Index of each text of a field; filled by rows that are no columns. */
  readonly #index: Map<string, number>[];
  /** By field and index: the number of the value, -1 where it was not asked for. */
  readonly #numbers: number[][];
  /** Hash of each numbered value, for ties, and what it says. */
  readonly hashes: number[] = [];
  readonly said: string[] = [];

  constructor(input: LineageInput) {
    this.#fields = input.fields.length;
    this.#texts = input.fields.map((_, f) => [...(input.words?.[f] ?? [])]);
    this.#index = this.#texts.map(() => new Map());
    this.#numbers = this.#texts.map(() => []);
  }

  /** A list's rows in columns, in order. */
  columns({ rows, columns }: LineageList): LineageColumns {
    const fields = this.#fields;
    if (columns !== undefined) return inOrder(columns, fields);
    const sorted = [...rows].sort((a, b) => a.row - b.row);
    const values = new Int32Array(sorted.length * fields).fill(-1);
    for (const [at, row] of sorted.entries()) {
      for (const [f, value] of row.values.entries()) {
        if (value !== null && f < fields) values[at * fields + f] = this.#indexOf(f, value);
      }
    }
    return {
      row: Int32Array.from(sorted, ({ row }) => row),
      unit: Int32Array.from(sorted, ({ unit }) => unit),
      group: Int32Array.from(sorted, ({ group }) => group),
      values,
    };
  }

  #indexOf(field: number, text: string): number {
    const index = this.#index[field]!;
    let known = index.get(text);
    if (known === undefined) {
      known = this.#texts[field]!.push(text) - 1;
      index.set(text, known);
    }
    return known;
  }

  /** The number of a field's value. */
  number(field: number, index: number): number {
    const numbers = this.#numbers[field]!;
    let known = numbers[index];
    if (known === undefined) {
      const text = this.#texts[field]![index]!;
      known = this.hashes.push(hash(`${field}\u0000${text}`)) - 1;
      this.said.push(text);
      numbers[index] = known;
    }
    return known;
  }

  /** The number of a field's value by what it says, whether any list has it or not. */
  numberOf(field: number, text: string): number {
    if (this.#index[field]!.size === 0) {
      for (const [at, known] of this.#texts[field]!.entries()) this.#index[field]!.set(known, at);
    }
    return this.number(field, this.#indexOf(field, text));
  }
}
