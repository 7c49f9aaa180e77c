// Infers the lineage of a case: codes the values of all rows while they are still being linked, then compares the lists.
import type { LineageModel, ListLineage } from '#contract/lineage.ts';
import { comparableValues, COMPARED_FIELDS, comparedFields } from '../../ingest/normalise/comparable.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import {
  inferLineage,
  type LineageColumns,
  type LineageDocument,
  type LineageList,
} from '../../lineage/index.ts';
import { openReader, readEachRow, type ListOwners, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import type { Linked } from '../linked.ts';

export interface LineageTaskInput {
  source: RecordSource;
  lists: (Omit<LineageList, 'rows' | 'columns' | 'fields'> & {
    reading: number;
    rows: number;
    mapping: Mapping;
  })[];
  documents: LineageDocument[];
}

export interface LineageAnswer {
  model: LineageModel;
  lists: ListLineage[];
}

/** Numbers for texts, counted from 0 in the order in which they first come. */
class Numbering {
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

/** The rows of a list before it is known whose they are. */
interface CodedRows {
  row: Int32Array;
  values: Int32Array;
  /** Number of the complex that the row itself names, −1 where it names none. */
  complex: Int32Array;
}

/** How often it is told how far coding is, in rows. */
const TELL_EVERY = 20_000;

/** Owner and home of each row as one number: the homes of an owner follow one another. */
function unitsOf(linked: Linked): (list: ListOwners, at: number) => number {
  const homes = new Int32Array(linked.complexOf.length + 1);
  for (const { owners, homes: home } of linked.lists) {
    for (let at = 0; at < owners.length; at++) {
      const owner = owners[at]!;
      homes[owner + 1] = Math.max(homes[owner + 1]!, home[at]! + 1);
    }
  }
  for (let owner = 1; owner < homes.length; owner++) homes[owner]! += homes[owner - 1]!;
  return ({ owners, homes: home }, at) => homes[owners[at]!]! + home[at]!;
}

export const lineage = defineTask<LineageTaskInput, never, LineageAnswer>(
  async ({ source, lists, documents }, { next, progress }) => {
    const total = lists.reduce((sum, { rows }) => sum + rows, 0);
    const words = COMPARED_FIELDS.map(() => new Numbering());
    const complexes = new Numbering();
    const coded = new Map<string, CodedRows>();
    let done = 0;
    const sql = openReader(source);
    try {
      for (const { id, reading, rows, mapping } of lists) {
        const fields = COMPARED_FIELDS.length;
        const into: CodedRows = {
          row: new Int32Array(rows),
          values: new Int32Array(rows * fields).fill(-1),
          complex: new Int32Array(rows).fill(-1),
        };
        let at = 0;
        // As written, for what linkage mended or set aside (a mistyped ID number) is what copies inherit.
        for (const { row, cells, record } of readEachRow(sql, reading)) {
          into.row[at] = row;
          if (record.complex !== undefined) into.complex[at] = complexes.of(record.complex);
          for (const [f, value] of comparableValues(mapping, cells, record).entries()) {
            if (value !== null) into.values[at * fields + f] = words[f]!.of(value);
          }
          at += 1;
          if (++done % TELL_EVERY === 0) progress(done, total * 2);
        }
        coded.set(id, into);
      }
    } finally {
      sql.close();
    }
    const linked = (await next()) as Linked;
    const unit = unitsOf(linked);
    const complexOf = linked.complexOf.map((complex) =>
      complex === -1 ? -1 : complexes.of(linked.complexes[complex]!),
    );
    const owners = new Map(linked.lists.map((list) => [list.list, list]));
    const columnsOf = (id: string): LineageColumns => {
      const { row, values, complex } = coded.get(id)!;
      const whose = owners.get(id);
      if (row.length !== (whose?.rows.length ?? 0)) throw new Error('the linkage is not of these rows');
      return {
        row,
        values,
        unit: row.map((n, at) => {
          if (whose!.rows[at] !== n) throw new Error('the linkage is not of these rows');
          return unit(whose!, at);
        }),
        group: complex.map((named, at) => (named === -1 ? complexOf[whose!.owners[at]!]! : named)),
      };
    };
    return inferLineage({
      fields: [...COMPARED_FIELDS],
      words: words.map((field) => field.texts()),
      lists: lists.map(({ reading: _reading, rows: _rows, mapping, ...list }) => ({
        ...list,
        fields: comparedFields(mapping),
        rows: [],
        columns: columnsOf(list.id),
      })),
      documents,
    });
  },
);
