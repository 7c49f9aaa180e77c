// Homes of one owner: the distinct addresses of the owner's records; slips and incomplete addresses join the home they fit.
import type { NormalRecord } from '#contract/model/normal-record.ts';

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** One address as written in some of the owner's records, with the floor areas given there. */
interface Address {
  key: string;
  record: NormalRecord;
  records: number;
  areas: Set<string>;
}

const isFull = (record: NormalRecord): boolean =>
  record.complex !== undefined && record.building !== undefined && record.room !== undefined;

const keyOf = (record: NormalRecord): string => PARTS.map((part) => record[part] ?? '').join('|');

/** How many parts differ of those that both records give. */
const differences = (a: NormalRecord, b: NormalRecord): number =>
  PARTS.reduce(
    (count, part) => count + (a[part] !== undefined && b[part] !== undefined && a[part] !== b[part] ? 1 : 0),
    0,
  );

const shareArea = (a: Address, b: Address): boolean =>
  a.areas.size === 0 || b.areas.size === 0 || [...a.areas].some((area) => b.areas.has(area));

/**
 * Whether an address is another's with a slip in it: one part differs and no floor area speaks against it. Two homes of
 * one person that have three parts in common are rarer by far than a slip, and neighbouring flats differ in area.
 */
const isSlipOf = (a: Address, b: Address): boolean => differences(a.record, b.record) <= 1 && shareArea(a, b);

/** Distinct full addresses, the commonest first. */
function addressesOf(records: readonly NormalRecord[]): Address[] {
  const found = new Map<string, Address>();
  for (const record of records) {
    if (!isFull(record)) continue;
    const key = keyOf(record);
    const address = found.get(key) ?? { key, record, records: 0, areas: new Set() };
    address.records += 1;
    if (record.floorArea !== undefined) address.areas.add(record.floorArea);
    found.set(key, address);
  }
  return [...found.values()].sort((a, b) => b.records - a.records || (a.key < b.key ? -1 : 1));
}

/**
 * The home of each of one owner's records, as an index into the owner's homes. These are in the order of their commonest
 * address, whatever the order of the records. A record whose address is incomplete or missing is about the first home
 * that it does not contradict.
 */
export function resolveHomes(records: readonly NormalRecord[]): number[] {
  if (records.length === 1) return [0];
  const homes: Address[][] = [];
  for (const address of addressesOf(records)) {
    const home = homes.find(([main]) => isSlipOf(address, main!));
    if (home === undefined) homes.push([address]);
    else home.push(address);
  }
  if (homes.length <= 1) return records.map(() => 0);
  homes.sort(([a], [b]) => (a!.key < b!.key ? -1 : 1));
  const byKey = new Map(
    homes.flatMap((home, index) => home.map(({ key }): [string, number] => [key, index])),
  );
  return records.map((record) => {
    const known = byKey.get(keyOf(record));
    if (known !== undefined) return known;
    const fitting = homes.findIndex(([main]) => differences(main!.record, record) === 0);
    return Math.max(0, fitting);
  });
}
