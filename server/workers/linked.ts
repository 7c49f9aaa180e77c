// Whose each row of a case is, as lineage wants it: owners numbered in the order of their first rows, however linkage or the record number them.
import type { ListOwners } from '../record/index.ts';

export interface Linked {
  lists: readonly ListOwners[];
  /** Names of complexes, and which one each owner lives in (−1 unknown). */
  complexes: string[];
  complexOf: Int32Array;
}

/**
 * Numbers owners anew, so that what was just linked and what the record holds are compared alike.
 * @param complexOf the complex of an owner by its number so far
 */
export function asLinked(
  lists: readonly ListOwners[],
  complexOf: (owner: number) => string | undefined,
): Linked {
  const most = lists.reduce((max, { owners }) => owners.reduce((a, b) => Math.max(a, b), max), -1);
  const numbers = new Int32Array(most + 1).fill(-1);
  const names = new Map<string, number>();
  const complexes: number[] = [];
  const numberOf = (owner: number): number => {
    const known = numbers[owner]!;
    if (known !== -1) return known;
    const complex = complexOf(owner);
    let name = -1;
    if (complex !== undefined) {
      name = names.get(complex) ?? names.size;
      names.set(complex, name);
    }
    return (numbers[owner] = complexes.push(name) - 1);
  };
  return {
    lists: lists.map((list) => ({ ...list, owners: list.owners.map(numberOf) })),
    complexes: [...names.keys()],
    complexOf: Int32Array.from(complexes),
  };
}
