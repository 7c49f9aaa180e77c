// The invented people: families of one home and one surname, with phones that they share, change and hand on.
import { checkCharacter, COUNTY_CODE } from '../../fixtures/id-number.ts';
import type { Random } from '../../fixtures/random.ts';
import { pickGiven, type Sex } from './given-names.ts';
import { makeComplexes, type Home } from './places.ts';
import type { PeopleRates } from './profiles.ts';
import { pickSurname } from './surnames.ts';

export interface Person {
  /** Index in the population. */
  id: number;
  sex: Sex;
  born: number;
  name: string;
  idNumber: string;
  phone: string;
  /** What later lists give; the same as `phone` for most. */
  laterPhone: string;
  /** A second phone, else empty. */
  phone2: string;
  plate: string;
  email: string;
  /** The first is where the family lives. */
  homes: Home[];
  /** Lists before a time between 0 and 1 give the first home, later ones the second; undefined where both are owned. */
  movedAt?: number;
}

const PHONES = 1_000_000;

/** Numbers of the block 19900xxxxxx in an order without pattern, each once. @throws Error where the block is used up */
function phoneSource(random: Random): () => string {
  // A step that shares no factor with the million goes through all of them.
  const step = random.int(100_000, 400_000) * 2 + 1;
  const odd = step % 5 === 0 ? step + 2 : step;
  let [at, given] = [random.int(0, PHONES - 1), 0];
  return () => {
    if (given === PHONES) throw new Error('the block of phone numbers is used up: make fewer people');
    given += 1;
    at = (at + odd) % PHONES;
    return `19900${String(at).padStart(6, '0')}`;
  };
}

/** ID numbers, each once. */
function identitySource(random: Random): (sex: Sex, born: string, near?: number) => string {
  const taken = new Set<string>();
  return (sex, born, near) => {
    for (let tries = 0; ; tries += 1) {
      const drawn =
        near === undefined || tries > 20 ? random.int(0, 499) : Math.min(499, near + random.int(0, 3));
      const digits = `${COUNTY_CODE}${born}${String(drawn * 2 + (sex === 'm' ? 1 : 0)).padStart(3, '0')}`;
      if (taken.has(digits)) continue;
      taken.add(digits);
      return digits + checkCharacter(digits);
    }
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
const birthday = (random: Random, year: number): string =>
  `${year}${two(random.int(1, 12))}${two(random.int(1, 28))}`;

const PLATE_LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
const plateNumber = (random: Random): string =>
  `川N${random.pick(PLATE_LETTERS)}${String(random.int(0, 9999)).padStart(4, '0')}`;

/** Makes one family after the other. */
class Families {
  readonly #random: Random;
  readonly #rates: PeopleRates;
  readonly #phone: () => string;
  readonly #identity: ReturnType<typeof identitySource>;
  readonly people: Person[] = [];
  /** Numbers that their owners gave up. */
  readonly #freed: string[] = [];

  constructor(random: Random, rates: PeopleRates) {
    this.#random = random;
    this.#rates = rates;
    this.#phone = phoneSource(random);
    this.#identity = identitySource(random);
  }

  #freshPhone(): string {
    const passedOn = this.#freed.length > 0 && this.#random.chance(0.05);
    return passedOn ? this.#freed.shift()! : this.#phone();
  }

  #add(home: Home, sex: Sex, born: string, surname: string, generation?: string, near?: number): Person {
    const [random, rates] = [this.#random, this.#rates];
    const phone = this.#freshPhone();
    const person: Person = {
      id: this.people.length,
      sex,
      born: Number(born.slice(0, 4)),
      name: surname + pickGiven(random, sex, Number(born.slice(0, 4)), generation),
      idNumber: this.#identity(sex, born, near),
      phone,
      laterPhone: phone,
      phone2: random.chance(rates.secondPhone) ? this.#phone() : '',
      plate: random.chance(rates.plate) ? plateNumber(random) : '',
      email: random.chance(rates.email) ? `u${random.int(10_000, 99_999_999)}@mail.example` : '',
      homes: [home],
    };
    if (random.chance(rates.changedPhone)) {
      person.laterPhone = this.#phone();
      if (random.chance(rates.passedOnPhone)) this.#freed.push(phone);
    }
    this.people.push(person);
    return person;
  }

  /** Gives a person a relative's phone, to be reached by. */
  #share(person: Person, relative: Person): void {
    person.phone = relative.phone;
    person.laterPhone = relative.laterPhone;
    if (this.#random.chance(0.5)) person.phone2 = '';
  }

  /** One family in its home: an owner, and where they are in the lists too spouse, children, parents, brothers and sisters. */
  add(home: Home): void {
    const [random, rates] = [this.#random, this.#rates];
    const year = random.int(1948, 1994);
    const surname = pickSurname(random);
    const [sex, other]: [Sex, Sex] = random.chance(0.58) ? ['m', 'f'] : ['f', 'm'];
    const head = this.#add(home, sex, birthday(random, year), surname);
    const family = [head];
    if (random.chance(rates.coOwned)) {
      const kind = random.next();
      if (kind < 0.55)
        family.push(this.#add(home, other, birthday(random, year + random.int(-4, 4)), pickSurname(random)));
      else if (kind < 0.8) {
        // Father or mother and child: a child bears the father's surname, mostly.
        const named = sex === 'm' || random.chance(0.1) ? surname : pickSurname(random);
        family.push(
          this.#add(home, random.pick(['m', 'f']), birthday(random, year + random.int(22, 32)), named),
        );
        if (random.chance(0.3))
          family.push(
            this.#add(home, other, birthday(random, year + random.int(-4, 4)), pickSurname(random)),
          );
      } else {
        // Brothers and sisters: the name's middle character in common for many, one birthday for twins.
        const generation =
          head.name.length - surname.length === 2 && random.chance(0.6) ? [...head.name].at(-2) : undefined;
        const twins = random.chance(0.15);
        const born = twins ? head.idNumber.slice(6, 14) : birthday(random, year + random.int(1, 6));
        const near = twins ? Number(head.idNumber.slice(14, 17)) >> 1 : undefined;
        family.push(this.#add(home, random.pick(['m', 'f']), born, surname, generation, near));
      }
    }
    for (const [index, person] of family.entries()) {
      if (index > 0 && random.chance(rates.sharedPhone * 2)) this.#share(person, head);
    }
  }

  /** Lets further people share phones until the rate holds: relatives who live elsewhere, owners whose child is called. */
  shareRest(): void {
    const random = this.#random;
    const byPhone = new Map<string, number>();
    for (const { phone } of this.people) byPhone.set(phone, (byPhone.get(phone) ?? 0) + 1);
    let shared = this.people.filter(({ phone }) => byPhone.get(phone)! > 1).length;
    const wanted = this.people.length * this.#rates.sharedPhone;
    for (let tries = 0; shared < wanted && tries < this.people.length * 4; tries += 1) {
      const [one, relative] = [random.pick(this.people), random.pick(this.people)];
      if (one === relative || byPhone.get(one.phone)! > 1 || byPhone.get(relative.phone)! > 1) continue;
      this.#share(one, relative);
      if (random.chance(0.5)) this.#renameAs(one, relative);
      byPhone.set(relative.phone, 2);
      shared += 2;
    }
  }

  #renameAs(one: Person, relative: Person): void {
    // A relative of the father's side: the same surname.
    const surname = [...relative.name][0]!;
    one.name = surname + pickGiven(this.#random, one.sex, one.born);
  }
}

/** A second home for some: bought beside the first, in the same complex for a third of them, or after the first was sold. */
function addSecondHomes(
  random: Random,
  people: readonly Person[],
  free: readonly Home[],
  rates: PeopleRates,
): void {
  const taken = new Set<Home>();
  const byComplex = new Map<string, Home[]>();
  for (const home of free) {
    const flats = byComplex.get(home.complex);
    if (flats === undefined) byComplex.set(home.complex, [home]);
    else flats.push(home);
  }
  for (const person of people) {
    const owns = random.chance(rates.twoHomes);
    const moved = !owns && random.chance(rates.moved);
    if ((!owns && !moved) || free.length === 0) continue;
    const at = random.int(0, free.length - 1);
    const complex = person.homes[0]!.complex;
    const near = owns && random.chance(0.33) ? byComplex.get(complex)?.pop() : undefined;
    const home = near ?? free[at]!;
    if (taken.has(home)) continue;
    taken.add(home);
    person.homes.push(home);
    if (moved) person.movedAt = random.next();
  }
}

/** Namesakes within a complex, beyond those that chance makes. */
function addNamesakes(random: Random, people: readonly Person[], rate: number): void {
  for (const [index, person] of people.entries()) {
    if (!random.chance(rate)) continue;
    const neighbour = people[Math.max(0, index - random.int(3, 200))]!;
    if (neighbour.homes[0]!.complex === person.homes[0]!.complex) person.name = neighbour.name;
  }
}

/** About `count` people in homes of which a tenth are empty, complex by complex; in complexes of their own where none are given. */
export function makePopulation(
  random: Random,
  count: number,
  rates: PeopleRates,
  complexes?: readonly (readonly Home[])[],
): Person[] {
  const families = new Families(random, rates);
  const free: Home[] = [];
  for (const complex of complexes ?? makeComplexes(random, count)) {
    for (const home of complex) {
      if (families.people.length >= count || random.chance(0.1)) free.push(home);
      else families.add(home);
    }
    if (families.people.length >= count) break;
  }
  families.shareRest();
  addSecondHomes(random, families.people, free, rates);
  addNamesakes(random, families.people, rates.namesake);
  return families.people;
}
