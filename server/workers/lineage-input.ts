// What the lineage engine is given of a case: its lists as they are compared, whose their rows are, and what is documented.
import type { ComparedLists } from '../ingest/compared/compared-lists.ts';
import { COMPARED_FIELDS } from '../ingest/normalise/comparable.ts';
import type { LineageCanary, LineageDocument, LineageInput, LineageList } from '../lineage/index.ts';
import type { ListOwners } from '../record/index.ts';
import type { Linked } from './linked.ts';

/** Of a list, what its rows and its file do not tell. */
export type KnownOfList = Omit<LineageList, 'rows' | 'columns' | 'fields' | 'marks'>;

/** Owner and home of each row as one number: the homes of an owner follow one another. */
function unitsOf(linked: Linked): (list: ListOwners, at: number) => number {
  const homes = new Int32Array(linked.complexOf.length + 1);
  for (const { owners, homes: home } of linked.lists) {
    for (let at = 0; at < owners.length; at++) {
      const owner = owners[at]!;
      homes[owner + 1] = Math.max(homes[owner + 1]!, home[at]! + 1);
    }
  }
  for (let owner = 1; owner < homes.length; owner++) homes[owner]! += homes[owner - 1]!;
  return ({ owners, homes: home }, at) => homes[owners[at]!]! + home[at]!;
}

/**
 * @param lists every one of them added to `compared`
 * @throws Error when the linkage is of other rows
 */
export function lineageInput(
  lists: readonly KnownOfList[],
  compared: ComparedLists,
  linked: Linked,
  documents: LineageDocument[],
  canaries: LineageCanary[] = [],
): LineageInput {
  const coded = compared.done();
  const whose = new Map(linked.lists.map((list) => [list.list, list]));
  const unit = unitsOf(linked);
  const complexOf = linked.complexOf.map((complex) =>
    complex === -1 ? -1 : compared.complexes.of(linked.complexes[complex]!),
  );
  return {
    fields: [...COMPARED_FIELDS],
    words: compared.words(),
    lists: lists.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => {
      const { complex, fields, marks, ...columns } = coded.get(id)!;
      const owners = whose.get(id);
      if (complex.length !== (owners?.rows.length ?? 0)) throw new Error('the linkage is not of these rows');
      return {
        id,
        holder,
        ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
        ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
        fields,
        marks,
        rows: [],
        columns: {
          ...columns,
          unit: columns.row.map((n, at) => {
            if (owners!.rows[at] !== n) throw new Error('the linkage is not of these rows');
            return unit(owners!, at);
          }),
          group: complex.map((named, at) => (named === -1 ? complexOf[owners!.owners[at]!]! : named)),
        },
      };
    }),
    documents,
    canaries,
  };
}
