// Homes of one owner: the distinct addresses of the owner's records; what is incomplete joins the one it fits.
import type { NormalRecord } from '#contract/model/normal-record.ts';

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

interface Home {
  key: string;
  record: NormalRecord;
}

const isFull = (record: NormalRecord): boolean =>
  record.complex !== undefined && record.building !== undefined && record.room !== undefined;

const keyOf = (record: NormalRecord): string => PARTS.map((part) => record[part] ?? '').join('|');

/** Whether nothing that both records say about the address differs. */
const fits = (a: NormalRecord, b: NormalRecord): boolean =>
  PARTS.every((part) => a[part] === undefined || b[part] === undefined || a[part] === b[part]);

/**
 * The home of each of one owner's records, as an index into the owner's homes; these are in the order of their address,
 * whatever the order of the records.
 */
export function resolveHomes(records: readonly NormalRecord[]): number[] {
  if (records.length === 1) return [0];
  const full = new Map<string, Home>();
  for (const record of records) if (isFull(record)) full.set(keyOf(record), { key: keyOf(record), record });
  if (full.size <= 1) return records.map(() => 0);
  const sorted = [...full.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  // An address whose unit is not said is the home with the unit said, where there is only one such.
  const homes = sorted.filter((home) => {
    if (home.record.unit !== undefined) return true;
    return (
      sorted.filter((other) => other.record.unit !== undefined && fits(other.record, home.record)).length !==
      1
    );
  });
  return records.map((record) => {
    const exact = homes.findIndex((home) => home.key === keyOf(record));
    if (exact !== -1) return exact;
    return Math.max(
      0,
      homes.findIndex((home) => fits(home.record, record)),
    );
  });
}
