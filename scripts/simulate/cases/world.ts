// The people and homes that lists are about, and what is true of them at a time: phones change, homes are sold.
import { randomFor, type Random } from '../../fixtures/random.ts';
import { makeComplexes, type Home } from '../../generate/people/places.ts';
import { makePopulation, type Person } from '../../generate/people/population.ts';
import { PROFILES } from '../../generate/people/profiles.ts';
import { uniform } from './draws.ts';
import type { CaseParameters } from './parameters.ts';

/** One person's one home: the unit that is copied. Times from 0 (the first list) to 1 (the last). */
export interface Holding {
  unit: number;
  person: Person;
  home: Home;
  /** Index of the complex. */
  complex: number;
  /** Who buys the home and when. */
  sold?: { at: number; to: Holding };
  /** When the buyer came. */
  since?: number;
  phoneChangesAt: number;
  /** Another plate from a time on. */
  laterPlate?: { at: number; plate: string };
}

export interface World {
  holdings: Holding[];
  byComplex: Holding[][];
}

/** Characters that GB 2312 cannot write. */
export const RARE = [...'䶮堃喆淼犇翀昉祎珺赟璟玥睿頔'];

function plateLike(random: Random, plate: string): string {
  return plate.slice(0, 3) + String(random.int(0, 9999)).padStart(4, '0');
}

/** Complexes of 60–400 homes times `scale`, their owners, and a few strangers who buy later. */
export function makeWorld(seed: number, p: CaseParameters): World {
  const random = randomFor(seed, 'world');
  const complexes: Home[][] = [];
  // Complexes are drawn until enough are as large as wanted; small ones stand as they are.
  for (const flats of makeComplexes(random, Math.max(8, p.complexes) * 900)) {
    if (complexes.length === p.complexes) break;
    const wanted = Math.max(12, Math.round(random.int(60, 400) * p.scale));
    if (flats.length >= Math.min(wanted, 60)) complexes.push(flats.slice(0, wanted));
  }
  const rates = {
    ...PROFILES.default.people,
    twoHomes: p.twoHomes,
    changedPhone: p.changedPhones,
    moved: p.moved,
    coOwned: p.coOwned,
    sharedPhone: p.sharedPhones,
  };
  const numberOf = new Map(complexes.map((flats, complex) => [flats[0]!.complex, complex]));
  const people = makePopulation(random, Number.POSITIVE_INFINITY, rates, complexes);
  const holdings: Holding[] = [];
  const hold = (person: Person, home: Home): Holding => {
    const holding: Holding = {
      unit: holdings.length,
      person,
      home,
      complex: numberOf.get(home.complex)!,
      phoneChangesAt: random.next(),
    };
    if (person.plate !== '' && random.chance(p.changedPlates))
      holding.laterPlate = { at: random.next(), plate: plateLike(random, person.plate) };
    holdings.push(holding);
    return holding;
  };
  for (const person of people) {
    if (random.chance(0.015)) person.name = [...person.name].slice(0, -1).join('') + random.pick(RARE);
    for (const home of person.homes) hold(person, home);
  }
  const sellers = holdings.filter(() => random.chance(p.sold));
  const buyers = makePopulation(random, sellers.length, rates);
  for (const [index, seller] of sellers.entries()) {
    const buyer = buyers[index];
    if (buyer === undefined) break;
    const at = uniform(random, 0.1, 0.9);
    buyer.homes = [seller.home];
    delete buyer.movedAt;
    seller.sold = { at, to: hold(buyer, seller.home) };
    seller.sold.to.since = at;
  }
  const byComplex: Holding[][] = complexes.map(() => []);
  for (const holding of holdings) byComplex[holding.complex]!.push(holding);
  return { holdings, byComplex };
}

/** Whether a list collected at a time would have the holding. */
export function holdsAt({ sold, since, person, home }: Holding, time: number): boolean {
  if (sold !== undefined && time >= sold.at) return false;
  if (since !== undefined && time < since) return false;
  const { movedAt, homes } = person;
  if (movedAt === undefined || homes.length < 2) return true;
  return home === homes[0] ? time < movedAt : time >= movedAt;
}

/** What is true of a holding at a time, in the order of FIELDS. */
export function truthAt({ person, home, phoneChangesAt, laterPlate }: Holding, time: number): string[] {
  return [
    person.name,
    time < phoneChangesAt ? person.phone : person.laterPhone,
    person.phone2,
    person.idNumber,
    home.complex,
    home.building,
    home.unit,
    home.room,
    home.area,
    laterPlate !== undefined && time >= laterPlate.at ? laterPlate.plate : person.plate,
    person.email,
  ];
}
