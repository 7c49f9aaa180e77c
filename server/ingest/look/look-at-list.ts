// A look at a list before it is imported: its layout, its first rows, and what is wrong with the first thousands.
import type { Preview } from '#contract/import.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { SetAsideRow } from '#contract/reading.ts';
import type { ListSource, OpenList } from '../list-source.ts';
import { openList } from '../open-list.ts';
import { problemCounter } from './problems.ts';

/** Rows that are looked at. */
const LOOKED_AT = 5_000;
/** Rows that are shown. */
export const SHOWN = 8;
/** Rows set aside that are named. */
const NAMED = 5;

/** What was seen. */
export interface Look extends Pick<
  OpenList,
  'format' | 'encoding' | 'sheet' | 'sheets' | 'headerRow' | 'header' | 'top' | 'decisions' | 'warnings'
> {
  rows: number;
  whole: boolean;
  sample: StoredRow[];
  problems: Preview['problems'];
  /** Where the text is delimited by what. */
  delimiter?: string;
}

/** Rows that no record can be made of, as a problem. */
function setAside(rows: readonly SetAsideRow[]): Preview['problems'] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, NAMED).map(({ line }) => line);
  return [{ kind: 'set-aside', level: 'attention', count: rows.length, rows: lines }];
}

/** Looks at a list. @throws input-refused where it cannot be read */
export async function lookAtList(source: ListSource): Promise<Look> {
  const list = await openList(source);
  const counter = problemCounter(list.mapping);
  const sample: StoredRow[] = [];
  const aside: SetAsideRow[] = [];
  let [rows, whole] = [0, true];
  reading: for await (const batch of list.batches) {
    aside.push(...batch.setAside);
    for (const row of batch.rows) {
      if (rows === LOOKED_AT) {
        whole = false;
        break reading;
      }
      rows += 1;
      counter.see(row);
      if (sample.length < SHOWN) sample.push(row);
    }
  }
  const { format, encoding, sheet, sheets, headerRow, header, top, decisions, warnings, traits } = list;
  return {
    format,
    encoding,
    ...(sheet === undefined ? {} : { sheet }),
    ...(sheets === undefined ? {} : { sheets }),
    headerRow,
    header,
    top,
    decisions,
    warnings,
    rows,
    whole,
    sample,
    problems: [...setAside(aside), ...counter.found()],
    ...(traits?.text === undefined ? {} : { delimiter: traits.text.delimiter }),
  };
}
