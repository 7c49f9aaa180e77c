// Reads one list: opens it, normalises its rows and hands them over in the form in which the record keeps them.
import type { RecordField } from '#contract/model/record-field.ts';
import type { ReadCounts } from '#contract/reading.ts';
import type { Text } from '#contract/text.ts';
import type { ListTraits } from '#contract/traits.ts';
import type { ColumnDecision } from '../../ingest/columns/map-columns.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import { openList } from '../../ingest/open-list.ts';
import { RowDigest, writtenRows, type WrittenRows } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { borrowedBytes, type LentBytes } from '../lent-bytes.ts';

/** What was found of a list's layout while it was read. */
export interface ListLayout {
  encoding: string;
  sheet?: string;
  headerRow: number;
  header: string[];
  mapping: (RecordField | null)[];
  warnings: Text[];
  decisions: ColumnDecision[];
  counts?: ReadCounts;
  traits?: ListTraits;
}

export interface ReadList {
  sha256: string;
  layout: ListLayout;
  rows: number;
  digest: string;
}

/** A source of which a worker can be told. */
export interface SentSource extends Omit<ListSource, 'bytes'> {
  lent?: LentBytes;
}

export interface ReadListInput {
  source: SentSource;
  /** Only to see whether it can be read: the rows are left alone. */
  look?: boolean;
}

/** Rows handed over at once: writing them takes some ten milliseconds, for which everybody else waits. */
const PIECE = 1_000;

/** @throws input-refused with what is wrong with the file */
export const readList = defineTask<ReadListInput, WrittenRows, ReadList>(
  async ({ source, look = false }, { emit }) => {
    const { lent, ...from } = source;
    const list = await openList(lent === undefined ? from : { ...from, bytes: borrowedBytes(lent) });
    const digest = new RowDigest();
    if (!look) {
      for await (const batch of list.rows) {
        for (let from = 0; from < batch.length; from += PIECE) {
          const rows = writtenRows(batch.slice(from, from + PIECE));
          digest.add(rows);
          await emit(rows, [rows.n.buffer as ArrayBuffer]);
        }
      }
    }
    const { sha256, encoding, sheet, headerRow, header, mapping, decisions, counts, traits } = list;
    return {
      sha256,
      layout: {
        encoding,
        ...(sheet === undefined ? {} : { sheet }),
        headerRow,
        header,
        mapping,
        warnings: list.warnings,
        decisions,
        ...(counts === undefined ? {} : { counts }),
        ...(traits === undefined ? {} : { traits }),
      },
      ...digest.done(),
    };
  },
);
