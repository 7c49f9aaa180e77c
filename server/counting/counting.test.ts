// Rules of counting by themselves: dates, thresholds, mixed classes, gains, recipients, impossible numbers.
import { describe, expect, it } from 'vitest';
import { falseBecause } from './false-records.ts';
import { gainsOf } from './gains.ts';
import { accumulate } from './provided.ts';
import { readingsOf } from './readings.ts';
import { RULES } from './rules.ts';
import { appliesTo, periodBetween, periodOf } from './time.ts';

const FROM = '2017-06-01';

describe('time', () => {
  it.each([
    ['2017-05-31', 'before'],
    ['2017-06-01', 'from'],
    ['2017-05', 'before'],
    ['2017-06', 'from'],
    [undefined, 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (date, period) => expect(periodOf(date, FROM)).toBe(period));

  it('does not guess what spans the day', () => {
    expect(periodBetween('2017-01-01', '2017-12-31', FROM)).toBe('unknown');
    expect(periodBetween(undefined, '2017-03', FROM)).toBe('before');
    expect(periodBetween('2017-06-02', undefined, FROM)).toBe('from');
    expect(periodOf('2015-11', '2015-11-15')).toBe('unknown');
    // The last day before the first: one of the two is wrong, and nobody knows which.
    expect(periodBetween('2018-01-01', '2016-01-01', FROM)).toBe('unknown');
  });

  it('says how the rules stand to all of it', () => {
    expect(appliesTo(['before', 'before'])).toBe('reference');
    expect(appliesTo(['from'])).toBe('in-force');
    expect(appliesTo(['before', 'from'])).toBe('mixed');
    expect(appliesTo(['before', 'unknown'])).toBe('unknown');
    expect(appliesTo([])).toBe('unknown');
  });
});

describe('readings', () => {
  it.each([
    [49, false, false],
    [50, true, false],
    [499, true, false],
    [500, true, true],
  ])('%i records as property: reached %s, especially %s', (records, reached, especially) => {
    const [property] = readingsOf(records, 'in-force');
    expect([property!.reached, property!.especially.reached]).toEqual([reached, especially]);
  });

  it('reaches the other threshold at five thousand, and half of it on duty', () => {
    const other = (records: number) => readingsOf(records, 'in-force')[1]!;
    expect([other(4999).reached, other(5000).reached]).toEqual([false, true]);
    expect([other(2499).ownDuty.reached, other(2500).ownDuty.reached]).toEqual([false, true]);
  });

  it('adds classes up to one', () => {
    const mixed = (property: number, safety: number, other: number) =>
      readingsOf(0, 'in-force', { property, safety, other })[2]!;
    expect(mixed(25, 250, 0)).toMatchObject({
      share: 1,
      reached: true,
      rule: RULES['serious-mixed'].citation.zh,
    });
    expect(mixed(25, 249, 4).reached).toBe(false);
    expect(mixed(25, 200, 500).reached).toBe(true);
  });
});

describe('gains', () => {
  const sale = { transfer: 'X', from: 'A', to: 'B', mode: 'sale' };

  it('reach the threshold by documents alone, and perhaps with what is bracketed', () => {
    const documented = gainsOf([{ ...sale, price: 0.5, records: 10_000 }]);
    expect(documented).toMatchObject({ yuan: 5000, reached: true, especially: { reached: false } });
    const bracketed = gainsOf([{ ...sale, records: 6000 }]);
    expect(bracketed).toMatchObject({ yuan: 0, low: 3000, high: 6000, reached: false, reachedAtMost: true });
  });

  it('are none where nothing was sold, and unknown where no number is', () => {
    expect(gainsOf([{ ...sale, mode: 'share', records: 10 }]).items).toEqual([]);
    expect(gainsOf([{ ...sale, price: 1 }])).toMatchObject({ yuan: 0, high: 0, unknown: 1 });
    expect(gainsOf([{ ...sale, price: 0, records: 5 }])).toMatchObject({ yuan: 0, high: 0, unknown: 0 });
  });
});

describe('accumulate', () => {
  const keys = (...all: number[]): ReadonlySet<number> => new Set(all);

  it('adds the same information up over recipients, once for each', () => {
    const handed = [
      { from: 'A', to: 'B', transfer: '1', keys: keys(1, 2) },
      { from: 'A', to: 'B', transfer: '2', keys: keys(2, 3) },
      { from: 'A', to: 'C', transfer: '3', keys: keys(1, 2) },
    ];
    expect(accumulate(keys(1, 2, 3, 4), handed)).toMatchObject({ heldNotProvided: 1, total: 3 + 2 + 1 });
  });

  it('does not count again what was got and then provided', () => {
    expect(accumulate(keys(1, 2), [{ from: 'A', to: 'B', transfer: '1', keys: keys(1, 2) }]).total).toBe(2);
    expect(accumulate(keys(1, 2, 3), [{ from: 'A', to: 'B', transfer: '1', documented: 2 }]).total).toBe(3);
    expect(accumulate(keys(1, 2), []).total).toBe(2);
  });
});

describe('falseBecause', () => {
  it.each([
    [{ phones: ['19900410001'] }, [], undefined],
    [{ phones: [], idSlip: '510699198203031032' }, [], 'id-checksum'],
    [{ phones: ['1990041000'] }, ['1990041000'], 'phone'],
    [{ phones: ['1990041000', '19900410001'] }, [], undefined],
    [{ phones: ['028-85551234'.replace('-', '')] }, [], undefined],
    [{ phones: ['4001234567'] }, [], undefined],
    [{ phones: [] }, ['11111111111'], 'phone'],
    [{ phones: [] }, ['不详', ''], undefined],
    [{ phones: [] }, ['2014-05-06'], undefined],
    [{ phones: [] }, [], undefined],
    [{ phones: ['+4915112345678'] }, [], undefined],
  ] as const)('%j is %s', (record, cells, why) =>
    expect(falseBecause({ ...record, phones: [...record.phones] }, cells)).toBe(why),
  );
});
