// Lists of a case, and a file beside them, as the lineage engine compares them: rows read once, coded and linked on the way.
import { fail } from '#contract/errors.ts';
import type { ListTraits } from '#contract/traits.ts';
import type { GivenCanary } from '../../ingest/compared/canaries.ts';
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import type { LineageDocument, LineageInput } from '../../lineage/index.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import {
  complexesOfRows,
  complexOfOwner,
  ownersOfRows,
  readEachRow,
  readRows,
  type ListOwners,
  type Sql,
  type StoredRow,
} from '../../record/index.ts';
import { type KnownOfList, lineageInput } from '../lineage-input.ts';
import { asLinked } from '../linked.ts';
import type { FileRows } from './read-file.ts';
import { joinRows } from './join-rows.ts';
import type { CaseList } from './near-lists.ts';

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
  { documents, canaries, people }: Papers & { people: number },
): LineageInput {
  const wanted = nameless(compared, whose);
  const linked = asLinked(whose, (owner) =>
    owner < people && wanted.has(owner) ? complexOfOwner(sql, owner) : undefined,
  );
  const known = kin.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => ({
    id,
    holder,
    ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
    ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
  }));
  return lineageInput(known, compared, linked, documents, canaries);
}

/** Whose the rows of a list are. @throws conflict where it is read or linked otherwise by now */
function standingOwners(sql: Sql, { id, entry, rows }: CaseList): ListOwners {
  const found = ownersOfRows(sql, entry);
  if (found.rows.length !== rows) {
    fail('conflict', '案件正在变动：请稍后再试', 'The case is being changed: ask again when that is done');
  }
  return { list: id, ...found };
}

/** A row that need not be read says which complex it is about and nothing else; it keeps its place, its owner and home. */
const unread = (row: number, complex: string | null): StoredRow => ({
  row,
  cells: [],
  record: { phones: [], ...(complex === null ? {} : { complex }) },
});

/** The rows of a list, or those alone of some owners. */
function* rowsOf(
  sql: Sql,
  { reading }: CaseList,
  { owners }: ListOwners,
  wanted: ReadonlySet<number> | undefined,
): Generator<StoredRow> {
  if (wanted === undefined) {
    yield* readEachRow(sql, reading);
    return;
  }
  for (const [at, { row, complex }] of complexesOfRows(sql, reading).entries()) {
    if (wanted.has(owners[at]!)) yield* readRows(sql, reading, { rows: [row] });
    else yield unread(row, complex);
  }
}

/** Lists of the case as they stand, with the owners that they have; of other owners than those wanted, cells are not read. */
export function standingInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  papers: Papers,
  wanted: ReadonlySet<number> | undefined,
  onRow?: () => void,
): LineageInput {
  const compared = new ComparedLists();
  const whose = lists.map((list) => {
    const owners = standingOwners(sql, list);
    compared.add(list, list.rows, rowsOf(sql, list, owners, wanted), onRow);
    return owners;
  });
  return asInput(sql, lists, compared, whose, { ...papers, people: Number.POSITIVE_INFINITY });
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
    ...papers
  }: Papers & {
    dates: Pick<KnownOfList, 'firstPossibleOn' | 'lastPossibleOn'>;
    wanted: ReadonlySet<number> | undefined;
  },
  onRow: () => void,
): { input: LineageInput; owners: Int32Array } {
  const compared = new ComparedLists();
  const beside = { table: new LinkTableBuilder(), owner: [] as number[], home: [] as number[] };
  const whose = lists.map((list) => {
    const standing = standingOwners(sql, list);
    function* noted(): Generator<StoredRow> {
      let at = 0;
      for (const row of rowsOf(sql, list, standing, wanted)) {
        if (wanted?.has(standing.owners[at]!) !== false) {
          beside.table.add(list.id, row.row, row.record);
          beside.owner.push(standing.owners[at]!);
          beside.home.push(standing.homes[at]!);
        }
        at += 1;
        yield row;
      }
    }
    compared.add(list, list.rows, noted(), onRow);
    return standing;
  });
  const { mapping, traits, rows } = file;
  const own = new LinkTableBuilder();
  for (const { row, record } of rows) own.add(FILE, row, record);
  compared.add({ id: FILE, mapping, traits }, rows.length, rows, onRow);
  const joined = joinRows(own.done(), { ...beside, table: beside.table.done() }, wanted !== undefined);
  const people = whose.reduce((most, { owners }) => owners.reduce((a, b) => Math.max(a, b + 1), most), 0);
  const ofFile = {
    list: FILE,
    rows: Int32Array.from(rows, ({ row }) => row),
    owners: joined.owner.map((owner) => (owner < 0 ? people - 1 - owner : owner)),
    homes: joined.home,
  };
  const kin = [...lists, { id: FILE, holder: '', ...dates }];
  return {
    input: asInput(sql, kin, compared, [...whose, ofFile], { ...papers, people }),
    owners: joined.owner,
  };
}
