// The lists: collected from the people by different hands at different times, or copied from one another with all their errors.
import type { Random } from '../../fixtures/random.ts';
import { drawLayout, type Layout } from './layouts.ts';
import type { Home } from './places.ts';
import type { Person } from './population.ts';
import type { Profile } from './profiles.ts';
import { ruinIdNumber, typeRow, type Cells } from './slips.ts';

/** A row of a list while lists are made: whose it is, about which home, and what its cells say. */
export interface Entry {
  person: Person;
  home: Home;
  cells: Cells;
}

export interface MadeList {
  name: string;
  layout: Layout;
  entries: Entry[];
}

/** What a person's row would say if nothing went wrong, at a time between 0 and 1. */
function truth(random: Random, person: Person, home: Home, time: number): Cells {
  const phone = time < 0.5 ? person.phone : person.laterPhone;
  const swap = person.phone2 !== '' && random.chance(0.15);
  return {
    name: person.name,
    phone: swap ? person.phone2 : phone,
    phone2: swap ? phone : person.phone2,
    idNumber: person.idNumber,
    complex: home.complex,
    building: home.building,
    unit: home.unit,
    room: home.room,
    area: home.area,
    plate: person.plate,
    email: person.email,
  };
}

/** The homes that a person would be in a list with, at a time. */
function homesAt(random: Random, { homes, movedAt }: Person, time: number): Home[] {
  const [first, second] = homes;
  if (second === undefined) return [first!];
  if (movedAt !== undefined) return [time < movedAt ? first! : second];
  const drawn = random.next();
  return drawn < 0.4 ? [first!] : drawn < 0.65 ? [second] : [first!, second];
}

interface Handling {
  time: number;
  /** Share of rows without ID number. */
  idMissing: number;
  agents: string[];
}

function loseCells(random: Random, cells: Cells, { errors }: Profile, handling: Handling): void {
  if (random.chance(handling.idMissing)) cells.idNumber = '';
  if (random.chance(errors.phoneMissing)) cells.phone = '';
  if (handling.agents.length > 0 && random.chance(errors.agentPhone))
    cells.phone = random.pick(handling.agents);
  if (random.chance(0.3)) cells.phone2 = '';
  if (random.chance(0.2)) cells.area = '';
  if (random.chance(errors.addressMissing)) {
    cells.complex = cells.building = cells.unit = cells.room = '';
    cells.area = '';
  }
}

/** Rows collected from the people themselves: of some complexes, a part of each. */
function collect(random: Random, people: readonly Person[], profile: Profile, handling: Handling): Entry[] {
  const complexes = new Set(people.map(({ homes }) => homes[0]!.complex));
  const share = 0.25 + random.next() * 0.6;
  const covered = new Set([...complexes].filter(() => random.chance(Math.max(share, 1.5 / complexes.size))));
  const coverage = 0.3 + random.next() * 0.55;
  const entries: Entry[] = [];
  for (const person of people) {
    if (!covered.has(person.homes[0]!.complex) || !random.chance(coverage)) continue;
    for (const home of homesAt(random, person, handling.time)) {
      const cells = truth(random, person, home, handling.time);
      loseCells(random, cells, profile, handling);
      entries.push({ person, home, cells: typeRow(random, cells, person.sex, profile.errors, 1) });
    }
  }
  return entries;
}

/** Rows taken from an earlier list: all, a part in one piece, or those of some complexes. */
function take(random: Random, entries: readonly Entry[]): Entry[] {
  const how = random.next();
  if (how < 0.35) return entries.filter(() => random.chance(0.97));
  if (how < 0.7) {
    const from = Math.floor(random.next() * entries.length * 0.5);
    return entries.slice(from, from + Math.ceil(entries.length * (0.3 + random.next() * 0.4)));
  }
  const wanted = new Map<string, boolean>();
  return entries.filter(({ home }) => {
    if (!wanted.has(home.complex)) wanted.set(home.complex, random.chance(0.5));
    return wanted.get(home.complex);
  });
}

/** ID numbers of the list as it is saved: some lists went through a spreadsheet that took them for numbers. */
function saveIdNumbers(random: Random, entries: Entry[], { errors }: Profile): void {
  const drawn = random.next();
  const how =
    drawn < errors.idRounded
      ? 'rounded'
      : drawn < errors.idRounded + errors.idScientific
        ? 'scientific'
        : undefined;
  if (how === undefined) return;
  for (const entry of entries)
    entry.cells = { ...entry.cells, idNumber: ruinIdNumber(entry.cells.idNumber, how) };
}

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** What a list has no column for is lost for its copies. */
function keepColumns(entries: Entry[], { columns }: Layout): void {
  const kept = new Set<string>(columns);
  if (kept.has('address')) for (const part of PARTS) kept.add(part);
  for (const entry of entries) {
    for (const column of Object.keys(entry.cells) as (keyof Cells)[]) {
      if (!kept.has(column)) entry.cells[column] = '';
    }
  }
}

/**
 * One list in seven has no ID numbers at all, and what is copied from it has none either; in those that have them cells are
 * empty, so many that the share of rows without comes out.
 */
function idHabit(
  random: Random,
  { habits, errors }: Profile,
  index: number,
): { column: boolean; missing: number } {
  const column = habits.ids && index % 7 !== 4;
  const mean = Math.max(0, 1 - (1 - errors.idMissing) / 0.8);
  return { column, missing: Math.min(0.95, mean * (0.5 + random.next())) };
}

/** Makes the lists one after the other, copies of earlier ones among them. */
export function makeLists(
  randomOf: (label: string) => Random,
  people: readonly Person[],
  profile: Profile,
  count: number,
): MadeList[] {
  const lists: MadeList[] = [];
  const sources = Math.max(Math.min(2, count), Math.round(count * (1 - profile.habits.copies)));
  for (let index = 0; index < count; index += 1) {
    const random = randomOf(`list ${index}`);
    const ids = idHabit(random, profile, index);
    const layout = drawLayout(random, profile.habits, ids.column);
    const time = random.next();
    const agents = Array.from({ length: random.int(1, 3) }, () => random.pick(people).phone);
    let entries: Entry[];
    if (index < sources) {
      entries = collect(random, people, profile, { time, idMissing: ids.missing, agents });
    } else {
      const parents = random.chance(0.3) ? [random.pick(lists), random.pick(lists)] : [random.pick(lists)];
      const taken = [...new Set(parents)].flatMap((parent) => take(random, parent.entries));
      const retyped = random.chance(profile.habits.retyped);
      entries = taken.map((entry) => ({
        ...entry,
        cells: retyped
          ? typeRow(random, entry.cells, entry.person.sex, profile.errors, 2)
          : { ...entry.cells },
      }));
    }
    entries = entries.flatMap((entry) =>
      random.chance(profile.habits.repeated) ? [entry, { ...entry, cells: { ...entry.cells } }] : [entry],
    );
    if (random.chance(0.3)) entries = random.shuffle(entries);
    keepColumns(entries, layout);
    saveIdNumbers(random, entries, profile);
    lists.push({ name: `L${String(index + 1).padStart(2, '0')}`, layout, entries });
  }
  return lists;
}
