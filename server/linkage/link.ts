// Linkage of records that come as objects, for callers that have few of them.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { LinkedOwner } from './describe.ts';
import { linkTable, type LinkOptions } from './link-table.ts';
import { LinkTableBuilder } from './table.ts';

/** A record to link, named by its list and row. */
export interface LinkRecord {
  list: string;
  row: number;
  record: NormalRecord;
}

/** `owner` is an index into the owners, `home` an index among that owner's homes. */
export interface LinkedRow {
  list: string;
  row: number;
  owner: number;
  home: number;
}

export interface Linkage {
  owners: LinkedOwner[];
  rows: LinkedRow[];
}

/** Links records; the rows of the answer are in the order given. */
export function link(records: Iterable<LinkRecord>, options: LinkOptions = {}): Linkage {
  const table = new LinkTableBuilder();
  const rows: LinkedRow[] = [];
  for (const { list, row, record } of records) {
    table.add(list, row, record);
    rows.push({ list, row, owner: -1, home: 0 });
  }
  const { owners, owner, home } = linkTable(table.done(), options);
  for (const [index, row] of rows.entries()) {
    row.owner = owner[index]!;
    row.home = home[index]!;
  }
  return { owners, rows };
}
