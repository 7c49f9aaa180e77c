// ID numbers: whole, damaged to their leading digits, or with a slip that their check character tells.
import { isOneSlip } from './digits.ts';
import type { Comparison } from './define.ts';

/** Leading digits that hold county and birthday. */
const BIRTH = 14;
/** Shorter prefixes are the county's, which tells nothing within a city. */
const TELLING = 10;

/** How values are handed in: the number itself, `<` before the leading digits of a damaged one, `?` before one whose check fails. */
export const DAMAGED = '<';
export const UNPROVED = '?';

const LEVELS = [
  {
    id: 'exact',
    same: 0.975,
    household: 1e-4,
    others: 1e-8,
    says: { zh: '身份证号相同', en: 'the same ID number' },
  },
  {
    id: 'prefix',
    same: 0.97,
    household: 1.5e-3,
    others: 2e-6,
    says: { zh: '受损身份证号的余下各位相符', en: 'what is left of a damaged ID number agrees' },
  },
  {
    id: 'near',
    same: 0.02,
    household: 3e-4,
    others: 1e-7,
    says: { zh: '身份证号只差一处', en: 'ID numbers one slip apart' },
  },
  {
    id: 'birth',
    same: 1e-4,
    household: 1e-3,
    others: 4e-5,
    says: { zh: '同地同日出生，号码不同', en: 'born on one day in one county, another number' },
  },
  {
    id: 'unproved',
    same: 4e-3,
    household: 0.99,
    others: 1,
    says: {
      zh: '身份证号不同（其一校验不通过或受损）',
      en: 'different ID numbers, one of them damaged or failing its check',
    },
  },
  {
    id: 'differs',
    same: 1e-6,
    household: 0.99,
    others: 1,
    says: { zh: '身份证号不同', en: 'different ID numbers' },
  },
] as const;
const [EXACT, PREFIX, NEAR, SIBLING, UNPROVED_DIFFERS, DIFFERS] = [0, 1, 2, 3, 4, 5];

const bare = (value: string): string =>
  value[0] === DAMAGED || value[0] === UNPROVED ? value.slice(1) : value;

function damagedLevel(prefix: string, other: string): number {
  if (prefix.length < TELLING) return prefix === other.slice(0, prefix.length) ? -1 : UNPROVED_DIFFERS;
  if (other.startsWith(prefix) || prefix.startsWith(other)) {
    return Math.min(prefix.length, other.length) >= BIRTH ? PREFIX : -1;
  }
  return prefix.length >= BIRTH && isOneSlip(prefix, other.slice(0, prefix.length)) ? NEAR : UNPROVED_DIFFERS;
}

function levelOf(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)];
  if (a[0] === DAMAGED) return damagedLevel(x, y);
  if (b[0] === DAMAGED) return damagedLevel(y, x);
  if (isOneSlip(x, y)) return NEAR;
  if (a[0] === UNPROVED || b[0] === UNPROVED) return UNPROVED_DIFFERS;
  return x.slice(0, BIRTH) === y.slice(0, BIRTH) ? SIBLING : DIFFERS;
}

export const idNumber: Comparison = {
  field: 'idNumber',
  combine: 'mean',
  excludes: 'differs',
  levels: LEVELS,
  prepare: (values) => ({
    level(a, b) {
      if (a !== b) return levelOf(values[a]!, values[b]!);
      const value = values[a]!;
      if (value[0] !== DAMAGED) return EXACT;
      return value.length > BIRTH ? PREFIX : -1;
    },
  }),
};
