// The generated sets: the same from the same seed, invented, with the rates their profiles name, and readable by the product.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../fixtures/random.ts';
import { isIdNumber } from '../../../server/ingest/normalise/id-number.ts';
import { asLinkTable } from './as-table.ts';
import { generatePeople, type GeneratedPeople } from './people.ts';
import { makePopulation } from './population.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { peopleFiles } from './write.ts';

const make = (profile: ProfileName, seed = 1): GeneratedPeople =>
  generatePeople({ profile, seed, people: 2000, lists: 8 });

const cells = (set: GeneratedPeople, field: string): string[] =>
  set.lists.flatMap(({ mapping, rows }) => {
    const at = mapping.indexOf(field as never);
    return at < 0 ? [] : rows.map((row) => row[at]!);
  });

describe('generatePeople', () => {
  it('makes the same set from the same seed, another from another', () => {
    const files = (seed: number): string[] => [...peopleFiles(make('hard', seed)).values()].map(String);
    expect(files(3)).toEqual(files(3));
    expect(files(3)).not.toEqual(files(4));
  });

  it.each(Object.keys(PROFILES) as ProfileName[])(
    'names every row of %s once, of more rows than people',
    (profile) => {
      const set = make(profile);
      const rows = set.lists.flatMap(({ file, rows: own }) => own.map((_, index) => `${file}:${index + 1}`));
      expect(set.truth.map(({ file, row }) => `${file}:${row}`)).toEqual(rows);
      expect(new Set(set.truth.map(({ person }) => person)).size).toBeLessThan(rows.length / 1.5);
    },
  );

  it('holds invented numbers only', () => {
    const set = make('dirty');
    const phones = [...cells(set, 'phone'), ...cells(set, 'phone2')].map((one) =>
      one.normalize('NFKC').replace(/\D/g, ''),
    );
    expect(phones.filter((one) => one !== '' && !/^(?:0|86)?19900/.test(one))).toEqual([]);
    const ids = cells(set, 'id_number').filter((one) => one !== '');
    expect(ids.filter((one) => !one.startsWith('510699') && !/^5\.10699E\+\d\d$/i.test(one))).toEqual([]);
  });

  it('keeps to the rates: half the rows without ID number, one person in ten with a shared phone', () => {
    const sets = [1, 2, 3].map((seed) => asLinkTable(make('hard', seed)));
    const all = sets.reduce((sum, { table }) => sum + table.count, 0);
    const known = sets.reduce(
      (sum, { table: { columns } }) =>
        sum +
        columns.idNumber.codes.filter((code, at) => code >= 0 || columns.idPrefix.codes[at]! >= 0).length,
      0,
    );
    expect(known / all).toBeGreaterThan(0.4);
    expect(known / all).toBeLessThan(0.6);
    const people = makePopulation(randomFor(1, 'rates'), 4000, PROFILES.hard.people);
    const holders = new Map<string, number>();
    for (const { phone } of people) holders.set(phone, (holders.get(phone) ?? 0) + 1);
    const shared = people.filter(({ phone }) => holders.get(phone)! > 1).length / people.length;
    expect(shared).toBeGreaterThan(0.09);
    expect(shared).toBeLessThan(0.13);
    const second = people.filter(({ homes, movedAt }) => homes.length > 1 && movedAt === undefined).length;
    expect(second / people.length).toBeGreaterThan(0.03);
    expect(second / people.length).toBeLessThan(0.05);
    expect(cells(make('hard'), 'id_number').filter(isIdNumber).length).toBeGreaterThan(100);
  });

  it('gives names as often as they are: 王, 李 and 张 are a fifth of all', () => {
    const names = cells(make('default'), 'name').map((name) => name.trim());
    const share = names.filter((name) => /^[王李张]/.test(name)).length / names.length;
    expect(share).toBeGreaterThan(0.14);
    expect(share).toBeLessThan(0.3);
  });
});
