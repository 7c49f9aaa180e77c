// The levels at which two records agree, column by column.
import { ELSEWHERE } from './compare/text.ts';
import { GENERIC_COMPARISONS } from './compare/registry.ts';
import type { GenericTable } from './table.ts';

/** Level of a column about which one of the two says nothing, or about which the other columns have said it already. */
export const SILENT = -1;

/** Compares records of one table. */
export class Comparer {
  readonly #table: GenericTable;
  readonly #compare: readonly ((a: number, b: number) => number)[];
  readonly #texts: readonly number[];
  /** Code of the value that a text column found in another column, at the last comparison. */
  readonly moved: Int32Array;

  constructor(table: GenericTable) {
    this.#table = table;
    this.#compare = table.columns.map(({ compare, values, codes }) =>
      GENERIC_COMPARISONS[compare].prepare(values, codes),
    );
    this.#texts = [...table.columns.keys()].filter((at) => table.columns[at]!.compare === 'text');
    this.moved = new Int32Array(table.columns.length);
  }

  /** Writes the level of each column into `levels`, from `offset` on. */
  compare(a: number, b: number, levels: Int8Array, offset = 0): void {
    const { columns } = this.#table;
    for (let at = 0; at < columns.length; at += 1) {
      const { codes } = columns[at]!;
      const [one, other] = [codes[a]!, codes[b]!];
      levels[offset + at] =
        one === -1 || other === -1 ? SILENT : one === other ? 0 : this.#compare[at]!(one, other);
    }
    this.#findMoved(a, b, levels, offset);
  }

  /**
   * Values that stand in another column of the other record, as when given name and surname are swapped. Each counts once:
   * for the column it left, else the one it went to, which says nothing more then.
   */
  #findMoved(a: number, b: number, levels: Int8Array, offset: number): void {
    const { columns } = this.#table;
    const texts = this.#texts;
    for (const from of texts) {
      const code = columns[from]!.codes[a]!;
      if (code === -1 || !this.#isOpen(levels[offset + from]!)) continue;
      for (const to of texts) {
        if (to === from || columns[to]!.codes[b] !== code) continue;
        const level = levels[offset + to]!;
        if (level === 0 || level === 1) continue;
        const target = levels[offset + from] === ELSEWHERE ? to : from;
        const rest = target === from ? to : from;
        if (levels[offset + target] === ELSEWHERE) continue;
        levels[offset + target] = ELSEWHERE;
        this.moved[target] = code;
        if (
          levels[offset + rest] !== ELSEWHERE &&
          columns[rest]!.codes[target === from ? a : b] !== columns[target]!.codes[target === from ? b : a]
        )
          levels[offset + rest] = SILENT;
        break;
      }
    }
  }

  #isOpen(level: number): boolean {
    return level === SILENT || level >= 2;
  }
}
