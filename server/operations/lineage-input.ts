// The input of lineage, made from the record: every row as (owner's home, complex, values), dates, documents.
import { comparableValues, COMPARED_FIELDS, comparedFields } from '../ingest/normalise/comparable.ts';
import type { Mapping } from '../ingest/normalise/normalise.ts';
import type { LineageInput, LineageList } from '../lineage/index.ts';
import type { Linkage } from '../linkage/link.ts';
import { documentsOf, holdingOf } from '../queries/case-chain.ts';
import type { RecordReader } from '../record/index.ts';

/** A number for each key, counted from 0 in the order in which they first come. */
function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  };
}

const mappingOf = (value: unknown): Mapping => (Array.isArray(value) ? value : []) as Mapping;

/**
 * The lineage input of a case.
 * @param linkage what `link` made of the rows of all its lists, in their order
 */
export function lineageInput(record: RecordReader, caseId: string, linkage: Linkage): LineageInput {
  const unitOf = numbering();
  const groupOf = numbering();
  const lists: LineageList[] = [];
  let at = 0;
  for (const { id, payload } of record.facts(caseId, 'List')) {
    const mapping = mappingOf(payload.values['mapping']);
    const list: LineageList = { id, ...holdingOf(payload.values), fields: comparedFields(mapping), rows: [] };
    lists.push(list);
    // As written, for what `linkage` mended or set aside (a mistyped ID number) is what copies inherit.
    for (const { row, cells, record: normal } of record.eachRow(caseId, id)) {
      const whose = linkage.rows[at];
      at += 1;
      if (whose?.list !== id || whose.row !== row) throw new Error('the linkage is not of these rows');
      const complex = normal.complex ?? linkage.owners[whose.owner]?.complex;
      list.rows.push({
        row,
        unit: unitOf(`${whose.owner} ${whose.home}`),
        group: complex === undefined ? -1 : groupOf(complex),
        values: comparableValues(mapping, cells, normal),
      });
    }
  }
  return {
    fields: [...COMPARED_FIELDS],
    lists,
    documents: documentsOf(record, caseId),
  };
}
