// The timeline: its axis, where marks stand, what the playback lights, what goes out as a table.
import { describe, expect, it } from 'vitest';
import { edge, node, SAMPLE } from '../../testing.ts';
import { dayOf, isoOf } from '#contract/days.ts';
import { happeningsOf } from '../../state/happenings.ts';
import { axisOf, panned, ticksOf, zoomed } from './axis.ts';
import { timelineRows } from './csv-rows.ts';
import { frameDays } from './film.ts';
import { bandOf } from './lanes.ts';
import { arrivedBy, companionsOf, litBy, stepsOf, type PlaybackOptions } from './playback.ts';

const day = (date: string): number => dayOf(date)!;
const items = (...dates: (Record<string, string> | string)[]) =>
  happeningsOf(
    dates.map((date, at) =>
      typeof date === 'string'
        ? node('Transfer', `X${at}`, { mode: 'share', on: date })
        : node('List', `L${at}`, date),
    ),
  );

describe('axis', () => {
  const year = axisOf([day('2014-01-01'), day('2015-01-01')], 730);

  it('goes from days to px and back', () => {
    expect(year.x(day('2014-07-02'))).toBe(364);
    expect(year.day(year.x(16_500))).toBeCloseTo(16_500);
  });

  it('has ticks that people know, as far apart as they need', () => {
    expect(ticksOf(year).map(({ text }) => text)).toEqual([
      '2014-01',
      '2014-03',
      '2014-05',
      '2014-07',
      '2014-09',
      '2014-11',
      '2015-01',
    ]);
    const week = axisOf([day('2014-03-01'), day('2014-03-08')], 700);
    expect(ticksOf(week)).toHaveLength(8);
    expect(ticksOf(axisOf([day('2000-01-01'), day('2020-01-01')], 500)).map(({ text }) => text)).toEqual(
      ['2000', '2005', '2010', '2015', '2020'].filter((text) => Number(text) % 5 === 0),
    );
  });

  it('zooms around a day and pans, within what there is', () => {
    expect(zoomed([0, 100], 0.5, 20, [0, 100])).toEqual([10, 60]);
    expect(zoomed([0, 100], 0.5, 0, [0, 100])).toEqual([0, 50]);
    expect(zoomed([0, 100], 0.001, 50, [0, 100])).toEqual([48.5, 51.5]);
    expect(zoomed([10, 60], 9, 20, [0, 100])).toEqual([0, 100]);
    expect(panned([10, 60], -30, [0, 100])).toEqual([0, 50]);
    expect(panned([10, 60], 90, [0, 100])).toEqual([50, 100]);
  });
});

describe('bands', () => {
  const axis = axisOf([day('2014-01-01'), day('2014-12-31')], 1000);

  it('stand marks in rows without one upon another, bars by how well a time is known', () => {
    const { marks, rows } = bandOf(
      items(
        '2014-02-01',
        '2014-02-03',
        '2014-09',
        { first_possible_on: '2014-06-01' },
        { last_possible_on: '2014-05-01' },
        {},
      ),
      axis,
      9,
    );
    expect(rows).toBe(2);
    expect(marks.map(({ item, isOpenLeft, isOpenRight }) => [item.id, isOpenLeft, isOpenRight])).toEqual([
      ['X0', false, false],
      ['X1', false, false],
      ['L4', true, false],
      ['L3', false, true],
      ['X2', false, false],
    ]);
    const month = marks.find(({ item }) => item.id === 'X2')!;
    expect(month.x2 - month.x1).toBeCloseTo((30 / 364) * 1000, 0);
  });

  it('leave their labels the room up to the next mark of the row, or to the end', () => {
    const { marks } = bandOf(items('2014-02-01', '2014-02-03', '2014-09-01'), axis, 9);
    const [first, second, third] = marks as [(typeof marks)[0], (typeof marks)[0], (typeof marks)[0]];
    expect([first.row, second.row, third.row]).toEqual([0, 1, 0]);
    expect(first.room).toBeLessThan(third.x1 - first.x2);
    expect(first.room).toBeGreaterThan(third.x1 - first.x2 - 10);
    expect(second.room).toBe(axis.width - second.x2);
  });

  it('become counts where they need more rows, and none is lost', () => {
    const many = items(...Array.from({ length: 50 }, (_, at) => isoOf(day('2014-03-01') + at)));
    const { marks, clusters } = bandOf(many, axis, 4);
    expect(marks).toEqual([]);
    expect(clusters.reduce((sum, { items: some }) => sum + some.length, 0)).toBe(50);
    const places = clusters.map(({ x }) => x);
    expect(places.every((x, at) => at === 0 || x - places[at - 1]! >= 34)).toBe(true);
  });

  it('leave out what is not in sight', () => {
    expect(bandOf(items('2013-01-01', '2015-06-01'), axis, 4).marks).toEqual([]);
  });
});

describe('playback', () => {
  const some = items('2014-05-01', '2014-05', '2014-06-10', {});
  const options: PlaybackOptions = { mode: 'sum', days: 30, uncertain: 'first' };
  const ids = (date: string, change: Partial<PlaybackOptions> = {}) =>
    arrivedBy(some, day(date), { ...options, ...change }).map(({ id }) => id);

  it('steps from one day on which something comes to the next', () => {
    expect(stepsOf(some, 'first').map(isoOf)).toEqual(['2014-05-01', '2014-06-10']);
    expect(stepsOf(some, 'last').map(isoOf)).toEqual(['2014-05-01', '2014-05-31', '2014-06-10']);
  });

  it('sums up, or looks back so many days; what has no date never comes', () => {
    expect(ids('2014-05-01')).toEqual(['X0', 'X1']);
    expect(ids('2014-05-30', { uncertain: 'last' })).toEqual(['X0']);
    expect(ids('2014-06-10')).toEqual(['X0', 'X1', 'X2']);
    expect(ids('2014-06-10', { mode: 'window' })).toEqual(['X2']);
  });

  it('lights parties at the ends, holders, and derivations between lists that have come', () => {
    const edges = [...SAMPLE.edges.values()];
    const arrived = happeningsOf([
      node('Transfer', 'X1', { on: '2014-05-01' }),
      node('List', 'L1', { first_possible_on: '2014' }),
    ]);
    const lit = litBy(arrived, companionsOf(edges), edges);
    expect([...lit].sort()).toEqual(
      ['X1', 'L1', 'S', 'M', 'S-HOLDS->L1', 'S-HOLDS->X1', 'M-HOLDS->X1'].sort(),
    );
    const both = litBy(happeningsOf([node('List', 'L1'), node('List', 'L2')]), companionsOf(edges), [
      ...edges,
      edge('USES', 'M', 'Q'),
    ]);
    expect(both.has('L2-DERIVED_FROM->L1')).toBe(true);
    expect(both.has('M-USES->Q')).toBe(false);
  });

  it('has frames from the first to the last day, no more than asked', () => {
    expect(frameDays([10, 20], 3)).toEqual([10, 15, 20]);
    expect(frameDays([10, 11], 96)).toEqual([10, 11]);
  });
});

describe('table', () => {
  it('has both bounds, and says how well a time is known', () => {
    const rows = timelineRows(
      items('2014-06', { first_possible_on: '2014-05-01' }, {}),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      {
        day: isoOf,
        sureness: ({ sureness }) => sureness,
        type: ({ node: { type } }) => type,
        caption: ({ id }) => id,
      },
    );
    expect(rows.slice(1)).toEqual([
      ['2014-05-01', '', 'one-sided', 'List', 'L1', 'L1', '1'],
      ['2014-06-01', '2014-06-30', 'range', 'Transfer', 'X0', 'X0', '1'],
      ['', '', 'unknown', 'List', 'L2', 'L2', '1'],
    ]);
  });
});
