// Times as bounds: what is read from elements, how well it is known, and what may be said of an order.
import { describe, expect, it } from 'vitest';
import { between, happens, orderOf, surenessOf, whenOf, zhDay } from './when.ts';

const march = between('2015-03', '2015-03');

describe('times', () => {
  it('are written in Chinese prose as people write them', () => {
    expect(['2015-05-18', '2015-11', '', '2015-05-18T10:00:00Z'].map(zhDay)).toEqual([
      '2015年5月18日',
      '2015年11月',
      '',
      '2015-05-18T10:00:00Z',
    ]);
  });

  it('are read from the fields that the contract names', () => {
    expect(whenOf({ type: 'Transfer', props: { on: '2015-02' } })).toEqual({
      first: '2015-02-01',
      last: '2015-02-28',
    });
    expect(
      whenOf({ type: 'List', props: { first_possible_on: '2014-05-05', obtained_on: '2015-06-01' } }),
    ).toEqual({
      first: '2014-05-05',
    });
    expect(whenOf({ type: 'Party', props: { on: '2015-02' } })).toEqual({});
    expect([happens({ type: 'Party' }), happens({ type: 'Complaint' })]).toEqual([false, true]);
  });

  it('are exact, a range, from one side, or unknown; bounds that contradict each other say nothing', () => {
    expect(
      [
        between('2015-03-01', '2015-03-01'),
        march,
        between(undefined, '2015-03'),
        {},
        between('2015-04', '2015-03'),
      ].map(surenessOf),
    ).toEqual(['exact', 'range', 'one-sided', 'unknown', 'unknown']);
  });
});

describe('order', () => {
  it('is certain where each ends before the next begins, the same day included', () => {
    expect(orderOf([between('2015-03-01', '2015-03-02'), between('2015-03-02', '2015-03-05')])).toBe(
      'certain',
    );
    expect(orderOf([march])).toBe('certain');
  });

  it('is possible where some days fit, and impossible where none do', () => {
    expect(orderOf([between('2015-03-10', '2015-03-10'), march])).toBe('possible');
    expect(orderOf([between('2015-04-01', '2015-04-01'), march])).toBe('impossible');
    expect(orderOf([{}, march])).toBe('possible');
  });

  it('looks at all before, not only at the last', () => {
    const may = between('2015-05-01', '2015-05-01');
    expect(orderOf([may, {}, march])).toBe('impossible');
    expect(orderOf([march, {}, may])).toBe('possible');
  });
});
