// One row's cells to one normal record, by the list's mapping. Cells stay as written beside it.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { addressParts, fullAddress } from './address.ts';
import { emailAddress } from './email.ts';
import { floorArea } from './floor-area.ts';
import { isIdSlip, readIdNumber } from './id-number.ts';
import { readName } from './name.ts';
import { phoneNumbers } from './phone.ts';
import { carPlate } from './plate.ts';
import { tidy } from './width.ts';

/** The field of each column, null where a column is none. Several columns may hold names or second phones. */
export type Mapping = readonly (RecordField | null)[];

/** Index of the first column of each field. */
export type Columns = { readonly [F in RecordField]?: number };

interface Plan {
  columns: Columns;
  /** Further columns of names and of phones. */
  names: readonly number[];
  phones: readonly number[];
}

const plans = new WeakMap<Mapping, Plan>();

function planOf(mapping: Mapping): Plan {
  const known = plans.get(mapping);
  if (known !== undefined) return known;
  const columns: { [F in RecordField]?: number } = {};
  for (const [index, field] of mapping.entries()) if (field !== null) columns[field] ??= index;
  const further = (...fields: (RecordField | null)[]): number[] =>
    [...mapping.keys()].filter((index) => {
      const field = mapping[index]!;
      return fields.includes(field) && index !== columns[field as RecordField];
    });
  const plan = { columns, names: further('name'), phones: further('phone', 'phone2') };
  plans.set(mapping, plan);
  return plan;
}

/** Where each field of a mapping stands first; remembered per mapping. */
export const columnsOf = (mapping: Mapping): Columns => planOf(mapping).columns;

function addPhones(phones: string[], cell: string): void {
  if (cell === '') return;
  for (const phone of phoneNumbers(cell)) if (!phones.includes(phone)) phones.push(phone);
}

function takeNames(record: NormalRecord, first: string, further: readonly string[]): void {
  const { name, surname, title, others } = readName(first);
  if (name !== undefined) record.name = name;
  if (surname !== undefined) record.surname = surname;
  if (title !== undefined) record.title = title;
  if (others === undefined && further.length === 0) return;
  const all = new Set(others);
  for (const cell of further) {
    const reading = readName(cell);
    if (reading.name !== undefined) all.add(reading.name);
    for (const other of reading.others ?? []) all.add(other);
  }
  if (name !== undefined) all.delete(name);
  if (all.size > 0) record.otherNames = [...all];
}

/** What the cells of one row say, normalised. */
export function normalise(mapping: Mapping, cells: readonly string[]): NormalRecord {
  const { columns, names, phones } = planOf(mapping);
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? ''));
  const record: NormalRecord = { phones: phoneNumbers(cell(columns.phone)) };
  addPhones(record.phones, cell(columns.phone2));
  for (const index of phones) addPhones(record.phones, cell(index));

  takeNames(record, cell(columns.name), names.length === 0 ? [] : names.map(cell));

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
