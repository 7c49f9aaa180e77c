// Canaries recognised in the rows of a list: by number, or by name with something else of theirs; never by a name alone.
import type { CanaryTrait } from '#contract/canaries.ts';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { readIdNumber } from '../ingest/normalise/id-number.ts';
import type { Mapping } from '../ingest/normalise/normalise.ts';
import { phoneNumbers } from '../ingest/normalise/phone.ts';
import { doorOf, idOf, recordOf, wholePhones, type GivenRecord } from './given.ts';

/** A row as it was read. */
export interface ReadRow {
  row: number;
  cells: readonly string[];
  record: NormalRecord;
}

/** A canary in a list: `rows` of it hold it, `first` are some of them, by these traits. */
export interface Recognised {
  /** Place among the canaries. */
  at: number;
  rows: number;
  first: number[];
  by: CanaryTrait[];
}

/** Rows that are named of each canary. */
const NAMED_ROWS = 20;
/** Digits that must be left of an ID number; a name must agree beside them. */
const LEFT_OF_ID = 14;
/** Cells of no field may hold a number too: what is shorter, or has fewer digits, holds none. */
const SHORTEST = 11;
const MOBILE_WITHIN = /[1１][3-9３-９](?:[\s.·_-]?[\d０-９]){9}/;
const ID_WITHIN = /[\d０-９]{17}[\dXx０-９Ｘ]/;

interface Named {
  at: number;
  unit: string | undefined;
  door: string | undefined;
  id: string | undefined;
  phones: readonly string[];
  email: string | undefined;
  plate: string | undefined;
}

/** Whether a row has whole numbers, and others than a canary: then a namesake lives at the door. */
function contradicts({ id, phones }: Named, record: NormalRecord): boolean {
  const whole = wholePhones(record);
  return (
    (record.idNumber !== undefined && id !== undefined && record.idNumber !== id) ||
    (whole.length > 0 && phones.length > 0 && !whole.some((phone) => phones.includes(phone)))
  );
}

/** Whether a canary of this name agrees with a row in something that few have. */
function agreeing(canary: Named, record: NormalRecord): CanaryTrait | undefined {
  const { idPrefix, unit, email, plate } = record;
  if (canary.door !== undefined && doorOf(record) === canary.door && !contradicts(canary, record)) {
    if (unit === undefined || canary.unit === undefined || unit === canary.unit) return 'door';
  }
  if (idPrefix !== undefined && idPrefix.length >= LEFT_OF_ID && canary.id?.startsWith(idPrefix) === true)
    return 'id-rest';
  if (email !== undefined && email === canary.email) return 'email';
  return plate !== undefined && plate === canary.plate ? 'plate' : undefined;
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
};

/**
 * Looks for canaries in rows, one after the other: a few look-ups a row, however many canaries there are.
 * Rows are compared as they were normalised, so that separators, widths, traditional characters and damage that the reader
 * knows change nothing.
 */
export class CanaryFinder {
  readonly #byPhone = new Map<string, number[]>();
  readonly #byId = new Map<string, number[]>();
  readonly #byName = new Map<string, Named[]>();
  readonly #found = new Map<number, { rows: number; last: number; first: number[]; by: Set<CanaryTrait> }>();

  constructor(canaries: readonly GivenRecord[]) {
    for (const [at, canary] of canaries.entries()) {
      const record = recordOf(canary);

      const phones = wholePhones(record);
      for (const phone of phones) push(this.#byPhone, phone, at);
      const id = idOf(record);
      if (id !== undefined) push(this.#byId, id, at);
      if (record.name === undefined) continue;
      const { unit, email, plate } = record;
      push(this.#byName, record.name, { at, unit, door: doorOf(record), id, phones, email, plate });
    }
  }

  get isEmpty(): boolean {
    return this.#byPhone.size === 0 && this.#byId.size === 0 && this.#byName.size === 0;
  }

  /** Looks at a row. Answers whether it holds a canary. */
  look(mapping: Mapping, { row, cells, record }: ReadRow): boolean {
    let isThere = false;
    const hit = (those: readonly number[] | undefined, by: CanaryTrait): void => {
      for (const at of those ?? []) {
        this.#note(at, row, by);
        isThere = true;
      }
    };
    for (const phone of record.phones) hit(this.#byPhone.get(phone), 'phone');
    const id = idOf(record);
    if (id !== undefined) hit(this.#byId.get(id), 'id_number');
    this.#byNames(record, hit);
    for (let at = 0; at < cells.length; at += 1) {
      const field = mapping[at];
      if (cells[at]!.length < SHORTEST || (field !== null && field !== undefined && field !== 'notes'))
        continue;
      this.#loose(cells[at]!, hit);
    }
    return isThere;
  }

  /** All rows at once, of a list that stands in memory. */
  lookAll(mapping: Mapping, rows: Iterable<ReadRow>): void {
    for (const row of rows) this.look(mapping, row);
  }

  #byNames(record: NormalRecord, hit: (those: readonly number[], by: CanaryTrait) => void): void {
    const { name, otherNames } = record;
    const take = (called: string): void => {
      for (const canary of this.#byName.get(called) ?? []) {
        const by = agreeing(canary, record);
        if (by !== undefined) hit([canary.at], by);
      }
    };
    if (name !== undefined) take(name);
    if (otherNames !== undefined) for (const other of otherNames) take(other);
  }

  /** Numbers in a remark or in a column whose field was not found. */
  #loose(cell: string, hit: (those: readonly number[] | undefined, by: CanaryTrait) => void): void {
    if (MOBILE_WITHIN.test(cell))
      for (const phone of phoneNumbers(cell)) hit(this.#byPhone.get(phone), 'phone');
    if (!ID_WITHIN.test(cell)) return;
    const number = readIdNumber(cell)?.number;
    if (number !== undefined) hit(this.#byId.get(number), 'id_number');
  }

  #note(at: number, row: number, by: CanaryTrait): void {
    let one = this.#found.get(at);
    if (one === undefined) this.#found.set(at, (one = { rows: 0, last: -1, first: [], by: new Set() }));
    one.by.add(by);
    if (one.last === row) return;
    one.last = row;
    one.rows += 1;
    if (one.first.length < NAMED_ROWS) one.first.push(row);
  }

  /** What was found since the last time, in the order of the canaries; it begins anew then. */
  take(): Recognised[] {
    const found = [...this.#found]
      .sort(([a], [b]) => a - b)
      .map(([at, { rows, first, by }]): Recognised => ({ at, rows, first, by: [...by].sort() }));
    this.#found.clear();
    return found;
  }
}
