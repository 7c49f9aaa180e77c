// Canaries found in lists: an invented person's number, or name and door, exactly as they were given out.
import { type RecordField, recordField } from '#contract/model/record-field.ts';
import { COMPARED_FIELDS, comparableValues } from '../normalise/comparable.ts';
import { normalise } from '../normalise/normalise.ts';
import type { ComparedList, ComparedLists } from './compared-lists.ts';

/** An invented record that was given to one holder, with the record's fields as they were written. */
export interface GivenCanary {
  id: string;
  holder: string;
  on?: string;
  record: Partial<Record<RecordField, string>>;
}

/** Where a canary turned up: the lists, and in each the first row that holds it. */
export interface FoundCanary extends Omit<GivenCanary, 'record'> {
  lists: { list: string; row: number }[];
}

const FIELDS = recordField.options;
const index = (field: (typeof COMPARED_FIELDS)[number]): number => COMPARED_FIELDS.indexOf(field);
/** Any one of these sets of fields tells the person; a door with its name is unique enough. */
const TELLING = [
  [index('phone')],
  [index('id_number')],
  [index('name'), index('complex'), index('building'), index('room')],
];

/** The numbers of a canary's values, one set per way to tell it; what no list has cannot be found. */
function wanted({ record }: GivenCanary, compared: ComparedLists): [field: number, value: number][][] {
  const cells = FIELDS.map((field) => record[field] ?? '');
  const values = comparableValues(FIELDS, cells, normalise(FIELDS, cells));
  return TELLING.flatMap((fields) => {
    const pairs = fields.map((field): [number, number | undefined] => {
      const value = values[field];
      return [field, value === null || value === undefined ? undefined : compared.numberOf(field, value)];
    });
    return pairs.every(([, value]) => value !== undefined) ? [pairs as [number, number][]] : [];
  });
}

/** Looks for canaries in all rows. */
export function findCanaries(
  canaries: readonly GivenCanary[],
  compared: ComparedLists,
  lists: ReadonlyMap<string, Pick<ComparedList, 'row' | 'values'>>,
): FoundCanary[] {
  const fields = COMPARED_FIELDS.length;
  const found = canaries.map(({ record: _record, ...canary }): FoundCanary => ({ ...canary, lists: [] }));
  // By the first field and value of each way to tell.
  const byValue = new Map<string, { at: number; rest: [number, number][] }[]>();
  for (const [at, canary] of canaries.entries()) {
    for (const [[field, value], ...rest] of wanted(canary, compared) as [
      [number, number],
      ...[number, number][],
    ][]) {
      const key = `${field} ${value}`;
      byValue.set(key, [...(byValue.get(key) ?? []), { at, rest }]);
    }
  }
  const firsts = [...byValue.keys()].map((key) => key.split(' ').map(Number) as [number, number]);
  const looked = new Map<number, Set<number>>();
  for (const [field, value] of firsts) looked.set(field, (looked.get(field) ?? new Set()).add(value));
  for (const [list, { row, values }] of lists) {
    for (let place = 0; place < row.length; place += 1) {
      for (const [field, those] of looked) {
        const value = values[place * fields + field]!;
        if (!those.has(value)) continue;
        for (const { at, rest } of byValue.get(`${field} ${value}`)!) {
          const isThere = rest.every(([f, v]) => values[place * fields + f] === v);
          const known = found[at]!.lists;
          if (isThere && known.at(-1)?.list !== list) known.push({ list, row: row[place]! });
        }
      }
    }
  }
  return found.filter(({ lists: where }) => where.length > 0);
}
