// Pure parts of the page of an owner: the waterfall, the list of rows, where to go after a decision.
import { describe, expect, it } from 'vitest';
import type { OwnerRow } from '#contract/owner.ts';
import { itemsOf, keyOf, letterOf, nextOwner, withRevealed } from './row-list.ts';
import { stepsOf, surenessOf } from './waterfall.ts';

const row = (at: number, home: number, variant: number, text = '杨**'): OwnerRow => ({
  list: 'L1',
  row: at,
  listTitle: 'L1',
  holder: 'M1',
  home,
  cells: {
    name: { text, variant, restated: false },
    address: { text: '丹枫澜庭', variant: 0, restated: false },
  },
  others: [],
});

describe('the waterfall', () => {
  const note = { zh: '', en: '' };
  const { steps, zero } = stepsOf({
    prior: -10,
    fields: [
      { field: 'idNumber', level: 'exact', logLR: 25, note },
      { field: 'name', level: 'differs', logLR: -5, note },
    ],
  });

  it('begins every bar where the one before ended, and ends at the total', () => {
    expect(steps.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
      'start against',
      'field for',
      'field against',
      'total for',
    ]);
    expect(steps[1]!.from).toBe(steps[0]!.to);
    expect(steps[2]!.from).toBe(steps[1]!.to);
    expect(steps[3]).toMatchObject({ from: zero, to: steps[2]!.to, logLR: 10 });
  });

  it('stays within its width', () => {
    const ends = steps.flatMap(({ from, to }) => [from, to]);
    expect([Math.min(...ends), Math.max(...ends)]).toEqual([0, 1]);
    expect(zero).toBe(0.4);
  });

  it('has words for every probability', () => {
    expect([1, 0.97, 0.8, 0.5, 0.1].map(surenessOf)).toEqual([
      'certain',
      'likely',
      'fair',
      'open',
      'doubtful',
    ]);
  });
});

describe('rows', () => {
  it('stand under their home where there are several, and alone where one', () => {
    const items = itemsOf([row(1, 0, 0), row(2, 1, 0)], false);
    expect(items.map(({ kind }) => kind)).toEqual(['home', 'row', 'home', 'row']);
    expect(itemsOf([row(1, 0, 0)], false).map(({ kind }) => kind)).toEqual(['row']);
  });

  it('are left out where they do not differ and only differences are asked for', () => {
    const items = itemsOf([row(1, 0, 0), row(2, 0, 1)], true);
    expect(items).toEqual([{ kind: 'row', row: row(2, 0, 1) }]);
  });

  it('take the place of the masked ones when revealed', () => {
    const shown = withRevealed([row(1, 0, 0), row(2, 0, 0)], { rows: [row(2, 0, 0, '杨平平')] });
    expect(shown.map(({ cells }) => cells.name?.text)).toEqual(['杨**', '杨平平']);
    expect(keyOf(shown[0]!)).toBe('1 L1');
    expect([letterOf(1), letterOf(30)]).toEqual(['B', '#31']);
  });
});

describe('after a decision', () => {
  const brief = (id: string) => ({ id, caption: '杨**', rows: 1 });
  const result = (...ids: string[]) => ({ owners: ids.map(brief) }) as Parameters<typeof nextOwner>[0];

  it('the page stays with the owner, or goes to the first that its rows are of', () => {
    expect(nextOwner(result('o-2', 'o-1'), 'o-1')).toBe('o-1');
    expect(nextOwner(result('o-2', 'o-3'), 'o-1')).toBe('o-2');
    expect(nextOwner(result(), 'o-1')).toBe('o-1');
  });
});
