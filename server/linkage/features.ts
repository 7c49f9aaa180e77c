// What the comparisons are given: of each profile the codes of its values, field by field.
import { PART } from './compare/address.ts';
import type { Comparator, Comparison, Knowledge } from './compare/define.ts';
import { DAMAGED, UNPROVED } from './compare/id-number.ts';
import { withoutCommon, type CommonValues } from './common-values.ts';
import { COMPARISONS } from './compare/registry.ts';
import { GrowingInts } from './growing.ts';
import type { Profiles } from './profiles.ts';
import type { LinkColumn, LinkField, LinkTable } from './table.ts';

/** Values of one field: those of profile p are `codes[start[p]]` up to `codes[start[p + 1]]`. */
export interface Feature {
  comparison: Comparison;
  comparator: Comparator;
  start: Int32Array;
  codes: Int32Array;
  values: readonly string[];
}

/** The values of a field, before anybody compares them. */
export type Values = Pick<Feature, 'start' | 'codes' | 'values'>;

/** One value or none of each profile, from the code that `codeOf` gives for its record. */
function single(profiles: Profiles, values: readonly string[], codeOf: (record: number) => number): Values {
  const start = new Int32Array(profiles.count + 1);
  const codes = new Int32Array(profiles.count);
  let length = 0;
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const code = codeOf(profiles.first[profile]!);
    if (code !== -1) codes[length++] = code;
    start[profile + 1] = length;
  }
  return { start, codes: codes.slice(0, length), values };
}

const column =
  (field: LinkField) =>
  (profiles: Profiles, table: LinkTable): Values => {
    const { codes, values } = table.columns[field];
    return single(profiles, values, (record) => codes[record]!);
  };

/** Each phone of a record by itself. */
function phones(profiles: Profiles, { columns: { phones: written } }: LinkTable): Values {
  const known = new Map<string, number>();
  const values: string[] = [];
  const codesOf = written.values.map((several) =>
    several.split(' ').map((phone) => {
      let code = known.get(phone);
      if (code === undefined) known.set(phone, (code = values.push(phone) - 1));
      return code;
    }),
  );
  const start = new Int32Array(profiles.count + 1);
  const codes = new GrowingInts();
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const code = written.codes[profiles.first[profile]!]!;
    if (code !== -1) for (const phone of codesOf[code]!) codes.push(phone);
    start[profile + 1] = codes.length;
  }
  return { start, codes: codes.done(), values };
}

/** The ID number, else what is left of it, else what fails its check; marked by which it is. */
function idNumbers(profiles: Profiles, { columns: { idNumber, idPrefix, idSlip } }: LinkTable): Values {
  const values = [
    ...idNumber.values,
    ...idPrefix.values.map((digits) => DAMAGED + digits),
    ...idSlip.values.map((digits) => UNPROVED + digits),
  ];
  const [prefixes, slips] = [idNumber.values.length, idNumber.values.length + idPrefix.values.length];
  return single(profiles, values, (record) => {
    if (idNumber.codes[record] !== -1) return idNumber.codes[record]!;
    if (idPrefix.codes[record] !== -1) return prefixes + idPrefix.codes[record]!;
    return idSlip.codes[record] === -1 ? -1 : slips + idSlip.codes[record]!;
  });
}

/** One number for the codes of several columns of a record; 0 where all are missing. */
function packer(columns: readonly LinkColumn[]): (record: number) => number | string {
  const sizes = columns.map(({ values }) => values.length + 1);
  const fits = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER;
  if (!fits) return (record) => columns.map(({ codes }) => codes[record]).join(' ');
  return (record) => {
    let packed = 0;
    for (let at = 0; at < columns.length; at += 1)
      packed = packed * sizes[at]! + columns[at]!.codes[record]! + 1;
    return packed;
  };
}

/** Complex, building, unit and room as one value; where none is known the address as it was cleaned. */
function addresses(profiles: Profiles, { columns }: LinkTable): Values {
  const parts = [columns.complex, columns.building, columns.unit, columns.room];
  const pack = packer(parts);
  const known = new Map<number | string, number>();
  const values: string[] = [];
  const whole = new Map<number, number>();
  return single(profiles, values, (record) => {
    if (parts.every(({ codes }) => codes[record] === -1)) {
      const written = columns.address.codes[record]!;
      if (written === -1) return -1;
      let code = whole.get(written);
      if (code === undefined) whole.set(written, (code = values.push(columns.address.values[written]!) - 1));
      return code;
    }
    const packed = pack(record);
    let code = known.get(packed);
    if (code === undefined) {
      const text = parts.map(({ codes, values: words }) =>
        codes[record] === -1 ? '' : words[codes[record]!]!,
      );
      known.set(packed, (code = values.push(text.join(PART)) - 1));
    }
    return code;
  });
}

/** Where the values of each comparison come from. */
const SOURCES: Record<string, (profiles: Profiles, table: LinkTable) => Values> = {
  idNumber: idNumbers,
  name: column('name'),
  phones,
  address: addresses,
  floorArea: column('floorArea'),
  plate: column('plate'),
  email: column('email'),
};

/** Fields whose values are one person's or one household's, unless too many give them. */
const OWN = new Set(['idNumber', 'phones', 'plate', 'email']);

/** The features of all profiles, in the order of the comparisons. @param common what is known and found of values that everybody gives */
export function featuresOf(
  table: LinkTable,
  profiles: Profiles,
  knowledge: Knowledge,
  common?: CommonValues,
): Feature[] {
  const names = SOURCES['name']!(profiles, table);
  return COMPARISONS.map((comparison) => {
    const { field } = comparison;
    const written = field === 'name' ? names : SOURCES[field]!(profiles, table);
    const found = OWN.has(field) ? withoutCommon(field, written, names, common) : written;
    return { ...found, comparison, comparator: comparison.prepare(found.values, knowledge) };
  });
}
