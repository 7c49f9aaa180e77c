// The file and the lists near it as the lineage engine compares them: rows read once, coded and linked on the way.
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import type { LineageInput } from '../../lineage/index.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import { complexOfOwner, ownersOfRows, readEachRow, type Sql, type StoredRow } from '../../record/index.ts';
import type { ListTraits } from '#contract/traits.ts';
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

/** @returns what the engine is given, and of each row of the file whose it is: an owner's number, below 0 where the case has none */
export function matchInput(
  sql: Sql,
  lists: readonly MatchedCaseList[],
  file: FileRows,
  dates: Pick<KnownOfList, 'firstPossibleOn' | 'lastPossibleOn'>,
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
  const add = (
    list: { id: string; mapping: Mapping; traits?: ListTraits | undefined },
    count: number,
    rows: Iterable<StoredRow>,
    into: LinkTableBuilder,
  ): void => compared.add(list, count, noted(list.id, rows, into), onRow);
  const whose = lists.map((list) => {
    const owners = ownersOfRows(sql, list.entry);
    add(list, owners.rows.length, readEachRow(sql, list.reading), beside);
    return { list: list.id, ...owners };
  });
  add({ id: FILE, mapping: file.mapping, traits: file.traits }, file.rows.length, file.rows, own);
  const joined = joinRows(own.done(), {
    table: beside.done(),
    owner: whose.flatMap(({ owners }) => [...owners]),
    home: whose.flatMap(({ homes }) => [...homes]),
  });
  const numbers = new Dense();
  const linked = [
    ...whose,
    {
      list: FILE,
      rows: Int32Array.from(file.rows, ({ row }) => row),
      owners: joined.owner,
      homes: joined.home,
    },
  ].map((list) => ({ ...list, owners: list.owners.map((owner) => numbers.of(owner)) }));
  const names: string[] = [];
  const known = new Map<string, number>();
  const wanted = nameless(compared, linked);
  const complexOf = Int32Array.from(numbers.given, (owner, at) => {
    const name = owner < 0 || !wanted.has(at) ? undefined : complexOfOwner(sql, owner);
    if (name === undefined) return -1;
    let number = known.get(name);
    if (number === undefined) known.set(name, (number = names.push(name) - 1));
    return number;
  });
  const kin: KnownOfList[] = [
    ...lists.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => ({
      id,
      holder,
      ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
      ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
    })),
    { id: FILE, holder: '', ...dates },
  ];
  return {
    input: lineageInput(kin, compared, { lists: linked, complexes: names, complexOf }, []),
    owners: joined.owner,
  };
}
