// Records without a name: they join by their phone, where that phone is one person's only.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { addTo, joinAll, type Blocks, type Clusters } from './blocks.ts';

const isNameless = (record: NormalRecord): boolean =>
  record.name === undefined && record.idNumber === undefined;

/**
 * Joins every record that has neither name nor ID number to the one person with its phone; where several persons share
 * the phone it stays apart from them, with the other nameless records of that phone.
 */
export function joinNameless(records: readonly NormalRecord[], clusters: Clusters): void {
  const nameless: Blocks = new Map();
  for (const [index, record] of records.entries()) {
    if (isNameless(record)) for (const phone of record.phones) addTo(nameless, phone, index);
  }
  if (nameless.size === 0) return;

  const people = new Map<string, Set<number>>();
  for (const [index, record] of records.entries()) {
    if (isNameless(record)) continue;
    for (const phone of record.phones) {
      if (!nameless.has(phone)) continue;
      const roots = people.get(phone) ?? new Set();
      people.set(phone, roots.add(clusters.sets.find(index)));
    }
  }
  for (const [phone, block] of [...nameless].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const roots = people.get(phone);
    joinAll(roots?.size === 1 ? [...block, ...roots] : block, clusters);
  }
}
