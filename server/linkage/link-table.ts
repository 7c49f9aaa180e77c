// Links the records of a table: whose each is, and which of that person's homes it is about.
import type { LinkDecision } from './decision.ts';
import type { LinkedOwner } from './describe.ts';
import { link } from './link.ts';
import { recordAt, type LinkTable } from './table.ts';

/** Owners in the order of their canonical keys; of each record of the table, in its order, whose it is and which home. */
export interface TableLinkage {
  owners: LinkedOwner[];
  /** Index into `owners`. */
  owner: Int32Array;
  /** Index of the home among the owner's, from 0. */
  home: Int32Array;
}

export interface LinkOptions {
  /** In the order in which they were made. */
  decisions?: readonly LinkDecision[];
  /** Told how much is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Links records. The same records in another order give the same owners. */
export function linkTable(table: LinkTable, _options: LinkOptions = {}): TableLinkage {
  const records = Array.from({ length: table.count }, (_, index) => ({
    list: table.lists[table.list[index]!]!,
    row: table.row[index]!,
    record: recordAt(table, index),
  }));
  const { owners, rows } = link(records);
  return {
    owners,
    owner: Int32Array.from(rows, ({ owner }) => owner),
    home: Int32Array.from(rows, ({ home }) => home),
  };
}
