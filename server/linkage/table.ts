// Records as columns of numbers: each distinct value once, each row a code of it. What a million rows need to fit and to be compared fast.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { GrowingInts } from './growing.ts';

/** The fields by which records are told apart, each a column of the table. */
export const LINK_FIELDS = [
  'name',
  'phones',
  'idNumber',
  'idPrefix',
  'idSlip',
  'complex',
  'building',
  'unit',
  'room',
  'address',
  'floorArea',
  'plate',
  'email',
] as const satisfies readonly (keyof NormalRecord)[];
export type LinkField = (typeof LINK_FIELDS)[number];

/** One field of all records: `values[codes[i]]` is what record i says, −1 where it says nothing. */
export interface LinkColumn {
  codes: Int32Array;
  values: readonly string[];
}

/** Records in the order in which they were added. Several phones of one record are one value, joined by a space. */
export interface LinkTable {
  count: number;
  columns: Record<LinkField, LinkColumn>;
  /** Ids of lists, and which of them each record is of. */
  lists: readonly string[];
  list: Int32Array;
  /** Row of each record in its list, from 1. */
  row: Int32Array;
}

/** Codes for texts, counted from 0 in the order in which they first come. */
class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly values: string[] = [];

  code(value: string | undefined): number {
    if (value === undefined || value === '') return -1;
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.#codes.set(value, code);
      this.values.push(value);
    }
    return code;
  }
}

/** What the table holds of one field; a full address only where its parts do not say it. */
function valueOf(record: NormalRecord, field: LinkField): string | undefined {
  if (field === 'phones') return record.phones.length > 1 ? record.phones.join(' ') : record.phones[0];
  // A surname alone (张先生) is compared as a name whose rest is not known.
  if (field === 'name') return record.name ?? record.surname;
  if (field === 'address' && record.complex && record.building && record.room) return undefined;
  return record[field];
}

/** Builds a table record by record. */
export class LinkTableBuilder {
  readonly #fields = LINK_FIELDS.map((field) => ({
    field,
    codes: new GrowingInts(),
    words: new Dictionary(),
  }));
  readonly #lists = new Dictionary();
  readonly #list = new GrowingInts();
  readonly #row = new GrowingInts();
  #count = 0;

  /** @param row number of the row in its list, from 1 */
  add(list: string, row: number, record: NormalRecord): void {
    this.#list.push(this.#lists.code(list));
    this.#row.push(row);
    this.#count += 1;
    for (const { field, codes, words } of this.#fields) {
      codes.push(words.code(valueOf(record, field)));
    }
  }

  done(): LinkTable {
    const columns: Partial<Record<LinkField, LinkColumn>> = {};
    for (const { field, codes, words } of this.#fields) {
      columns[field] = { codes: codes.done(), values: words.values };
    }
    return {
      count: this.#count,
      columns: columns as Record<LinkField, LinkColumn>,
      lists: this.#lists.values,
      list: this.#list.done(),
      row: this.#row.done(),
    };
  }
}

/** The record that stands at an index, as far as the table holds it. */
export function recordAt({ columns }: LinkTable, index: number): NormalRecord {
  const record: NormalRecord = { phones: [] };
  for (const field of LINK_FIELDS) {
    const code = columns[field].codes[index]!;
    if (code === -1) continue;
    const value = columns[field].values[code]!;
    if (field === 'phones') record.phones = value.split(' ');
    else record[field] = value;
  }
  return record;
}
