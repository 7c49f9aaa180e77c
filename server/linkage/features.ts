// What the comparisons are given: of each profile the codes of its values, field by field.
import { COMPARISONS } from './compare/registry.ts';
import type { Comparator, Comparison, Knowledge } from './compare/define.ts';
import { PART } from './compare/address.ts';
import { DAMAGED, UNPROVED } from './compare/id-number.ts';
import { GrowingInts } from './growing.ts';
import type { Profiles } from './profiles.ts';
import type { LinkColumn, LinkTable } from './table.ts';

/** Values of one field: those of profile p are `codes[start[p]]` up to `codes[start[p + 1]]`. */
export interface Feature {
  comparison: Comparison;
  comparator: Comparator;
  start: Int32Array;
  codes: Int32Array;
  values: readonly string[];
}

type Source = (table: LinkTable) => {
  /** Appends the values of one record. */
  values(record: number, push: (value: string) => void): void;
  /** Of records with equal answers the values are equal; −1 for none. */
  key?: (record: number) => number;
};

const text = ({ codes, values }: LinkColumn, record: number): string =>
  codes[record] === -1 ? '' : values[codes[record]!]!;

/** Where the values of each comparison come from. */
const SOURCES: Record<string, Source> = {
  phones: ({ columns: { phones } }) => ({
    values(record, push) {
      const value = text(phones, record);
      if (value === '') return;
      if (value.includes(' ')) value.split(' ').forEach(push);
      else push(value);
    },
  }),
  idNumber: ({ columns: { idNumber, idPrefix, idSlip } }) => ({
    values(record, push) {
      const whole = text(idNumber, record);
      if (whole !== '') return push(whole);
      const prefix = text(idPrefix, record);
      if (prefix !== '') return push(DAMAGED + prefix);
      const slip = text(idSlip, record);
      if (slip !== '') push(UNPROVED + slip);
    },
  }),
  address: ({ columns: { complex, building, unit, room, address } }) => ({
    values(record, push) {
      const parts = [complex, building, unit, room].map((column) => text(column, record));
      if (parts.some((part) => part !== '')) return push(parts.join(PART));
      const written = text(address, record);
      if (written !== '') push(written);
    },
  }),
};

const plain =
  (field: 'name' | 'floorArea' | 'plate' | 'email'): Source =>
  ({ columns }) => ({
    values(record, push) {
      const value = text(columns[field], record);
      if (value !== '') push(value);
    },
  });

function featureOf(
  comparison: Comparison,
  table: LinkTable,
  profiles: Profiles,
  knowledge: Knowledge,
): Feature {
  const source = (SOURCES[comparison.field] ?? plain(comparison.field as 'name'))(table);
  const start = new Int32Array(profiles.count + 1);
  const codes = new GrowingInts();
  const words = new Map<string, number>();
  const values: string[] = [];
  const push = (value: string): void => {
    let code = words.get(value);
    if (code === undefined) {
      code = values.length;
      words.set(value, code);
      values.push(value);
    }
    codes.push(code);
  };
  for (let profile = 0; profile < profiles.count; profile += 1) {
    source.values(profiles.first[profile]!, push);
    start[profile + 1] = codes.length;
  }
  return {
    comparison,
    comparator: comparison.prepare(values, knowledge),
    start,
    codes: codes.done(),
    values,
  };
}

/** The features of all profiles, in the order of the comparisons. */
export const featuresOf = (table: LinkTable, profiles: Profiles, knowledge: Knowledge): Feature[] =>
  COMPARISONS.map((comparison) => featureOf(comparison, table, profiles, knowledge));
