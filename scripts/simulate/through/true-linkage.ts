// The linkage that is true of a simulated case: as an oracle in place of the product's, and to measure the product's by.
import type { Linked } from '../../../server/workers/linked.ts';
import type { WrittenCase } from '../cases/written-case.ts';
import type { Reading } from './read-case.ts';

/** Pairs among so many. */
const pairs = (count: number): number => (count * (count - 1)) / 2;

/** Pairs of rows by what they are grouped by. */
function pairsBy(keys: Iterable<string | number>): number {
  const counts = new Map<string | number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += pairs(count);
  return sum;
}

export interface TrueLinkage {
  linked: Linked;
  lost: number;
  quality(linked: Linked): { linkRecall: number; linkPrecision: number };
}

/** Whose home each row is really about. Owners here are homes, each with one home: the unit that is copied. */
export function trueLinkage(one: WrittenCase, readings: readonly Reading[]): TrueLinkage {
  const numbers = new Map<number, number>();
  const complexes: string[] = [];
  const complexOf: number[] = [];
  const ofComplex = new Map<string, number>();
  let lost = 0;
  const lists = readings.map(({ id, rows, setAside }, index) => {
    const written = one.lists[index]!.chain.rows;
    lost += Math.max(setAside, written.length - rows.length);
    const owners = new Int32Array(rows.length);
    for (const [at, { row }] of rows.entries()) {
      const { holding } = written[Math.min(row, written.length) - 1]!;
      let number = numbers.get(holding.unit);
      if (number === undefined) {
        numbers.set(holding.unit, (number = numbers.size));
        const name = holding.home.complex;
        let complex = ofComplex.get(name);
        if (complex === undefined) {
          ofComplex.set(name, (complex = complexes.length));
          complexes.push(name);
        }
        complexOf.push(complex);
      }
      owners[at] = number;
    }
    return {
      list: id,
      rows: Int32Array.from(rows, ({ row }) => row),
      owners,
      homes: new Int32Array(rows.length),
    };
  });
  const linked: Linked = { lists, complexes, complexOf: Int32Array.from(complexOf) };
  const trueUnits = lists.flatMap(({ owners }) => [...owners]);
  return {
    linked,
    lost,
    quality(found) {
      const of = new Map(found.lists.map((list) => [list.list, list]));
      const units = lists.flatMap(({ list, owners }) => {
        const product = of.get(list);
        return Array.from(owners, (_, at) => `${product?.owners[at] ?? -1}/${product?.homes[at] ?? -1}`);
      });
      const both = pairsBy(units.map((unit, at) => `${unit} ${trueUnits[at]}`));
      return {
        linkRecall: both / Math.max(1, pairsBy(trueUnits)),
        linkPrecision: both / Math.max(1, pairsBy(units)),
      };
    },
  };
}
