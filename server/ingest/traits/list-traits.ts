// What a file tells, put together from what its reader learned and what was seen of its rows.
import type { ColumnTraits, ListTraits } from '#contract/traits.ts';
import type { OpenList } from '../list-source.ts';
import type { TableFacts } from '../readers/define.ts';
import { cutAtRows } from './cut-rows.ts';

type Formats = NonNullable<ColumnTraits['formats']>;

const formatsOf = (formats: ReadonlyMap<string, number>): Formats =>
  [...formats]
    .map(([code, cells]) => ({ code, cells }))
    .sort((a, b) => b.cells - a.cells || (a.code < b.code ? -1 : 1));

/** The traits of a list whose rows were read. */
export function listTraits(
  { sha256, bytes, format, encoding, headerRow }: OpenList,
  { formats, ...facts }: TableFacts,
  seen: Pick<ListTraits, 'counts' | 'headerRows' | 'columns'>,
): ListTraits {
  const cut = cutAtRows(seen.counts);
  return {
    sha256,
    bytes,
    format,
    encoding,
    headerRow,
    ...facts,
    ...seen,
    columns: seen.columns.map((column, at) => {
      const used = formats[at];
      return used === undefined || used.size === 0 ? column : { ...column, formats: formatsOf(used) };
    }),
    ...(cut === undefined ? {} : { cutAtRows: cut }),
  };
}
