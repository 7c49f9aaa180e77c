// Records without a name: they join by their phone, where that phone is one person's only.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { addTo, joinBlocks, type Blocks } from './blocks.ts';
import type { DisjointSets } from './union-find.ts';

/**
 * Joins every record that has neither name nor ID number to the one person with its phone; where several persons share
 * the phone it stays apart from them, with the other nameless records of that phone.
 */
export function joinNameless(
  records: readonly NormalRecord[],
  sets: DisjointSets,
  idOf: Map<number, string>,
): void {
  const nameless: Blocks = new Map();
  for (const [index, record] of records.entries()) {
    if (record.name === undefined && record.idNumber === undefined) {
      for (const phone of record.phones) addTo(nameless, phone, index);
    }
  }
  if (nameless.size === 0) return;

  const people = new Map<string, Set<number>>();
  for (const [index, record] of records.entries()) {
    if (record.name === undefined && record.idNumber === undefined) continue;
    for (const phone of record.phones) {
      if (!nameless.has(phone)) continue;
      const roots = people.get(phone) ?? new Set();
      people.set(phone, roots.add(sets.find(index)));
    }
  }
  const together: Blocks = new Map();
  for (const [phone, block] of nameless) {
    const roots = people.get(phone);
    together.set(phone, roots?.size === 1 ? [...block, ...roots] : block);
  }
  joinBlocks(together, sets, idOf);
}
