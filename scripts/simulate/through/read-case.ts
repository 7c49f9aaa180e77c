// Reads a simulated case as the product does: opens each file, tells its columns, normalises, links, and builds what lineage is given.
import { CanariesInLists, type GivenCanary } from '../../../server/canaries/in-lists.ts';
import { ComparedLists } from '../../../server/ingest/compared/compared-lists.ts';
import { namePinyin } from '../../../server/ingest/normalise/name-pinyin.ts';
import { openList } from '../../../server/ingest/open-list.ts';
import { bufferSource } from '../../../server/ingest/readers/byte-source.ts';
import type { LineageDocument, LineageInput } from '../../../server/lineage/index.ts';
import { linkTable } from '../../../server/linkage/link-table.ts';
import { LinkTableBuilder } from '../../../server/linkage/table.ts';
import { lineageInput } from '../../../server/workers/lineage-input.ts';
import { asLinked, type Linked } from '../../../server/workers/linked.ts';
import { byList } from '../../../server/workers/tasks/link.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import { dayOf } from '../cases/dates.ts';
import type { WrittenCase, WrittenList } from '../cases/written-case.ts';
import { trueLinkage } from './true-linkage.ts';

export interface Reading {
  id: string;
  rows: StoredRow[];
  setAside: number;
}

export interface CaseStats {
  lists: number;
  rows: number;
  /** Rows that the reader set aside or did not find. */
  lost: number;
  /** Milliseconds. */
  readMs: number;
  linkMs: number;
  /** Share of pairs of rows of one true home that were linked, and of linked pairs that are of one. */
  linkRecall: number;
  linkPrecision: number;
}

/** What can be taken from the truth: whose each row is, the day of every list, or that nothing is hidden. */
export const ORACLES = ['true linkage', 'true order', 'nothing hidden'] as const;
export type Oracle = (typeof ORACLES)[number];

async function readList(
  list: WrittenList,
  compared: ComparedLists,
  looking: CanariesInLists,
): Promise<Reading> {
  const open = await openList({
    id: list.id,
    file: list.file,
    path: list.file,
    bytes: bufferSource(list.file, list.bytes),
  });
  const rows: StoredRow[] = [];
  let setAside = 0;
  for await (const batch of open.batches) {
    for (const row of batch.rows) rows.push(row);
    setAside += batch.setAside.length;
  }
  const { mapping, traits } = open;
  compared.add({ id: list.id, mapping, traits }, rows.length, looking.look({ id: list.id, mapping }, rows));
  return { id: list.id, rows, setAside };
}

const documentsOf = ({ transfers }: WrittenCase): LineageDocument[] =>
  transfers.map(({ id, from_id, to_id, list_id, on, grade }) => ({
    transfer: id,
    from: from_id,
    to: to_id,
    ...(list_id === '' ? {} : { list: list_id }),
    ...(on === '' ? {} : { on }),
    ...(grade === '' ? {} : { grade }),
  }));

const canariesOf = ({ canaries }: WrittenCase): GivenCanary[] =>
  canaries.map(({ id, given_to_id, given_on, ...record }) => ({
    id,
    holder: given_to_id,
    on: given_on,
    record: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '')),
  }));

function link(readings: readonly Reading[]): Linked {
  const builder = new LinkTableBuilder();
  for (const { id, rows } of readings) for (const { row, record } of rows) builder.add(id, row, record);
  const table = builder.done();
  const found = linkTable(table, { pinyin: namePinyin });
  const lists = byList(table, found);
  return asLinked(lists, (owner) => found.owners[owner]!.complex);
}

/** What the lineage engine is given of a case, and how reading and linking went. */
export async function readCase(
  one: WrittenCase,
  oracle?: Oracle,
): Promise<{ input: LineageInput; stats: CaseStats }> {
  const compared = new ComparedLists();
  const looking = new CanariesInLists(canariesOf(one));
  const begun = performance.now();
  const readings: Reading[] = [];
  for (const list of one.lists) readings.push(await readList(list, compared, looking));
  const read = performance.now();
  const truth = trueLinkage(one, readings);
  const linked = oracle === 'true linkage' ? truth.linked : link(readings);
  const linkMs = performance.now() - read;
  const known = one.lists.map(({ id, holder, dates, chain }) => {
    // Days apart by their number, so that no two lists are of one day.
    const day = dayOf(chain.number * 2);
    const { first_possible_on: first, last_possible_on: last } =
      oracle === 'true order' ? { first_possible_on: day, last_possible_on: day } : dates;
    return {
      id,
      holder,
      ...(first === undefined ? {} : { firstPossibleOn: first }),
      ...(last === undefined ? {} : { lastPossibleOn: last }),
    };
  });
  return {
    input: lineageInput(known, compared, linked, documentsOf(one), looking.found()),
    stats: {
      lists: one.lists.length,
      rows: readings.reduce((sum, { rows }) => sum + rows.length, 0),
      lost: truth.lost,
      readMs: read - begun,
      linkMs,
      ...truth.quality(linked),
    },
  };
}
