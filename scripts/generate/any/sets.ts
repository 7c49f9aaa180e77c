// Sets of other things than people of a complex, with truth: what the linkage of any columns is measured by.
import { randomFor, type Random } from '../../fixtures/random.ts';

/** Two or more files of one kind of thing; `truth[file][row]` is what each row is. */
export interface AnySet {
  files: { name: string; header: string[]; rows: string[][] }[];
  truth: string[][];
}

const SYLLABLES =
  'ba be bo da de do fa fi ga go ha ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve wa we ya zo'.split(
    ' ',
  );
/** A made-up word; none that a reader takes for the beginning of a totals row. */
function word(random: Random, least: number, most: number): string {
  const syllables = Array.from({ length: random.int(least, most) }, () => random.pick(SYLLABLES)).join('');
  const made = syllables + random.pick(['', '', 'n', 's', 'r', 'l']);
  return made === 'total' ? 'totalo' : made;
}

/** A letter dropped, doubled, changed or swapped with its neighbour. */
function slip(random: Random, text: string): string {
  if (text.length < 2) return text;
  const at = random.int(0, text.length - 2);
  const [before, one, two, after] = [text.slice(0, at), text[at]!, text[at + 1]!, text.slice(at + 2)];
  const other = /\d/.test(one)
    ? String((Number(one) + random.int(1, 9)) % 10)
    : random.pick([...'aeioustnrl']);
  return random.pick([
    before + two + after,
    before + one + one + two + after,
    before + other + two + after,
    before + two + one + after,
  ]);
}

/** Cells with slips and gaps; never all of them empty, for that is no row. */
function spoiled(random: Random, cells: string[], slips: number, missing: number): string[] {
  const made = cells.map((cell) =>
    random.chance(missing) ? '' : random.chance(slips) ? slip(random, cell) : cell,
  );
  return made.every((cell) => cell === '') ? cells : made;
}

/** Deals things to files: each is in some of them, in one now and then twice. */
function deal(
  random: Random,
  header: string[],
  things: string[][],
  {
    files,
    inFile,
    twice,
    vary,
  }: {
    files: string[];
    inFile: number;
    twice: number;
    vary(random: Random, cells: string[], file: number): string[];
  },
): AnySet {
  const set: AnySet = {
    files: files.map((name) => ({ name, header, rows: [] })),
    truth: files.map(() => []),
  };
  for (const [index, cells] of things.entries()) {
    for (const [file, { rows }] of set.files.entries()) {
      if (!random.chance(inFile)) continue;
      const times = random.chance(twice) ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        rows.push(vary(random, cells, file));
        set.truth[file]!.push(String(index));
      }
    }
  }
  for (const [file, one] of set.files.entries()) {
    const order = random.shuffle([...one.rows.keys()]);
    one.rows = order.map((at) => one.rows[at]!);
    set.truth[file] = order.map((at) => set.truth[file]![at]!);
  }
  return set;
}

/** Wares in two shops' catalogues: names with words left out or swapped, prices a little apart, half of them in both. */
export function products(seed: number, count: number): AnySet {
  const random = randomFor(seed, 'products');
  const brands = Array.from({ length: 60 }, () => word(random, 2, 3));
  const kinds =
    'lamp chair kettle drill phone camera printer router speaker monitor keyboard tablet heater mixer toaster'.split(
      ' ',
    );
  const traits = 'black white red blue steel compact pro mini plus max wireless portable'.split(' ');
  const things = Array.from({ length: count }, () => {
    const brand = random.pick(brands);
    const model = `${random.pick([...'abcdefgkmprstx'])}${random.pick([...'abcdefgkmprstx'])}${random.int(100, 9999)}`;
    const kind = random.pick(kinds);
    return [
      `${brand} ${kind} ${model} ${random.pick(traits)} ${random.pick(traits)}`,
      brand,
      kind,
      String(random.int(900, 90_000) / 100),
    ];
  });
  return deal(random, ['title', 'brand', 'category', 'price'], things, {
    files: ['shop-a.csv', 'shop-b.csv'],
    inFile: 0.7,
    twice: 0,
    vary: (own, [title, brand, kind, price], file) => {
      const words = title!.split(' ').filter((_, at) => at < 3 || own.chance(0.7));
      const written = file === 1 && own.chance(0.3) ? own.shuffle(words) : words;
      const cost = own.chance(0.4) ? (Number(price) * (0.99 + own.next() * 0.02)).toFixed(2) : price!;
      return spoiled(own, [written.join(' '), brand!, kind!, cost], 0.05, 0.04);
    },
  });
}

const LEGAL = [
  ['Limited', 'Ltd', 'Ltd.'],
  ['Incorporated', 'Inc', 'Inc.'],
  ['GmbH', 'G.m.b.H.', 'GmbH'],
];

/** Companies in three registers: legal forms written differently, branches of one name in several cities, a register that has some twice. */
export function companies(seed: number, count: number): AnySet {
  const random = randomFor(seed, 'companies');
  const cities = Array.from({ length: 80 }, () => [word(random, 2, 3), String(random.int(10_000, 99_999))]);
  const trades = 'trading logistics foods textiles software consulting building metals energy'.split(' ');
  const things: string[][] = [];
  while (things.length < count) {
    const name = `${word(random, 2, 3)} ${random.pick(trades)}`;
    const legal = random.int(0, LEGAL.length - 1);
    for (let branch = random.chance(0.1) ? 3 : 1; branch > 0; branch -= 1) {
      const [city, code] = random.pick(cities);
      things.push([
        `${name}|${legal}`,
        `${random.int(1, 200)} ${word(random, 2, 3)} street`,
        city!,
        code!,
        `${random.int(1950, 2015)}-0${random.int(1, 9)}-${random.int(10, 28)}`,
        `+49 ${random.int(100, 999)} ${random.int(100_000, 999_999)}`,
      ]);
    }
  }
  return deal(random, ['company', 'street', 'city', 'zip', 'founded', 'telephone'], things, {
    files: ['register-1.csv', 'register-2.csv', 'register-3.csv'],
    inFile: 0.6,
    twice: 0.04,
    vary: (own, cells) => {
      const [name, legal] = cells[0]!.split('|');
      const form = own.chance(0.15) ? '' : ` ${own.pick(LEGAL[Number(legal)]!)}`;
      return spoiled(own, [name + form, ...cells.slice(1)], 0.08, 0.1);
    },
  });
}

/** Members of clubs, one file with people in it twice: no phone or number, given name and surname swapped now and then. */
export function members(seed: number, count: number): AnySet {
  const random = randomFor(seed, 'members');
  const given = Array.from({ length: 250 }, () => word(random, 2, 2));
  const surnames = Array.from({ length: 900 }, () => word(random, 2, 3));
  const towns = Array.from({ length: 40 }, () => word(random, 2, 3));
  const things = Array.from({ length: count }, () => [
    given[Math.floor(random.next() ** 2 * given.length)]!,
    surnames[Math.floor(random.next() ** 2 * surnames.length)]!,
    `${random.int(1940, 2005)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
    random.pick(towns),
    random.pick(['m', 'f']),
    `${random.int(1, 99)} ${random.pick(surnames)} road`,
  ]);
  return deal(random, ['first name', 'last name', 'born', 'town', 'sex', 'street'], things, {
    files: ['members.csv'],
    inFile: 1,
    twice: 0.35,
    vary: (own, cells) => {
      const [first, last, ...rest] = cells;
      return spoiled(own, own.chance(0.03) ? [last!, first!, ...rest] : cells, 0.1, 0.06);
    },
  });
}
