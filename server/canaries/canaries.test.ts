// Canaries are known again however they are written, and never by a name alone; those that are invented are like their list and nobody's.
import { describe, expect, it } from 'vitest';
import { randomFrom } from '#contract/random.ts';
import { isIdNumber } from '../ingest/normalise/id-number.ts';
import { type Mapping, normalise } from '../ingest/normalise/normalise.ts';
import { recordOf, tellingKeys } from './given.ts';
import { invent } from './invent.ts';
import { mannerOf } from './manner.ts';
import { drawId } from './numbers.ts';
import { CanaryFinder } from './recognise.ts';
import { withDigits, withId, withNumber } from './write-like.ts';

const given = {
  record: {
    name: '张玉萌',
    phone: '19900990777',
    id_number: drawId('510699197905', randomFrom(3)),
    address: '翠湖花园9栋1单元1104',
  },
};
const ID = given.record.id_number;

/** By what the canary is found in one row, and nothing where it is not. */
function by(mapping: Mapping, ...cells: string[]): string[] {
  const finder = new CanaryFinder([given]);
  finder.look(mapping, { row: 1, cells, record: normalise(mapping, cells) });
  return finder.take().flatMap((found) => found.by);
}

describe('a canary is known again', () => {
  it.each([
    [['phone'], ['199 0099 0777'], ['phone']],
    [['phone'], ['+86-19900990777'], ['phone']],
    [['phone'], ['１９９００９９０７７７'], ['phone']],
    [['phone'], ['19900990777.0'], ['phone']],
    [['phone'], ['1990099077719900123456'], ['phone']],
    [['name', 'notes'], ['王女士', '改号 199-0099-0777'], ['phone']],
    [['name', null], ['王女士', '19900990777'], ['phone']],
    [['name', 'id_number'], ['王芳', `'${ID}`], ['id_number']],
    [['name', 'id_number'], ['張玉萌', `${ID.slice(0, 15)}000`], ['id-rest']],
    [['name', 'address'], ['張玉萌', '翠湖花園9幢1單元1104室'], ['door']],
    [['name', 'complex', 'building', 'room'], ['张玉萌', '翠湖花园', '9', '1104'], ['door']],
  ] as [Mapping, string[], string[]][])('%j %j', (mapping, cells, expected) => {
    expect(by(mapping, ...cells)).toEqual(expected);
  });

  it.each([
    [['name'], ['张玉萌']],
    [
      ['name', 'address'],
      ['张玉萌', '翠湖花园9栋1单元1103'],
    ],
    [
      ['name', 'address'],
      ['张玉萌', '翠湖花园9栋2单元1104'],
    ],
    [['address'], ['翠湖花园9栋1单元1104']],
    [
      ['name', 'id_number'],
      ['张玉萌', '5.10699E+17'],
    ],
    [['id_number'], [`${ID.slice(0, 15)}000`]],
    [['phone'], ['199009907']],
    [
      ['name', 'phone'],
      ['张玉萌', '19900990778'],
    ],
  ] as [Mapping, string[]][])('but not in %j %j', (mapping, cells) => {
    expect(by(mapping, ...cells)).toEqual([]);
  });

  it('once per row, and begins anew with the next list', () => {
    const mapping: Mapping = ['name', 'phone', 'address'];
    const row = (n: number) => {
      const cells = ['张玉萌', '19900990777', '翠湖花园9栋1单元1104'];
      return { row: n, cells, record: normalise(mapping, cells) };
    };
    const finder = new CanaryFinder([given]);
    finder.lookAll(mapping, [row(4), row(9)]);
    expect(finder.take()).toEqual([{ at: 0, rows: 2, first: [4, 9], by: ['door', 'phone'] }]);
    expect(finder.take()).toEqual([]);
  });
});

describe('cells are written as the list writes them', () => {
  it('keeps separators, widths and damage', () => {
    expect(withDigits('+86 199-0012-3456', '19900123456', '19900990001')).toBe('+86 199-0099-0001');
    expect(withDigits('１９９００１２３４５６', '19900123456', '19900990001')).toBe('１９９００９９０００１');
    expect(withNumber('翠湖花园12栋2单元1204室', '1204', '903')).toBe('翠湖花园12栋2单元903室');
    expect(withNumber('翠湖花园12栋21204', '1204', '903')).toBeUndefined();
    expect(withId('510699196308062000', undefined, ID)).toBe(`${ID.slice(0, 15)}000`);
    expect(withId('5.10699E+17', undefined, ID)).toBe('5.10699E+17');
  });
});

describe('invented people', () => {
  const mapping: Mapping = ['name', 'phone', 'id_number', 'address', null];
  const NAMES = ['王', '李', '陈', '欧阳'];
  const GIVEN = ['小林', '芳', '建国', '晓云', '明', '志强', '文博'];
  const rows = Array.from({ length: 300 }, (_, n) => {
    const cells = [
      `${NAMES[n % 4]}${GIVEN[n % 7]}`,
      `19900${n % 9}${String(n).padStart(3, '0')}00`,
      drawId(`51069919${60 + (n % 35)}`, randomFrom(n)),
      `翠湖花园${(n % 9) + 1}栋${(n % 2) + 1}单元${(n % 15) + 2}0${(n % 4) + 1}`,
      n % 2 === 0 ? '已签' : '未签',
    ];
    return { row: n + 1, cells, record: normalise(mapping, cells) };
  });
  const taken = new Set(rows.flatMap(({ record }) => record.phones.map((phone) => `phone:${phone}`)));
  const make = (count: number, isTaken = (key: string) => taken.has(key), last = 19_900_990_999) => {
    const random = randomFrom(11);
    const blocks = [{ first: 19_900_990_000, last }];
    return invent(mannerOf(mapping, rows, random), count, { blocks, isTaken, random });
  };

  it('are like the list, and have nothing of anybody in it', () => {
    const made = make(40);
    expect(made).toHaveLength(40);
    const names = new Set(rows.map(({ record }) => record.name));
    const doors = new Set(rows.map(({ record }) => record.address));
    for (const { cells, record } of made) {
      const read = normalise(mapping, cells);
      expect(read.phones[0]).toMatch(/^19900990\d{3}$/);
      expect(isIdNumber(read.idNumber!)).toBe(true);
      // No county has ever had a code that ends so.
      expect(read.idNumber!.slice(4, 6)).toBe('99');
      expect(names.has(read.name)).toBe(false);
      expect(doors.has(read.address)).toBe(false);
      // Between the lowest floor of the list and the highest.
      expect(Number(read.room!.slice(0, -2))).toBeGreaterThan(2);
      expect(Number(read.room!.slice(0, -2))).toBeLessThan(16);
      expect(['已签', '未签']).toContain(cells[4]);
      expect(recordOf({ record }).idNumber).toBe(read.idNumber);
    }
    const keys = made.flatMap(tellingKeys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never have a key that is taken', () => {
    const asked: string[] = [];
    const first = make(5).flatMap(tellingKeys);
    const made = make(5, (key) => {
      asked.push(key);
      return taken.has(key) || first.includes(key);
    });
    expect(made.flatMap(tellingKeys).filter((key) => first.includes(key))).toEqual([]);
    expect(asked.some((key) => key.startsWith('id:'))).toBe(true);
  });

  it('are as many as the block has numbers, not more', () => {
    expect(make(5, () => false, 19_900_990_001)).toHaveLength(2);
  });
});
