// The values of a row as lists are compared by: normalised, but with the errors that copies inherit still in them.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { recordField } from '#contract/model/record-field.ts';
import { readIdNumber } from './id-number.ts';
import { columnsOf, type Mapping } from './normalise.ts';
import { phoneNumbers } from './phone.ts';
import { compact } from './width.ts';

/** Fields that two lists are compared by; an address of one column counts as its parts. */
export const COMPARED_FIELDS = recordField.exclude(['address', 'notes']).options;

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** Which compared fields a list has a column for. */
export function comparedFields(mapping: Mapping): boolean[] {
  const columns = columnsOf(mapping);
  const address = columns.address !== undefined;
  return COMPARED_FIELDS.map(
    (field) => columns[field] !== undefined || (address && (PARTS as readonly string[]).includes(field)),
  );
}

const orNull = (text: string): string | null => (text === '' ? null : text);
const phoneValue = (cell: string): string | null => phoneNumbers(cell)[0] ?? orNull(compact(cell));

/** An ID number as written even where its check character is wrong: a copied slip. Damaged ones are blank. */
function idValue(cell: string): string | null {
  const id = readIdNumber(cell);
  return id === undefined || id.prefix !== undefined ? null : (id.number ?? id.written);
}

/** Values in the order of `COMPARED_FIELDS`; null where blank or damaged beyond comparing. */
export function comparableValues(
  mapping: Mapping,
  cells: readonly string[],
  record: NormalRecord,
): (string | null)[] {
  const columns = columnsOf(mapping);
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? ''));
  return [
    record.name ?? record.surname ?? null,
    phoneValue(cell(columns.phone)),
    phoneValue(cell(columns.phone2)),
    idValue(cell(columns.id_number)),
    record.complex ?? null,
    record.building ?? null,
    record.unit ?? null,
    record.room ?? null,
    record.floorArea ?? orNull(compact(cell(columns.floor_area))),
    record.plate ?? orNull(compact(cell(columns.plate)).toUpperCase()),
    record.email ?? orNull(compact(cell(columns.email)).toLowerCase()),
  ];
}
