// What of some files is compared, and how: records as on import, or any columns.
import type { ColumnMap, CompareKind } from '#contract/link.ts';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { recordFieldTitle, type RecordField } from '#contract/model/record-field.ts';
import { both, type Text } from '#contract/text.ts';
import { guessColumn } from '../../linkage/generic/guess-column.ts';
import type { ReadFile } from './read-files.ts';

/** A column of any file: what a row has in it, undefined where the row's file has no such column. */
export interface ComparedColumn {
  name: string;
  compare: CompareKind;
  /** The record field that it is, where it is one. */
  field: RecordField | null;
  cell(file: ReadFile, row: ReadFile['rows'][number]): string | undefined;
}

export type Chosen = { leftOut: { name: string; why: Text }[] } & (
  | { kind: 'records' }
  | { kind: 'columns'; columns: ComparedColumn[] }
);

/** How a record field is compared where other columns stand beside it. */
const FIELD_KIND: Record<RecordField, CompareKind | null> = {
  name: 'text',
  phone: 'number',
  phone2: 'number',
  id_number: 'number',
  address: 'text',
  complex: 'text',
  building: 'exact',
  unit: 'exact',
  room: 'number',
  floor_area: 'number',
  plate: 'text',
  email: 'text',
  notes: null,
};

const NO_FIELD = both(
  '不是记录字段；用 --columns 指定如何比较',
  'no field of a record; --columns says how to compare it',
);

/**
 * Whether what was read are people as the records of a case have them: most rows with a Chinese name, a mobile or an ID
 * number, and more than the name to know them by.
 */
function areRecords(files: readonly ReadFile[]): boolean {
  const fields = new Set(files.flatMap(({ mapping }) => mapping));
  if (!(['phone', 'id_number', 'address', 'room'] as const).some((field) => fields.has(field))) return false;
  const rows = files.flatMap((file) => file.rows);
  const told = rows.filter(
    ({ record: { name, phones, idNumber, idPrefix } }) =>
      (name !== undefined && HAN.test(name)) ||
      phones.some((phone) => /^1[3-9]\d{9}$/.test(phone)) ||
      idNumber !== undefined ||
      idPrefix !== undefined,
  );
  return told.length >= rows.length / 2;
}

/** Headers of all files, alike but for case and blanks, in the order in which they first come. */
function headers(files: readonly ReadFile[]): Map<string, { name: string; at: Map<ReadFile, number> }> {
  const found = new Map<string, { name: string; at: Map<ReadFile, number> }>();
  for (const file of files) {
    for (const [index, name] of file.header.entries()) {
      if (name === '') continue;
      const key = name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ');
      const known = found.get(key) ?? { name, at: new Map() };
      if (!known.at.has(file)) known.at.set(file, index);
      found.set(key, known);
    }
  }
  return found;
}

const cellOf =
  (at: ReadonlyMap<ReadFile, number>): ComparedColumn['cell'] =>
  (file, { cells }) => {
    const index = at.get(file);
    return index === undefined ? undefined : cells[index];
  };

const HAN = /\p{Script=Han}/u;

/** Every column by its values, whatever it is called. */
function guessed(files: readonly ReadFile[]): Chosen {
  const columns: ComparedColumn[] = [];
  const leftOut: Chosen['leftOut'] = [];
  for (const { name, at } of headers(files).values()) {
    const cell = cellOf(at);
    const having = files.filter((file) => at.has(file));
    const cells = having.map((file) => file.rows.map((row) => cell(file, row) ?? ''));
    const guess = guessColumn({ name, cells });
    if ('leftOut' in guess) leftOut.push({ name, why: guess.leftOut });
    else columns.push({ name, compare: guess.compare, field: null, cell });
  }
  return { kind: 'columns', columns, leftOut };
}

/** What a record says in a field, normalised; an address of one column is compared by its parts. */
const VALUE: Record<RecordField, (record: NormalRecord) => string | undefined> = {
  name: ({ name }) => name,
  phone: ({ phones }) => phones[0],
  phone2: ({ phones }) => phones[1],
  id_number: ({ idNumber, idPrefix }) => idNumber ?? idPrefix,
  address: () => undefined,
  complex: ({ complex }) => complex,
  building: ({ building }) => building,
  unit: ({ unit }) => unit,
  room: ({ room }) => room,
  floor_area: ({ floorArea }) => floorArea,
  plate: ({ plate }) => plate,
  email: ({ email }) => email,
  notes: () => undefined,
};
const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** As a map says, with at least one column that is no record field. */
function mapped(files: readonly ReadFile[], map: ColumnMap): Chosen {
  const columns: ComparedColumn[] = [];
  const fields = new Set(files.flatMap(({ mapping }) => mapping.filter((field) => field !== null)));
  if (fields.delete('address')) for (const part of PARTS) fields.add(part);
  for (const field of fields) {
    const compare = FIELD_KIND[field];
    if (compare === null) continue;
    columns.push({
      name: recordFieldTitle[field].en,
      compare,
      field,
      cell: (file, { record, cells }) => VALUE[field](record) ?? cells[file.mapping.indexOf(field)],
    });
  }
  for (const [name, use] of Object.entries(map)) {
    if (typeof use === 'string') continue;
    const at = new Map(
      files
        .map((file): [ReadFile, number] => [file, file.header.indexOf(name)])
        .filter(([, index]) => index >= 0),
    );
    columns.push({ name, compare: use.compare, field: null, cell: cellOf(at) });
  }
  return { kind: 'columns', columns, leftOut: [] };
}

/** Decides from the map, or where there is none from what was read. */
export function chooseColumns(files: readonly ReadFile[], map: ColumnMap | undefined): Chosen {
  if (map !== undefined) {
    return Object.values(map).some((use) => typeof use !== 'string')
      ? mapped(files, map)
      : { kind: 'records', leftOut: [] };
  }
  if (!areRecords(files)) return guessed(files);
  const others = new Set(
    files.flatMap(({ header, mapping }) => header.filter((name, at) => name !== '' && mapping[at] === null)),
  );
  return { kind: 'records', leftOut: [...others].map((name) => ({ name, why: NO_FIELD })) };
}
