// Linkage by exact keys: who is joined, who must not be, and that order does not matter.
import { describe, expect, it } from 'vitest';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { link, type LinkRecord } from './link.ts';

const ONE = '510699196308062614';
const OTHER = '510699197208195836';

let next = 0;
const record = (fields: Partial<NormalRecord>, list = 'L1'): LinkRecord => {
  next += 1;
  return { list, row: next, record: { phones: [], ...fields } };
};

/** The rows of each owner, as sorted lists of `list:row`. */
const partition = (records: readonly LinkRecord[]): string[][] => {
  const { owners, rows } = link(records);
  return owners.map((_, owner) =>
    rows
      .filter((one) => one.owner === owner)
      .map(({ list, row }) => `${list}:${row}`)
      .sort(),
  );
};

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  let state = seed;
  return items
    .map((item) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return { item, at: state };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
};

describe('link', () => {
  it('joins by ID number, by phone and name, by address and name', () => {
    const home = { complex: '岚溪府', building: '1', room: '301', address: '岚溪府1栋301' };
    const records = [
      record({ name: '张伟华', idNumber: ONE, phones: ['19900830086'] }),
      record({ name: '章伟华', idNumber: ONE }),
      record({ name: '张伟华', phones: ['19900830086'], ...home }),
      record({ name: '张伟华', phones: ['19900111111'], ...home }),
    ];
    const { owners, rows } = link(records);
    expect(owners).toEqual([
      {
        canonical: `id:${ONE}`,
        name: '张伟华',
        complex: '岚溪府',
        keys: [`id:${ONE}`, 'phone:19900111111', 'phone:19900830086'],
        probability: expect.any(Number) as number,
      },
    ]);
    expect(owners[0]!.probability).toBeGreaterThan(0.95);
    expect(rows.map(({ owner }) => owner)).toEqual([0, 0, 0, 0]);
  });

  it('never joins two ID numbers, not even through a record without one', () => {
    const shared = { name: '王伟', phones: ['19900123456'] };
    const records = [
      record({ ...shared, idNumber: ONE }),
      record({ ...shared, idNumber: OTHER }),
      record({ ...shared, idNumber: OTHER }),
      record(shared),
    ];
    const { owners, rows } = link(records);
    // Of whom the record without one is cannot be told.
    expect(owners.map(({ canonical }) => canonical)).toEqual([
      `id:${ONE}`,
      `id:${OTHER}`,
      'phone:19900123456|王伟',
    ]);
    expect(rows.map(({ owner }) => owner)).toEqual([0, 1, 1, 2]);
  });

  it('leaves two people who share a phone two', () => {
    const phones = ['19900123456'];
    expect(partition([record({ name: '张三', phones }), record({ name: '李四', phones })])).toHaveLength(2);
  });

  it('joins a nameless record by a phone that is one person’s, not by one that two share', () => {
    const [own, shared] = [['19900000001'], ['19900000002']];
    const records = [
      record({ name: '张三', phones: own }),
      record({ phones: own }),
      record({ name: '李四', phones: shared }),
      record({ name: '李梅', phones: shared }),
      record({ phones: shared }),
      record({ phones: shared }),
    ];
    expect(
      partition(records)
        .map((rows) => rows.length)
        .sort(),
    ).toEqual([1, 1, 2, 2]);
  });

  it('takes a phone or ID number that many people give for nobody’s', () => {
    const surnames = [...'王李张刘陈杨黄赵吴周'];
    const fill = { phones: ['19900123456'], idNumber: ONE };
    const people = surnames.map((surname, n) =>
      record({ ...fill, name: `${surname}建国`, complex: '岚溪府', building: '1', room: `${n + 1}01` }),
    );
    expect(partition(people)).toHaveLength(surnames.length);
    // The same name in another home, of which nothing but the common phone speaks.
    expect(partition([...people, record({ ...fill, name: '王建国' })])).toHaveLength(surnames.length + 1);
  });

  it('keeps records apart that share nothing but a name, or nothing at all', () => {
    expect(
      partition([record({ name: '张三' }), record({ name: '张三' }), record({}), record({})]),
    ).toHaveLength(4);
  });

  it('gives the same owners in whatever order the records come', () => {
    const names = ['张三', '李四', '王五'];
    const ids = [undefined, ONE, OTHER];
    const records = Array.from({ length: 120 }, (_, index) => {
      const idNumber = ids[(index * 7) % 3];
      return record({
        name: names[index % 3]!,
        phones: index % 4 === 0 ? [] : [`1990000000${(index * 5) % 7}`],
        ...(idNumber === undefined || index % 5 > 1 ? {} : { idNumber }),
        ...(index % 2 === 0 ? { address: `岚溪府${index % 6}栋301` } : {}),
      });
    });
    const expected = link(records);
    for (const seed of [1, 2, 3]) {
      const other = shuffled(records, seed);
      expect(link(other).owners).toEqual(expected.owners);
      const at = new Map(link(other).rows.map((row) => [row.row, row]));
      expect(expected.rows.map((row) => at.get(row.row))).toEqual(expected.rows);
    }
  });
});

describe('homes', () => {
  const owner = { name: '张三', phones: ['19900000001'] };
  const first = { complex: '岚溪府', building: '1', unit: '2', room: '301' };
  const second = { complex: '望樟里', building: '3', unit: '1', room: '502' };
  const homes = (...records: Partial<NormalRecord>[]): number[] =>
    link(records.map((fields) => record({ ...owner, ...fields }))).rows.map(({ home }) => home);

  it('tells two homes apart, in the order of their addresses', () => {
    expect(homes(second, first, second)).toEqual([1, 0, 1]);
  });

  it('puts an incomplete or missing address with the only home', () => {
    expect(homes(first, { complex: '岚溪府' }, {})).toEqual([0, 0, 0]);
  });

  it('puts an incomplete address with the home it fits', () => {
    expect(
      homes(first, second, { complex: '望樟里' }, { complex: '望樟里', building: '3', room: '502' }),
    ).toEqual([0, 1, 1, 1]);
  });

  it('takes a slip in one part for no new home, unless the areas differ', () => {
    const slip = { ...first, room: '310' };
    expect(homes(first, first, slip)).toEqual([0, 0, 0]);
    expect(homes({ ...first, floorArea: '89' }, { ...slip, floorArea: '120' })).toEqual([0, 1]);
    expect(homes(first, { ...first, room: '502', building: '7' })).toEqual([0, 1]);
  });
});
