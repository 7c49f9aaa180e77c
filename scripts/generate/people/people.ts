// Hard sets of people's lists with their truth, all invented: the same profile and seed give the same set on every machine.
import type { RecordField } from '#contract/model/record-field.ts';
import { randomFor } from '../../fixtures/random.ts';
import { makeLists } from './lists.ts';
import type { Home } from './places.ts';
import { makePopulation } from './population.ts';
import { PROFILES, type Profile, type ProfileName } from './profiles.ts';

export interface PeopleRequest {
  profile: ProfileName | Profile;
  seed: number;
  /** About how many people there are; each is in none, one or several lists. */
  people: number;
  lists: number;
}

/** A list as it is found. */
export interface GeneratedList {
  /** Such as `L01.csv`. */
  file: string;
  header: string[];
  /** The field of each column, null for one that is none. */
  mapping: (RecordField | null)[];
  rows: string[][];
}

/** What is true of a row: `row` counts from 1 below the header; two rows of one person are about one home where `home` is the same. */
export interface TrueRow {
  file: string;
  row: number;
  person: string;
  home: string;
}

export interface GeneratedPeople {
  lists: GeneratedList[];
  truth: TrueRow[];
}

const homeId = ({ complex, building, unit, room }: Home): string => `${complex}-${building}-${unit}-${room}`;

/** Makes a set in memory. */
export function generatePeople({ profile, seed, people, lists }: PeopleRequest): GeneratedPeople {
  const wanted = typeof profile === 'string' ? PROFILES[profile] : profile;
  const randomOf = (label: string): ReturnType<typeof randomFor> => randomFor(seed, `people ${label}`);
  const population = makePopulation(randomOf('population'), people, wanted.people);
  const set: GeneratedPeople = { lists: [], truth: [] };
  for (const { name, layout, entries } of makeLists(randomOf, population, wanted, lists)) {
    const file = `${name}.csv`;
    const rows = entries.map(({ cells, home }, index) => layout.write(cells, home.street, index + 1));
    set.lists.push({ file, header: layout.header, mapping: layout.mapping, rows });
    for (const [index, { person, home }] of entries.entries()) {
      set.truth.push({ file, row: index + 1, person: `P${person.id + 1}`, home: homeId(home) });
    }
  }
  return set;
}
