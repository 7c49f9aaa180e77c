// What normalisation makes of one row's cells and by which rule, for people; worked out when asked, never stored.
import type { RecordField } from '#contract/model/record-field.ts';
import { both, type Text } from '#contract/text.ts';
import { zhDay } from '#contract/when.ts';
import { fullAddress, readComplexCell, readPartCell } from './address.ts';
import type { AddressParts } from './address-parts.ts';
import { emailAddress } from './email.ts';
import { floorArea } from './floor-area.ts';
import { birthDate, readIdNumber, sexOf } from './id-number.ts';
import { readName } from './name.ts';
import type { Mapping } from './normalise.ts';
import { parseAddress } from './parse-address.ts';
import { phoneNumbers } from './phone.ts';
import { carPlate } from './plate.ts';
import { RULES, type Rule, type Said } from './rules.ts';
import { tidy } from './width.ts';

/** One cell's value and why. `value` is null where the cell says nothing of its field. */
export interface Explained {
  /** Index of the column. */
  column: number;
  field: RecordField;
  written: string;
  value: string | null;
  rule: Text;
}

type Explain = (cell: string, said: Said) => { value: string | undefined; more?: Text };

const several = (values: readonly (string | undefined)[]): string | undefined => {
  const filled = values.filter((value) => value !== undefined);
  return filled.length === 0 ? undefined : filled.join('；');
};

const partsText = ({ complex, building, unit, room }: AddressParts): string | undefined => {
  const texts = [complex, building && `${building}栋`, unit && `${unit}单元`, room];
  const filled = texts.filter((text) => text !== undefined);
  return filled.length === 0 ? undefined : filled.join(' ');
};

const phone: Explain = (cell, said) => ({ value: several(phoneNumbers(cell, said)) });

const partOf =
  (field: 'building' | 'unit' | 'room'): Explain =>
  (cell, said) => {
    const parts = readPartCell(cell, field, said);
    return { value: Object.keys(parts).length > 1 ? partsText(parts) : parts[field] };
  };

const EXPLAIN: Record<RecordField, Explain> = {
  name: (cell, said) => {
    const { name, surname, others } = readName(cell, said);
    return { value: several([name ?? surname, ...(others ?? [])]) };
  },
  phone,
  phone2: phone,
  id_number: (cell, said) => {
    const { number, prefix } = readIdNumber(cell, said) ?? {};
    if (number === undefined) return { value: prefix === undefined ? undefined : `${prefix}…` };
    const [day, man] = [birthDate(number), sexOf(number) === 'm'];
    return {
      value: number,
      more: both(`生于${zhDay(day)}，${man ? '男' : '女'}`, `born ${day}, ${man ? 'male' : 'female'}`),
    };
  },
  address: (cell, said) => {
    const parts = parseAddress(cell, said);
    const value = partsText(parts);
    if (value !== undefined) return { value };
    said('no-known-form');
    return { value: fullAddress(parts, cell) };
  },
  complex: (cell, said) => {
    const parts = readComplexCell(cell);
    if (Object.keys(parts).length > 1) said('several-parts');
    else if (parts.complex !== cell) said('complex-name');
    return { value: partsText(parts) };
  },
  building: partOf('building'),
  unit: partOf('unit'),
  room: partOf('room'),
  floor_area: (cell, said) => ({ value: floorArea(cell, said) }),
  plate: (cell, said) => ({ value: carPlate(cell, said) }),
  email: (cell, said) => ({ value: emailAddress(cell, said) }),
  notes: (cell, said) => {
    const value = tidy(cell);
    if (value !== cell) said('width-and-blanks');
    return { value: value === '' ? undefined : value };
  },
};

const sentence = (texts: readonly Text[]): Text =>
  both(texts.map(({ zh }) => zh).join('；'), texts.map(({ en }) => en).join('; '));

/** Every filled cell of a mapped column: what is made of it, and by which rules in words. */
export function explainNormalisation(mapping: Mapping, cells: readonly string[]): Explained[] {
  return mapping.flatMap((field, column): Explained[] => {
    const written = cells[column] ?? '';
    if (field === null || written.trim() === '') return [];
    const rules: Rule[] = [];
    const { value, more } = EXPLAIN[field](written, (rule) => {
      if (!rules.includes(rule)) rules.push(rule);
    });
    if (rules.length === 0) rules.push(value === undefined ? 'unreadable' : 'as-written');
    const texts = rules.map((rule) => RULES[rule]);
    return [
      { column, field, written, value: value ?? null, rule: sentence(more ? [...texts, more] : texts) },
    ];
  });
}
