// Lists of a case, and a file beside them, as the lineage engine compares them: rows read once, coded and linked on the way.
import type { ListTraits } from '#contract/traits.ts';
import type { GivenCanary } from '../../ingest/compared/canaries.ts';
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import { Numbering } from '../../ingest/compared/numbering.ts';
import type { LineageDocument, LineageInput } from '../../lineage/index.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import {
  complexOfOwner,
  ownersOfRows,
  readEachRow,
  type ListOwners,
  type Sql,
  type StoredRow,
} from '../../record/index.ts';
import { type KnownOfList, lineageInput } from '../lineage-input.ts';
import type { FileRows } from './read-file.ts';
import { joinRows } from './join-rows.ts';
import type { CaseList } from './near-lists.ts';

export type MatchedCaseList = CaseList & KnownOfList & { traits?: ListTraits | undefined };

/** The name under which the file stands among the lists; no list has it, for ids have no control characters. */
export const FILE = '\u0000file';

/** Numbers counted from 0, in the order in which they first come. */
class Dense {
  readonly #numbers = new Map<number, number>();
  readonly given: number[] = [];

  of(number: number): number {
    let dense = this.#numbers.get(number);
    if (dense === undefined) {
      dense = this.given.push(number) - 1;
      this.#numbers.set(number, dense);
    }
    return dense;
  }
}

/** Owners of whom a row does not name its complex: of these alone the record is asked. */
function nameless(
  compared: ComparedLists,
  linked: readonly { list: string; owners: Int32Array }[],
): Set<number> {
  const coded = compared.done();
  const owners = new Set<number>();
  for (const { list, owners: own } of linked) {
    for (const [at, complex] of coded.get(list)!.complex.entries()) if (complex === -1) owners.add(own[at]!);
  }
  return owners;
}

/** Lists with the owners of their rows, by any numbers, as the engine is given them. */
function asInput(
  sql: Sql,
  kin: readonly KnownOfList[],
  compared: ComparedLists,
  whose: readonly ListOwners[],
  { documents, canaries }: Papers,
): LineageInput {
  const numbers = new Dense();
  const linked = whose.map((list) => ({ ...list, owners: list.owners.map((owner) => numbers.of(owner)) }));
  const wanted = nameless(compared, linked);
  const complexes = new Numbering();
  const complexOf = Int32Array.from(numbers.given, (owner, at) => {
    const name = owner < 0 || !wanted.has(at) ? undefined : complexOfOwner(sql, owner);
    return name === undefined ? -1 : complexes.of(name);
  });
  const known = kin.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => ({
    id,
    holder,
    ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
    ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
  }));
  return lineageInput(
    known,
    compared,
    { lists: linked, complexes: complexes.texts(), complexOf },
    documents,
    canaries,
  );
}

/** What a case knows beside its lists. */
export interface Papers {
  documents: LineageDocument[];
  canaries: readonly GivenCanary[];
}

/** Lists of the case as they stand, with the owners that they have. */
export function standingInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  papers: Papers,
  onRow?: () => void,
): LineageInput {
  const compared = new ComparedLists();
  const whose = lists.map((list) => {
    const owners = ownersOfRows(sql, list.entry);
    compared.add(list, owners.rows.length, readEachRow(sql, list.reading), onRow);
    return { list: list.id, ...owners };
  });
  return asInput(sql, lists, compared, whose, papers);
}

/** @returns what the engine is given, and of each row of the file whose it is: an owner's number, below 0 where the case has none */
export function matchInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  file: FileRows,
  { dates, ...papers }: Papers & { dates: Pick<KnownOfList, 'firstPossibleOn' | 'lastPossibleOn'> },
  onRow: () => void,
): { input: LineageInput; owners: Int32Array } {
  const compared = new ComparedLists();
  const beside = new LinkTableBuilder();
  const own = new LinkTableBuilder();
  function* noted(list: string, rows: Iterable<StoredRow>, into: LinkTableBuilder): Generator<StoredRow> {
    for (const row of rows) {
      into.add(list, row.row, row.record);
      yield row;
    }
  }
  const whose = lists.map((list) => {
    const owners = ownersOfRows(sql, list.entry);
    const rows = noted(list.id, readEachRow(sql, list.reading), beside);
    compared.add(list, owners.rows.length, rows, onRow);
    return { list: list.id, ...owners };
  });
  const { mapping, traits, rows } = file;
  compared.add({ id: FILE, mapping, traits }, rows.length, noted(FILE, rows, own), onRow);
  const joined = joinRows(own.done(), {
    table: beside.done(),
    owner: whose.flatMap(({ owners }) => [...owners]),
    home: whose.flatMap(({ homes }) => [...homes]),
  });
  const ofFile = {
    list: FILE,
    rows: Int32Array.from(rows, ({ row }) => row),
    owners: joined.owner,
    homes: joined.home,
  };
  const kin = [...lists, { id: FILE, holder: '', ...dates }];
  return { input: asInput(sql, kin, compared, [...whose, ofFile], papers), owners: joined.owner };
}
