// Rows of a list as written, masked column by column but for what a reveal shows.
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import { revealsField } from '#contract/reveal.ts';
import { maskField } from '../../record/index.ts';
import { shownUntil, standingReveal } from '../reveals.ts';
import { listFact } from '../assert-case.ts';
import type { Step } from '../define.ts';

/** Columns of a list in file order, each with the record field that it was mapped to. */
export function columnsOf(values: Record<string, unknown>): { header: string; field: RecordField | null }[] {
  const header = Array.isArray(values['header']) ? values['header'].map(String) : [];
  const mapping = Array.isArray(values['mapping']) ? (values['mapping'] as unknown[]) : [];
  return header.map((name, at) => ({ header: name, field: recordField.safeParse(mapping[at]).data ?? null }));
}

export const listRows: Step<'list-rows'> = ({ record }, params, _signal, access) => {
  const fact = listFact({ record }, params.case, params.list);
  const reveal = standingReveal(record, access, { ...params, type: 'List', element: fact.id });
  const { values } = fact.payload;
  const columns = columnsOf(values);
  const wanted = params.rows?.split(',').map(Number);
  const page = { offset: params.offset, limit: params.limit };
  const rows =
    wanted === undefined
      ? record.rows(params.case, fact.id, page)
      : record.rows(params.case, fact.id, {
          rows: wanted.slice(params.offset, params.offset + params.limit),
        });
  return {
    list: fact.ref,
    file: String(values['file'] ?? ''),
    sha256: String(values['sha256'] ?? ''),
    columns,
    rows: rows.map(({ row, cells, record: normal }) => {
      const showsRow = reveal !== undefined && (reveal.row ?? row) === row;
      const names = new Set(normal.name === undefined ? [] : [normal.name]);
      return {
        row,
        owner: record.rowOwner(params.case, fact.id, row)?.owner ?? '',
        cells: cells.map((cell, at) => {
          const field = columns[at]?.field ?? null;
          return showsRow && revealsField(reveal, field) ? cell : maskField(field, cell, names);
        }),
      };
    }),
    ...shownUntil(reveal),
    shown: rows.length,
    total: wanted?.length ?? record.countRows(params.case, fact.id),
  };
};
