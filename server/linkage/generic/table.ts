// Records of any columns, as codes of their distinct values: what is linked where columns are no record fields.
import type { CompareKind } from '#contract/link.ts';

/** One column of all records: `values[codes[i]]` is what record i says, −1 where it says nothing. */
export interface GenericColumn {
  name: string;
  compare: CompareKind;
  codes: Int32Array;
  values: readonly string[];
}

export interface GenericTable {
  count: number;
  columns: readonly GenericColumn[];
  /** Which file each record is of, from 0. */
  file: Int32Array;
}

/** A text as it is compared: one width, small letters, single blanks, no punctuation at the ends. */
export const comparable = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'.,;:]+|[\s"'.,;:]+$/g, '');

const NOTHING = /^(?:null|n\/a|na|none|nan|unknown|-+|\/|无|未知|不详)$/;

/** Builds a table record by record. */
export class GenericTableBuilder {
  readonly #columns: readonly { name: string; compare: CompareKind; codes: number[] }[];
  /** Texts share their codes, so that a value is known again in another column. */
  readonly #texts = new Map<string, number>();
  readonly #own: readonly Map<string, number>[];
  readonly #file: number[] = [];

  constructor(columns: readonly { name: string; compare: CompareKind }[]) {
    this.#columns = columns.map(({ name, compare }) => ({ name, compare, codes: [] }));
    this.#own = columns.map(({ compare }) => (compare === 'text' ? this.#texts : new Map<string, number>()));
  }

  /** @param cells one per column, as written; undefined where the file has no such column */
  add(file: number, cells: readonly (string | undefined)[]): void {
    this.#file.push(file);
    for (const [index, { codes }] of this.#columns.entries()) {
      const value = comparable(cells[index] ?? '');
      if (value === '' || NOTHING.test(value)) {
        codes.push(-1);
        continue;
      }
      const known = this.#own[index]!;
      const code = known.get(value) ?? known.size;
      known.set(value, code);
      codes.push(code);
    }
  }

  done(): GenericTable {
    const texts = [...this.#texts.keys()];
    return {
      count: this.#file.length,
      file: Int32Array.from(this.#file),
      columns: this.#columns.map(({ name, compare, codes }, index) => ({
        name,
        compare,
        codes: Int32Array.from(codes),
        values: compare === 'text' ? texts : [...this.#own[index]!.keys()],
      })),
    };
  }
}
