// Canaries: invented people given to one holder on purpose, who then travel with that list.
import type { Random } from '../../fixtures/random.ts';
import { makeIdNumber } from '../../fixtures/id-number.ts';
import { makeName } from '../../fixtures/names.ts';
import type { Person } from '../../generate/people/population.ts';
import type { ChainList } from './chain.ts';
import { dayOf } from './dates.ts';
import type { CaseParameters } from './parameters.ts';
import type { Row } from './row.ts';
import { truthAt, type Holding } from './world.ts';

export interface Canary {
  id: string;
  given_to_id: string;
  given_on: string;
  name: string;
  phone: string;
  id_number: string;
  complex: string;
  building: string;
  unit: string;
  room: string;
}

export interface Planted extends Omit<Canary, 'given_to_id'> {
  /** Number of the list that it was entered into. */
  list: number;
}

/** Enters canaries into lists as they come to be, some of them; `given` says to whom. */
export function plantCanaries(
  random: Random,
  p: CaseParameters,
): { given: Planted[]; plant: (list: ChainList) => void } {
  const given: Planted[] = [];
  const plant = (list: ChainList): void => {
    if (list.rows.length === 0 || !random.chance(p.canaries)) return;
    const like = random.pick(list.rows);
    const home = {
      ...like.holding.home,
      room: `${random.int(1, 32)}${String(random.int(5, 9)).padStart(2, '0')}`,
    };
    const person: Person = {
      id: -1 - given.length,
      sex: 'f',
      born: 1980,
      name: makeName(random, 'f'),
      idNumber: makeIdNumber(random, 'f'),
      phone: `1990099${String(1000 + given.length)}`,
      laterPhone: '',
      phone2: '',
      plate: '',
      email: '',
      homes: [home],
    };
    const holding: Holding = {
      unit: 1_000_000 + given.length,
      person,
      home,
      complex: like.holding.complex,
      phoneChangesAt: 2,
    };
    const values = truthAt(holding, 0).map((value, at) => (like.values[at] === '' ? '' : value));
    const row: Row = {
      holding,
      values,
      quirks: undefined,
      forms: like.forms,
      cutAddress: undefined,
      extras: {},
    };
    // Only what the list shows can give it away again.
    if (like.cutAddress !== undefined) row.cutAddress = like.cutAddress;
    list.rows.splice(random.int(0, list.rows.length), 0, row);
    given.push({
      id: `K${given.length + 1}`,
      list: list.number,
      given_on: dayOf(list.day - random.int(0, 12)),
      name: person.name,
      phone: person.phone,
      id_number: person.idNumber,
      complex: home.complex,
      building: home.building,
      unit: home.unit,
      room: home.room,
    });
  };
  return { given, plant };
}
