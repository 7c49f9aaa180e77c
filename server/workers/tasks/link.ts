// Links the rows of a case: reads their records, finds whose each is, and hands the outcome over sealed.
import { namePinyin } from '../../ingest/normalise/name-pinyin.ts';
import type { LinkDecision } from '../../linkage/decision.ts';
import { linkTable, type TableLinkage } from '../../linkage/link-table.ts';
import { LinkTableBuilder, type LinkTable } from '../../linkage/table.ts';
import {
  openReader,
  readEachRecord,
  seal,
  type Linkage,
  type ListOwners,
  type RecordSource,
  type SealedPart,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { asLinked, type Linked } from '../linked.ts';

export interface LinkInput {
  source: RecordSource;
  pseudonymKey: Uint8Array;
  /** Lists that stand: the reading of each and the entry that asserted it. */
  lists: { list: string; reading: number; entry: number; rows: number }[];
  decisions: readonly LinkDecision[];
}

/** How often reading tells how far it is, in rows. */
const TELL_EVERY = 20_000;
/** The share of the work that is reading. */
const READING = 0.3;

function readTable({ source, lists }: LinkInput, tell: (share: number) => void): LinkTable {
  const sql = openReader(source);
  const total = lists.reduce((sum, { rows }) => sum + rows, 0);
  const builder = new LinkTableBuilder();
  let done = 0;
  try {
    for (const { list, reading } of lists) {
      for (const { row, record } of readEachRecord(sql, reading)) {
        builder.add(list, row, record);
        if (++done % TELL_EVERY === 0) tell((READING * done) / total);
      }
    }
  } finally {
    sql.close();
  }
  return builder.done();
}

/** The rows of each list, which lie together in the table. */
export function byList(table: LinkTable, { owner, home }: TableLinkage): ListOwners[] {
  const lists: ListOwners[] = [];
  for (let from = 0; from < table.count;) {
    let to = from + 1;
    while (to < table.count && table.list[to] === table.list[from]) to += 1;
    lists.push({
      list: table.lists[table.list[from]!]!,
      rows: table.row.slice(from, to),
      owners: owner.slice(from, to),
      homes: home.slice(from, to),
    });
    from = to;
  }
  return lists;
}

export type LinkPart = SealedPart | ({ kind: 'linked' } & Linked);

export const linkCase = defineTask<LinkInput, LinkPart, null>(async (input, { emit, progress }) => {
  const total = input.lists.reduce((sum, { rows }) => sum + rows, 0);
  const tell = (share: number): void => progress(Math.round(share * total), total);
  const table = readTable(input, tell);
  const found = linkTable(table, {
    decisions: input.decisions,
    pinyin: namePinyin,
    onProgress: (share) => tell(READING + (1 - READING) * share),
  });
  const linkage: Linkage = { owners: found.owners, lists: byList(table, found) };
  // First, for whoever infers the lineage waits for it.
  const linked = asLinked(linkage.lists, (owner) => found.owners[owner]!.complex);
  await emit({ kind: 'linked', ...linked });
  const entries = new Map(input.lists.map(({ list, entry }) => [list, entry]));
  const keys = { of: found.keys(), common: found.common };
  for (const part of seal(linkage, input.pseudonymKey, entries, keys)) await emit(part);
  return null;
});
