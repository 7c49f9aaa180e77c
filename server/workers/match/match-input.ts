// Lists of a case, and a file beside them, as the lineage engine compares them: rows read once, coded and linked on the way.
import { fail } from '#contract/errors.ts';
import type { ListTraits } from '#contract/traits.ts';
import { CanariesInLists, type GivenCanary } from '../../canaries/in-lists.ts';
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import type { LineageCanary, LineageDocument, LineageInput } from '../../lineage/index.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import {
  complexesOfOwners,
  ownersOfRows,
  readEachRow,
  readRows,
  type ListOwners,
  type ListSkeleton,
  type Sql,
  type StoredRow,
} from '../../record/index.ts';
import { type KnownOfList, lineageInput } from '../lineage-input.ts';
import { asLinked } from '../linked.ts';
import type { FileRows } from './read-file.ts';
import { joinRows } from './join-rows.ts';
import type { CaseList } from './near-lists.ts';
import type { Skeletons } from './skeletons.ts';

export type MatchedCaseList = CaseList & KnownOfList & { traits?: ListTraits | undefined };

/** What a case knows beside its lists. */
export interface Papers {
  documents: LineageDocument[];
  canaries: readonly GivenCanary[];
}

/** The name under which the file stands among the lists; no list has it, for ids have no control characters. */
export const FILE = '\u0000file';

/** Owners of whom a row does not name its complex: of these alone the record is asked. */
function nameless(compared: ComparedLists, whose: readonly ListOwners[]): Set<number> {
  const coded = compared.done();
  const owners = new Set<number>();
  for (const { list, owners: own } of whose) {
    for (const [at, complex] of coded.get(list)!.complex.entries()) if (complex === -1) owners.add(own[at]!);
  }
  return owners;
}

/** Lists with the owners of their rows as the engine is given them. @param people owners from this number on are none of the case's */
function asInput(
  sql: Sql,
  kin: readonly KnownOfList[],
  compared: ComparedLists,
  whose: readonly ListOwners[],
  {
    documents,
    canaries,
    people,
  }: { documents: LineageDocument[]; canaries: LineageCanary[]; people: number },
): LineageInput {
  const complexes = complexesOfOwners(
    sql,
    [...nameless(compared, whose)].filter((owner) => owner < people),
  );
  const linked = asLinked(whose, (owner) => complexes.get(owner));
  const known = kin.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => ({
    id,
    holder,
    ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
    ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
  }));
  return lineageInput(known, compared, linked, documents, canaries);
}

const inMotion = (): never =>
  fail('conflict', '案件正在变动：请稍后再试', 'The case is being changed: ask again when that is done');

/** A list whose rows stand in the record, and how to read them. */
interface StandingRows {
  owners: ListOwners;
  rows: Iterable<StoredRow>;
}

/** Rows that are read at once. */
const BATCH = 1_000;

/** The rows of some owners; a row of another says which complex it is about and nothing else, and keeps its place. */
function* rowsOf(
  sql: Sql,
  reading: number,
  { rows, owners, complex, complexes }: ListSkeleton,
  wanted: ReadonlySet<number>,
): Generator<StoredRow> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const end = Math.min(from + BATCH, rows.length);
    const asked: number[] = [];
    for (let at = from; at < end; at += 1) if (wanted.has(owners[at]!)) asked.push(rows[at]!);
    const read = asked.length === 0 ? [] : readRows(sql, reading, { rows: asked });
    let next = 0;
    for (let at = from; at < end; at += 1) {
      const row = rows[at]!;
      if (read[next]?.row === row) yield read[next++]!;
      else {
        const name = complexes[complex[at]!];
        yield {
          row,
          cells: [],
          record: { phones: [], ...(name === undefined ? {} : { complex: name }) },
        };
      }
    }
  }
}

/** A list with all its rows, or those of some owners. @throws conflict where it is read or linked otherwise by now */
function standing(
  sql: Sql,
  list: CaseList,
  wanted: ReadonlySet<number> | undefined,
  skeletons: Skeletons,
): StandingRows {
  if (wanted === undefined) {
    const found = ownersOfRows(sql, list.entry);
    if (found.rows.length !== list.rows) inMotion();
    return { owners: { list: list.id, ...found }, rows: readEachRow(sql, list.reading) };
  }
  const skeleton = skeletons.get(list);
  if (skeleton.rows.length !== list.rows) inMotion();
  const { rows, owners, homes } = skeleton;
  return {
    owners: { list: list.id, rows, owners, homes },
    rows: rowsOf(sql, list.reading, skeleton, wanted),
  };
}

/** Lists of the case as they stand, with the owners that they have; of other owners than those wanted, cells are not read. */
export function standingInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  { documents, canaries }: Papers,
  wanted: ReadonlySet<number> | undefined,
  skeletons: Skeletons,
  onRow?: () => void,
): LineageInput {
  const compared = new ComparedLists();
  const looking = new CanariesInLists(canaries);
  const whose = lists.map((list) => {
    const { owners, rows } = standing(sql, list, wanted, skeletons);
    compared.add(list, list.rows, looking.look(list, rows), onRow);
    return owners;
  });
  return asInput(sql, lists, compared, whose, {
    documents,
    canaries: looking.found(),
    people: Number.POSITIVE_INFINITY,
  });
}

/**
 * The file beside lists of the case.
 * @param wanted owners of whom the rows of the lists are read; all rows are where it is not given
 * @returns what the engine is given, and of each row of the file whose it is: an owner's number, below 0 where the lists have none
 */
export function matchInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  file: FileRows,
  {
    dates,
    wanted,
    skeletons,
    documents,
    canaries,
  }: Papers & {
    skeletons: Skeletons;
    dates: Pick<KnownOfList, 'firstPossibleOn' | 'lastPossibleOn'>;
    wanted: ReadonlySet<number> | undefined;
  },
  onRow: () => void,
): { input: LineageInput; owners: Int32Array } {
  const compared = new ComparedLists();
  const looking = new CanariesInLists(canaries);
  const beside = { table: new LinkTableBuilder(), owner: [] as number[], home: [] as number[] };
  const whose = lists.map((list) => {
    const { owners, rows } = standing(sql, list, wanted, skeletons);
    function* noted(): Generator<StoredRow> {
      let at = 0;
      for (const row of rows) {
        if (wanted?.has(owners.owners[at]!) !== false) {
          beside.table.add(list.id, row.row, row.record);
          beside.owner.push(owners.owners[at]!);
          beside.home.push(owners.homes[at]!);
        }
        at += 1;
        yield row;
      }
    }
    compared.add(list, list.rows, looking.look(list, noted()), onRow);
    return owners;
  });
  const { mapping, traits, rows: given } = file;
  const own = new LinkTableBuilder();
  for (const { row, record } of given) own.add(FILE, row, record);
  compared.add(
    { id: FILE, mapping, traits },
    given.length,
    looking.look({ id: FILE, mapping }, given),
    onRow,
  );
  const joined = joinRows(own.done(), { ...beside, table: beside.table.done() }, wanted !== undefined);
  const people = whose.reduce((most, { owners }) => owners.reduce((a, b) => Math.max(a, b + 1), most), 0);
  const ofFile = {
    list: FILE,
    rows: Int32Array.from(given, ({ row }) => row),
    owners: joined.owner.map((owner) => (owner < 0 ? people - 1 - owner : owner)),
    homes: joined.home,
  };
  const kin = [...lists, { id: FILE, holder: '', ...dates }];
  return {
    input: asInput(sql, kin, compared, [...whose, ofFile], {
      documents,
      canaries: looking.found(),
      people,
    }),
    owners: joined.owner,
  };
}
