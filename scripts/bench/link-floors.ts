// What linkage must reach, set by set: pairwise over records, homes over pairs of one person's records.
import type { ProfileName } from '../generate/people/profiles.ts';

export interface Floor {
  precision: number;
  f1: number;
  /** F1 of homes, where they are measured. */
  homes?: number;
}

export const FLOORS = {
  people: {
    default: { precision: 0.99, f1: 0.985, homes: 0.97 },
    hard: { precision: 0.99, f1: 0.97, homes: 0.96 },
    independent: { precision: 0.99, f1: 0.97, homes: 0.95 },
    ugly: { precision: 0.97, f1: 0.9, homes: 0.9 },
    homes: { precision: 0.99, f1: 0.98, homes: 0.95 },
    families: { precision: 0.985, f1: 0.98, homes: 0.97 },
    'names-only': { precision: 0.99, f1: 0.94 },
    'no-phones': { precision: 0.985, f1: 0.96, homes: 0.95 },
    dirty: { precision: 0.985, f1: 0.95, homes: 0.93 },
    large: { precision: 0.98, f1: 0.97 },
  } satisfies Record<ProfileName, Floor>,
  cases: { precision: 0.99, f1: 0.99, homes: 0.98 },
  febrl: { precision: 0.999, f1: 0.999 },
  products: { precision: 0.97, f1: 0.96 },
  companies: { precision: 0.99, f1: 0.99 },
  members: { precision: 0.99, f1: 0.985 },
} as const;
