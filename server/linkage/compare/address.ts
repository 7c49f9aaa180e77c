// Addresses by their parts: the same home, a slip of it, the same building or complex, another place.
import { isOneSlip } from './digits.ts';
import type { Comparison } from './define.ts';

/** Between the parts complex, building, unit and room of an address that is handed in as one value. */
export const PART = '\u001F';

const LEVELS = [
  { id: 'home', same: 0.78, household: 0.75, others: 2e-5, says: { zh: '同一住址', en: 'the same home' } },
  {
    id: 'slip',
    same: 0.05,
    household: 0.02,
    others: 4e-4,
    says: { zh: '住址只差一处', en: 'addresses one slip apart' },
  },
  {
    id: 'fits',
    same: 0.85,
    household: 0.8,
    others: 0.02,
    says: { zh: '一方住址不全，但相符', en: 'one address is incomplete, and agrees' },
  },
  {
    id: 'building',
    same: 0.01,
    household: 0.03,
    others: 1.2e-3,
    says: { zh: '同一楼栋', en: 'the same building' },
  },
  {
    id: 'complex',
    same: 0.02,
    household: 0.05,
    others: 0.02,
    says: { zh: '同一小区', en: 'the same complex' },
  },
  {
    id: 'differs',
    same: 0.11,
    household: 0.2,
    others: 0.97,
    says: { zh: '住址不同', en: 'different addresses' },
  },
] as const;
const [HOME, SLIP, FITS, BUILDING, COMPLEX, DIFFERS] = [0, 1, 2, 3, 4, 5];

const isComplexSlip = (a: string, b: string): boolean =>
  a.length >= 3 && b.length >= 3 && (isOneSlip(a, b) || a.startsWith(b) || b.startsWith(a));

function levelOf(a: readonly string[], b: readonly string[]): number {
  let [shared, equal, slips, lacking] = [0, 0, 0, 0];
  for (let part = 0; part < 4; part += 1) {
    const [x, y] = [a[part]!, b[part]!];
    if (x === '' || y === '') {
      if (x !== y && part !== 2) lacking += 1;
      continue;
    }
    shared += 1;
    if (x === y) equal += 1;
    else if (part === 0 ? isComplexSlip(x, y) : isOneSlip(x, y)) slips += 1;
  }
  if (shared === 0) return -1;
  const [sameComplex, sameBuilding] = [a[0] === b[0] && a[0] !== '', a[1] === b[1] && a[1] !== ''];
  if (equal === shared) {
    if (!sameComplex) return -1;
    return lacking === 0 && shared >= 3 ? HOME : FITS;
  }
  // A complex of another name is a slip only if all below it agrees; of two flats next door that both exist nothing tells a slip.
  if (slips === 1 && equal === shared - 1 && shared >= 3) return SLIP;
  if (!sameComplex) return DIFFERS;
  return sameBuilding ? BUILDING : COMPLEX;
}

export const address: Comparison = {
  field: 'address',
  combine: 'best',
  levels: LEVELS,
  prepare(values) {
    const parts: string[][] = Array.from({ length: values.length });
    const of = (code: number): string[] => (parts[code] ??= values[code]!.split(PART));
    return {
      level(a, b) {
        const [x, y] = [of(a), of(b)];
        // What follows no known form is compared as a whole.
        if (x.length === 1 || y.length === 1) return a === b ? HOME : -1;
        return levelOf(x, y);
      },
    };
  },
};
