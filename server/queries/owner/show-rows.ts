// The rows of an owner as they are shown side by side: cells masked or in the clear, departures numbered, columns summed up.
import type { z } from 'zod';
import {
  ownerColumn,
  type columnSummary,
  type OwnerCell,
  type OwnerColumn,
  type OwnerRow,
} from '#contract/owner.ts';
import { OWNER_COLUMNS } from '#contract/owner.ts';
import { revealsField, type Reveal } from '#contract/reveal.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { maskField } from '../../record/index.ts';
import { textOf } from '../case-chain.ts';
import { saidIn, type Said } from './column-keys.ts';
import { findVariants, type Placed } from './find-variants.ts';
import type { GatheredRow } from './gather-rows.ts';

/** Compared within a home: a person's two homes differ in these without any contradiction. */
const OF_A_HOME: readonly OwnerColumn[] = ['address', 'floor_area'];
const FREELY_WRITTEN: readonly OwnerColumn[] = ['address'];
const BETWEEN: Partial<Record<OwnerColumn, string>> = { address: ' · ', phone: ' / ' };

type Mask = (field: RecordField | null, text: string) => string;

/** Masks as the house does, but for what a reveal shows. */
export function maskFor(rows: readonly GatheredRow[], reveal: Reveal | undefined): Mask {
  const names = new Set(rows.flatMap(({ record }) => (record.name === undefined ? [] : [record.name])));
  return (field, text) =>
    reveal !== undefined && revealsField(reveal, field) ? text : maskField(field, text, names);
}

/** Places the rows of a column, home by home where that is what is compared. */
function placesOf(column: OwnerColumn, rows: readonly GatheredRow[], said: readonly Said[]): Placed[] {
  const isFree = FREELY_WRITTEN.includes(column);
  if (!OF_A_HOME.includes(column)) return findVariants(said, isFree);
  const placed: Placed[] = [];
  for (const home of new Set(rows.map((row) => row.home))) {
    const own = [...rows.keys()].filter((at) => rows[at]!.home === home);
    const found = findVariants(
      own.map((at) => said[at]!),
      isFree,
    );
    for (const [index, at] of own.entries()) placed[at] = found[index]!;
  }
  return placed;
}

function cellOf(column: OwnerColumn, said: Said, placed: Placed, mask: Mask): OwnerCell {
  const between = BETWEEN[column] ?? ' ';
  const text = said.written.map(({ field, text: written }) => mask(field, written)).join(between);
  const normal = said.normal === undefined ? undefined : mask(OWNER_COLUMNS[column][0], said.normal);
  return {
    text,
    ...(normal === undefined || normal === text ? {} : { normal }),
    ...(placed.variant === undefined ? {} : { variant: placed.variant }),
    restated: placed.restated,
  };
}

/** Rows and columns of an owner; columns in which no row says anything are left out. */
export function showRows(
  rows: readonly GatheredRow[],
  mask: Mask,
): { columns: z.infer<typeof columnSummary>[]; rows: OwnerRow[] } {
  const shown = rows.map(({ list, columns, row, home, cells }): OwnerRow => ({
    list: list.ref,
    listTitle: textOf(list.payload.values['title']) ?? list.id,
    holder: textOf(list.payload.values['holder_id']) ?? '',
    row,
    home,
    cells: {},
    others: columns.flatMap(({ header, field }, at) => {
      const text = cells[at]?.trim() ?? '';
      return field === null && text !== '' ? [{ header, text: mask(null, text) }] : [];
    }),
  }));
  const summaries: z.infer<typeof columnSummary>[] = [];
  for (const column of ownerColumn.options) {
    const said = rows.map((row) => saidIn(column, row));
    const speaking = said.filter(({ written }) => written.length > 0).length;
    if (speaking === 0) continue;
    const placed = placesOf(column, rows, said);
    for (const [at, row] of shown.entries()) {
      if (said[at]!.written.length > 0) row.cells[column] = cellOf(column, said[at]!, placed[at]!, mask);
    }
    const common = placed.findIndex(({ variant, restated }) => variant === 0 && !restated);
    summaries.push({
      column,
      said: speaking,
      common: shown[common]?.cells[column]?.text ?? '',
      variants: new Set(
        placed.flatMap(({ variant }, at) =>
          variant === undefined
            ? []
            : [OF_A_HOME.includes(column) ? `${rows[at]!.home} ${variant}` : variant],
        ),
      ).size,
      departing: placed.filter(({ variant }) => variant !== undefined && variant > 0).length,
    });
  }
  return { columns: summaries, rows: shown };
}
