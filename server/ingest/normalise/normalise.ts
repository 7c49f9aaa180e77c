// One row's cells to one normal record, by the list's mapping. Cells stay as written beside it.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { addressParts, fullAddress } from './address.ts';
import { emailAddress } from './email.ts';
import { floorArea } from './floor-area.ts';
import { isIdSlip, readIdNumber } from './id-number.ts';
import { personName } from './name.ts';
import { phoneNumbers } from './phone.ts';
import { carPlate } from './plate.ts';
import { tidy } from './width.ts';

/** The field of each column, null where a column is none. */
export type Mapping = readonly (RecordField | null)[];

/** Index of the column of each field. */
export type Columns = { readonly [F in RecordField]?: number };

const plans = new WeakMap<Mapping, Columns>();

/** Where each field of a mapping stands; remembered per mapping. */
export function columnsOf(mapping: Mapping): Columns {
  const known = plans.get(mapping);
  if (known !== undefined) return known;
  const columns: { [F in RecordField]?: number } = {};
  for (const [index, field] of mapping.entries()) if (field !== null) columns[field] ??= index;
  plans.set(mapping, columns);
  return columns;
}

function phonesOf(first: string, second: string): string[] {
  const phones = phoneNumbers(first);
  if (second === '') return phones;
  for (const phone of phoneNumbers(second)) if (!phones.includes(phone)) phones.push(phone);
  return phones;
}

/** What the cells of one row say, normalised. */
export function normalise(mapping: Mapping, cells: readonly string[]): NormalRecord {
  const columns = columnsOf(mapping);
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? ''));
  const record: NormalRecord = { phones: phonesOf(cell(columns.phone), cell(columns.phone2)) };

  const name = personName(cell(columns.name));
  if (name !== undefined) record.name = name;

  const id = readIdNumber(cell(columns.id_number));
  if (id?.number !== undefined) record.idNumber = id.number;
  if (id?.prefix !== undefined) record.idPrefix = id.prefix;
  if (id !== undefined && isIdSlip(id)) record.idSlip = id.written;

  const written = cell(columns.address);
  const parts = addressParts({
    address: written,
    complex: cell(columns.complex),
    building: cell(columns.building),
    unit: cell(columns.unit),
    room: cell(columns.room),
  });
  if (parts.complex !== undefined) record.complex = parts.complex;
  if (parts.building !== undefined) record.building = parts.building;
  if (parts.unit !== undefined) record.unit = parts.unit;
  if (parts.room !== undefined) record.room = parts.room;
  const address = fullAddress(parts, written);
  if (address !== undefined) record.address = address;

  const area = floorArea(cell(columns.floor_area));
  if (area !== undefined) record.floorArea = area;
  const plate = carPlate(cell(columns.plate));
  if (plate !== undefined) record.plate = plate;
  const email = emailAddress(cell(columns.email));
  if (email !== undefined) record.email = email;
  if (columns.notes !== undefined) {
    const notes = tidy(cell(columns.notes));
    if (notes !== '') record.notes = notes;
  }
  return record;
}
