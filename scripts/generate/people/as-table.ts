// A generated set as the linkage takes it: normalised as on import, with the truth beside each record.
import { normalise } from '../../../server/ingest/normalise/normalise.ts';
import { LinkTableBuilder, type LinkTable } from '../../../server/linkage/table.ts';
import type { GeneratedPeople } from './people.ts';

export interface TableWithTruth {
  table: LinkTable;
  /** Of each record of the table, a number that stands for its person and one that stands for person and home. */
  person: Int32Array;
  home: Int32Array;
}

/** Numbers for texts, in the order in which they first come. */
const numbers = (texts: readonly string[]): Int32Array => {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
};

/** The records of a set; columns are those that the lists were written by, so that linkage is measured by itself. */
export function asLinkTable({ lists, truth }: GeneratedPeople): TableWithTruth {
  const builder = new LinkTableBuilder();
  for (const { file, mapping, rows } of lists) {
    for (const [index, cells] of rows.entries()) builder.add(file, index + 1, normalise(mapping, cells));
  }
  return {
    table: builder.done(),
    person: numbers(truth.map(({ person }) => person)),
    home: numbers(truth.map(({ person, home }) => `${person} ${home}`)),
  };
}
