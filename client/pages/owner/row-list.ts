// The rows of an owner as a table lists them: grouped by home, those without a difference left out where asked.
import type { DecisionResult, RowRef } from '#contract/decision.ts';
import type { OwnerColumn, OwnerRow, OwnerRows } from '#contract/owner.ts';

export const keyOf = ({ list, row }: RowRef): string => `${row} ${list}`;

export type Item =
  | { kind: 'home'; home: number; address: string; rows: number; keys: string[] }
  | { kind: 'row'; row: OwnerRow };

/** Whether a cell departs from the commonest value of its column. */
export const departs = (row: OwnerRow, column: OwnerColumn): boolean => (row.cells[column]?.variant ?? 0) > 0;

/** Whether any cell of a row departs. */
export const isDeparting = (row: OwnerRow): boolean =>
  (Object.keys(row.cells) as OwnerColumn[]).some((column) => departs(row, column));

/** A value that departs gets a letter by how common it is: B, C …; A is the commonest, which goes without. */
export const letterOf = (variant: number): string =>
  variant < 26 ? String.fromCodePoint(65 + variant) : `#${variant + 1}`;

/** Rows under the heading of their home; a single home needs no heading. */
export function itemsOf(rows: readonly OwnerRow[], onlyDeparting: boolean): Item[] {
  const wanted = onlyDeparting ? rows.filter(isDeparting) : rows;
  const homes = new Map<number, OwnerRow[]>();
  for (const row of wanted) homes.set(row.home, [...(homes.get(row.home) ?? []), row]);
  if (new Set(rows.map(({ home }) => home)).size < 2) return wanted.map((row) => ({ kind: 'row', row }));
  return [...homes].flatMap(([home, own]): Item[] => {
    const main = own.find(({ cells }) => cells.address?.variant === 0 && !cells.address.restated) ?? own[0];
    return [
      {
        kind: 'home',
        home,
        address: main?.cells.address?.normal ?? main?.cells.address?.text ?? '',
        rows: own.length,
        keys: own.map(keyOf),
      },
      ...own.map((row): Item => ({ kind: 'row', row })),
    ];
  });
}

/** Columns to show: all that say something, or those in which something departs. */
export const columnsOf = (answer: Pick<OwnerRows, 'columns'>, onlyDeparting: boolean): OwnerColumn[] =>
  answer.columns.filter(({ departing }) => !onlyDeparting || departing > 0).map(({ column }) => column);

/** The masked rows with those that were revealed in their place. */
export function withRevealed(
  rows: readonly OwnerRow[],
  revealed: Pick<OwnerRows, 'rows'> | undefined,
): OwnerRow[] {
  if (revealed === undefined) return [...rows];
  const clear = new Map(revealed.rows.map((row) => [keyOf(row), row]));
  return rows.map((row) => clear.get(keyOf(row)) ?? row);
}

/** Rows as a person names them, such as `L03:12`. */
export const nameOf = ({ list, row }: RowRef): string => `${list}:${row}`;

/** Where to go after a decision: the owner itself where it still is, else the first that its rows are of now. */
export const nextOwner = ({ owners }: DecisionResult, owner: string): string =>
  owners.some(({ id }) => id === owner) ? owner : (owners[0]?.id ?? owner);
