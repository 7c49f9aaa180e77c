// Homes of one person: what the addresses, floor areas and lists of the person's records say about how many there are, and which each record is about.
import { isOneSlip } from './compare/digits.ts';

/** One distinct combination of address and area in some of a person's records. */
export interface Dwelling {
  complex: string;
  building: string;
  unit: string;
  room: string;
  area: string;
  /** Lists in which it stands, and rows. */
  lists: number;
  rows: number;
}

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** Log-odds, before anything is compared, that two addresses of one person are of one home: 4 in 100 have two. */
const PRIOR = Math.log(0.96 / 0.04);

/** What equal parts say, in nats, of one home against two; of two homes in one complex some are in one building, none in one room. */
const EQUAL = { complex: 1.9, building: 1.9, unit: 0.9, room: 4 } as const;
/** The same where the complexes differ or are not known. */
const EQUAL_ELSEWHERE = { complex: 1.9, building: 2.8, unit: 1.2, room: 4 } as const;
/** Parts one slip apart: typing errors, or the flat next door. */
const SLIP = { complex: 0, building: -2.4, unit: -2.8, room: -2.5 } as const;
const DIFFERS = { complex: -5.3, building: -5.1, unit: -3.4, room: -5.5 } as const;

const area = (written: string): number | undefined => {
  const value = Number.parseFloat(written);
  return Number.isFinite(value) && value > 0 ? value : undefined;
};

/** What two areas say: the same, the same but rounded or with a digit slipped, or of two flats. */
function areas(a: string, b: string): number {
  const [x, y] = [area(a), area(b)];
  if (x === undefined || y === undefined) return 0;
  if (Math.abs(x - y) < 0.011) return 3;
  if (Math.abs(x - y) < 1 && (Number.isInteger(x) || Number.isInteger(y))) return 2;
  return isOneSlip(a, b) ? -1 : -5.5;
}

const isSlip = (part: (typeof PARTS)[number], a: string, b: string): boolean =>
  part === 'complex'
    ? a.length >= 2 && b.length >= 2 && (isOneSlip(a, b) || a.startsWith(b) || b.startsWith(a))
    : isOneSlip(a, b);

/** Log-odds, in nats, that two dwellings of one person are one home. */
function sameHome(a: Dwelling, b: Dwelling): number {
  let logOdds = PRIOR + areas(a.area, b.area);
  let [differing, compared] = [0, 0];
  const equal = a.complex !== '' && a.complex === b.complex ? EQUAL : EQUAL_ELSEWHERE;
  for (const part of PARTS) {
    const [x, y] = [a[part], b[part]];
    if (x === '' || y === '') continue;
    compared += 1;
    if (x === y) logOdds += equal[part];
    else {
      differing += 1;
      logOdds += isSlip(part, x, y) ? SLIP[part] : DIFFERS[part];
    }
  }
  // What several lists say independently is no slip.
  if (differing > 0) logOdds -= 0.6 * Math.log(Math.min(a.lists, b.lists));
  return compared === 0 ? PRIOR : logOdds;
}

const key = (one: Dwelling): string => [...PARTS.map((part) => one[part]), one.area].join('\u001F');
const filled = (one: Dwelling): number =>
  PARTS.filter((part) => one[part] !== '').length + (one.area === '' ? 0 : 0.5);

/**
 * The home of each of one person's dwellings, as an index into the person's homes, which are in the order of their
 * best-attested addresses whatever the order of the dwellings. One that says too little is of the home that it fits, the best
 * attested of several.
 */
export function homesOf(dwellings: readonly Dwelling[]): Int32Array {
  const homes = new Int32Array(dwellings.length);
  if (dwellings.length === 1) return homes;
  const order = dwellings
    .map((one, at) => ({ one, at, key: key(one) }))
    .sort(
      (x, y) =>
        filled(y.one) - filled(x.one) ||
        y.one.lists - x.one.lists ||
        y.one.rows - x.one.rows ||
        (x.key < y.key ? -1 : 1),
    );
  const groups: { one: Dwelling; at: number }[][] = [];
  for (const { one, at } of order) {
    let [best, most] = [undefined as { one: Dwelling; at: number }[] | undefined, 0];
    for (const group of groups) {
      const strength = group.reduce((sum, other) => sum + sameHome(one, other.one), 0) / group.length;
      if (strength > most) [best, most] = [group, strength];
    }
    if (best === undefined) groups.push([{ one, at }]);
    else best.push({ one, at });
  }
  const sorted = groups
    .map((group) => ({ group, name: key(group[0]!.one) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [home, { group }] of sorted.entries()) for (const { at } of group) homes[at] = home;
  return homes;
}
