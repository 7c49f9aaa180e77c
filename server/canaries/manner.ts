// What a list is like, as far as somebody invented for it must be alike: sample rows, names, doors, floors.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { Mapping } from '../ingest/normalise/normalise.ts';
import { doorOf } from './given.ts';
import type { ReadRow } from './recognise.ts';

/** Rows that are kept to be written after. */
const SAMPLE = 4_000;
/** A column of no field is filled in where each of its values stands in so many rows: then it tells of nobody. */
const COMMON = 3;

export interface Manner {
  mapping: Mapping;
  sample: readonly ReadRow[];
  /** Names of all rows. */
  names: ReadonlySet<string>;
  /** Doors of all rows. */
  doors: ReadonlySet<string>;
  /** Sample rows by complex. */
  byComplex: ReadonlyMap<string, readonly ReadRow[]>;
  /** Per column: its values are common ones. */
  isCommon: readonly boolean[];
  /** Shares of the sample that have a phone, an ID number, a door. */
  shares: { phone: number; id: number; door: number };
}

/** What is left of an ID number counts as one: the column is there. */
export const hasId = ({ idNumber, idPrefix }: NormalRecord): boolean =>
  idNumber !== undefined || idPrefix !== undefined;

const shareOf = (sample: readonly ReadRow[], has: (record: NormalRecord) => boolean): number =>
  sample.length === 0 ? 0 : sample.filter(({ record }) => has(record)).length / sample.length;

/** Reads a list through, once. @param random uniform in [0, 1) */
export function mannerOf(mapping: Mapping, rows: Iterable<ReadRow>, random: () => number): Manner {
  const sample: ReadRow[] = [];
  const names = new Set<string>();
  const doors = new Set<string>();
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (row.record.name !== undefined) names.add(row.record.name);
    const door = doorOf(row.record);
    if (door !== undefined) doors.add(door);
    // Every row has the same chance to be in the sample (reservoir).
    if (sample.length < SAMPLE) sample.push(row);
    else {
      const at = Math.floor(random() * seen);
      if (at < SAMPLE) sample[at] = row;
    }
  }
  const byComplex = new Map<string, ReadRow[]>();
  for (const row of sample) {
    const { complex } = row.record;
    if (complex === undefined) continue;
    const known = byComplex.get(complex);
    if (known === undefined) byComplex.set(complex, [row]);
    else known.push(row);
  }
  const isCommon = mapping.map((_, column) => {
    const values = new Set(sample.map(({ cells }) => cells[column] ?? ''));
    return values.size * COMMON <= sample.length;
  });
  return {
    mapping,
    sample,
    names,
    doors,
    byComplex,
    isCommon,
    shares: {
      phone: shareOf(sample, ({ phones }) => phones.length > 0),
      id: shareOf(sample, hasId),
      door: shareOf(sample, (record) => doorOf(record) !== undefined),
    },
  };
}
