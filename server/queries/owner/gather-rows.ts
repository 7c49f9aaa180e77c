// All rows of an owner, from all lists, as the record keeps them.
import type { RecordField } from '#contract/model/record-field.ts';
import type { Fact, NormalRecord, RecordReader } from '../../record/index.ts';
import { columnsOf } from '../steps/list-rows.ts';

/** A row with its list, and what each of its columns means. */
export interface GatheredRow {
  list: Fact;
  columns: { header: string; field: RecordField | null }[];
  row: number;
  home: number;
  cells: string[];
  record: NormalRecord;
}

/** The rows of an owner in the order of homes, then lists as they were first loaded, then rows. */
export function gatherRows(record: RecordReader, caseId: string, owner: string): GatheredRow[] {
  const places = record.ownerRows(caseId, owner);
  const byList = new Map<string, Map<number, number>>();
  for (const { list, row, home } of places) {
    const rows = byList.get(list) ?? new Map<number, number>();
    byList.set(list, rows.set(row, home));
  }
  const gathered = record.facts(caseId, 'List').flatMap((list): GatheredRow[] => {
    const homes = byList.get(list.id);
    if (homes === undefined) return [];
    const columns = columnsOf(list.payload.values);
    return record
      .rows(caseId, list.id, { rows: [...homes.keys()] })
      .map(({ row, cells, record: normal }) => ({
        list,
        columns,
        row,
        home: homes.get(row) ?? 0,
        cells,
        record: normal,
      }));
  });
  // A stable sort: lists and rows stay in their order.
  return gathered.sort((a, b) => a.home - b.home);
}
