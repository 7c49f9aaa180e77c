// The input of lineage, made from the record: every row as (owner's home, complex, values), dates, documents.
import type { RecordField } from '#contract/model/record-field.ts';
import type { LineageInput, LineageList } from '../lineage/index.ts';
import type { Linkage, LinkRecord } from '../linkage/link.ts';
import { documentsOf, holdingOf } from '../queries/case-chain.ts';
import type { NormalRecord, RecordReader } from '../record/index.ts';

/** The values that are compared, each with the columns that can hold it and how it stands in a normalised record. */
const FIELDS: readonly {
  name: string;
  columns: readonly RecordField[];
  value: (record: NormalRecord) => string | undefined;
}[] = [
  { name: 'name', columns: ['name'], value: (record) => record.name },
  { name: 'phone', columns: ['phone', 'phone2'], value: (record) => record.phones[0] },
  { name: 'phone2', columns: ['phone2'], value: (record) => record.phones[1] },
  // A damaged ID number is blank: it is no error that was copied.
  { name: 'id_number', columns: ['id_number'], value: (record) => record.idNumber },
  { name: 'complex', columns: ['complex', 'address'], value: (record) => record.complex },
  { name: 'building', columns: ['building', 'address'], value: (record) => record.building },
  { name: 'unit', columns: ['unit', 'address'], value: (record) => record.unit },
  { name: 'room', columns: ['room', 'address'], value: (record) => record.room },
  { name: 'floor_area', columns: ['floor_area'], value: (record) => record.floorArea },
  { name: 'plate', columns: ['plate'], value: (record) => record.plate },
  { name: 'email', columns: ['email'], value: (record) => record.email },
];

/** A number for each key, counted from 0 in the order in which they first come. */
function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  };
}

/** For each field, whether a list with these columns has one for it. */
const heldFields = (mapping: unknown): boolean[] => {
  const columns = new Set<unknown>(Array.isArray(mapping) ? mapping : []);
  return FIELDS.map((field) => field.columns.some((column) => columns.has(column)));
};

/**
 * The lineage input of a case.
 * @param records the records of all its lists
 * @param linkage what `link` made of exactly these: its rows are in their order
 */
export function lineageInput(
  record: RecordReader,
  caseId: string,
  records: readonly LinkRecord[],
  linkage: Linkage,
): LineageInput {
  const unitOf = numbering();
  const groupOf = numbering();
  const lists = new Map(
    record
      .facts(caseId, 'List')
      .map(({ id, payload: { values } }): [string, LineageList] => [
        id,
        { id, ...holdingOf(values), fields: heldFields(values['mapping']), rows: [] },
      ]),
  );
  for (const [at, { list, row, record: normal }] of records.entries()) {
    const whose = linkage.rows[at];
    if (whose?.list !== list || whose.row !== row) throw new Error('the linkage is not of these records');
    const complex = normal.complex ?? linkage.owners[whose.owner]?.complex;
    lists.get(list)?.rows.push({
      row,
      unit: unitOf(`${whose.owner} ${whose.home}`),
      group: complex === undefined ? -1 : groupOf(complex),
      values: FIELDS.map((field) => field.value(normal) ?? null),
    });
  }
  return {
    fields: FIELDS.map(({ name }) => name),
    lists: [...lists.values()],
    documents: documentsOf(record, caseId),
  };
}
