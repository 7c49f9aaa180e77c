// What of a file asks for a person's look before it is imported.
import type { Preview, PreviewColumn } from '#contract/import.ts';
import type { RecordField } from '#contract/model/record-field.ts';

/** Below this a column that was told by itself is to be checked. */
const SURE = 0.75;
const KEYS: readonly RecordField[] = ['phone', 'phone2', 'id_number', 'address', 'room', 'building'];

export type Sureness = 'high' | 'middle' | 'low';

/** How sure a column's field is, in words. */
export function surenessOf({ by, confidence }: Pick<PreviewColumn, 'by' | 'confidence'>): Sureness {
  if (by === 'columns' || confidence >= 0.9) return 'high';
  return confidence >= SURE ? 'middle' : 'low';
}

export interface Attention {
  /** No column is a field. */
  noColumn: boolean;
  /** No column by which rows could be linked. */
  noKey: boolean;
  /** Headers of columns that are not sure. */
  unsure: string[];
  /** Problems of rows that ask for a decision, and those that are only told. */
  problems: Preview['problems'];
  notices: Preview['problems'];
  /** How many things there are to look at. */
  count: number;
}

export function attentionOf({ columns, problems }: Pick<Preview, 'columns' | 'problems'>): Attention {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  const noColumn = fields.length === 0;
  const noKey = !noColumn && !fields.some((field) => KEYS.includes(field));
  const unsure = columns
    .filter((column) => column.field !== null && surenessOf(column) === 'low')
    .map(({ header }) => header);
  const urgent = problems.filter(({ level }) => level === 'attention');
  return {
    noColumn,
    noKey,
    unsure,
    problems: urgent,
    notices: problems.filter(({ level }) => level === 'notice'),
    count: Number(noColumn) + Number(noKey) + Number(unsure.length > 0) + urgent.length,
  };
}
