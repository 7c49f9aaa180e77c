// Pure parts of the panels: tables for other programs, rows side by side, columns, walking by key, courses of lines.
import { describe, expect, it } from 'vitest';
import { asWeights, controlPoints } from '#drawing/curve.ts';
import { bestInDirection } from '../graph/controllers/keyboard.ts';
import { iconsModule } from '../icons-module.ts';
import { formatDay, formatYuan } from '../i18n/format.ts';
import { browserLanguage } from '../i18n/language.ts';
import { safeNext } from '../pages/safe-next.ts';
import { node } from '../testing.ts';
import { names, partsOf } from './named-parts.ts';
import { comparedColumns, comparedPairs, rowNumbers } from './compare.ts';
import { toCsv, toTsv } from './csv.ts';
import { columnsOf, typesOf } from '../views/table/node-columns.ts';

describe('tables', () => {
  it('quote what must be quoted and disarm formulas, but leave numbers', () => {
    expect(toCsv([['a"b', '=1+1', '-3.5', 'x,y']])).toBe('\uFEFF"a""b",\'=1+1,-3.5,"x,y"\r\n');
    expect(toTsv([['a\tb', '@x']])).toBe("a b\t'@x");
  });

  it('have the fields of their type that the graph holds, caption first', () => {
    const ids = columnsOf('Party', ({ en }) => en, { value: (_type, _name, value) => String(value) }).map(
      ({ id }) => id,
    );
    expect(ids.slice(0, 2)).toEqual(['name', 'id']);
    expect(ids).not.toContain('notes');
    expect(typesOf([node('List', 'L'), node('Party', 'P'), node('List', 'M')])).toEqual([
      { type: 'Party', count: 1 },
      { type: 'List', count: 2 },
    ]);
  });
});

describe('rows side by side', () => {
  const side = (columns: [string, string | null][], rows: [number, string[]][]) => ({
    list: 'L',
    file: 'lists/L.csv',
    sha256: '0'.repeat(64),
    columns: columns.map(([header, field]) => ({ header, field })),
    rows: rows.map(([row, cells]) => ({ row, owner: 'o-1', cells })),
    revealed: false,
    shown: rows.length,
    total: rows.length,
  });
  const parent = side(
    [
      ['电话', 'phone'],
      ['姓名', 'name'],
    ],
    [[3, ['199****0001', '张*']]],
  );
  const child = side(
    [
      ['name', 'name'],
      ['状态', null],
    ],
    [[8, ['张*', '已联系']]],
  );

  it('align columns by what they mean', () => {
    expect(comparedColumns(parent, child)).toEqual([
      { key: 'name', isField: true, parent: 1, child: 0 },
      { key: 'phone', isField: true, parent: 0, child: -1 },
      { key: '状态', isField: false, parent: -1, child: 1 },
    ]);
  });

  it('pair the rows of each place and ask for each row once', () => {
    const places = [
      { parentRow: 3, childRow: 8, what: 'kept-new', field: 'name' },
      { parentRow: 3, childRow: 9, what: 'order' },
    ];
    expect(comparedPairs(parent, child, places)).toHaveLength(1);
    expect(rowNumbers(places, 'parentRow')).toBe('3');
    expect(rowNumbers(places, 'childRow')).toBe('8,9');
  });
});

describe('a sentence of the server', () => {
  const known =
    (...ids: string[]) =>
    (word: string) =>
      ids.includes(word);
  const idsIn = (text: string, isKnown: (word: string) => boolean): string[] =>
    partsOf(text, isKnown).flatMap(({ text: part, isId }) => (isId ? [part] : []));

  it('is parted into the ids that are known and the words around them, and loses nothing', () => {
    const said = 'A record between M03 and L1.2 (chat, mail): from B1.';
    expect(idsIn(said, known('M03', 'L1', 'L1.2', 'B1'))).toEqual(['M03', 'L1.2', 'B1']);
    expect(idsIn('乙1 与 L07 出自同一持有者：查 L07、L08', known('乙1', 'L07', 'L08'))).toEqual([
      '乙1',
      'L07',
      'L07',
      'L08',
    ]);
    for (const isKnown of [known('M03', 'B1'), known()])
      expect(
        partsOf(said, isKnown)
          .map(({ text }) => text)
          .join(''),
      ).toBe(said);
  });

  it('names an id as a whole word alone', () => {
    expect(names('from L1.2 on', 'L1')).toBe(false);
    expect(names('from L1.', 'L1')).toBe(true);
  });
});

describe('walking by key', () => {
  it('goes to the nearest in the direction, never backwards', () => {
    const candidates = [
      { id: 'left', x: -10, y: 0 },
      { id: 'far', x: 300, y: 10 },
      { id: 'near', x: 80, y: 30 },
      { id: 'above', x: 10, y: -200 },
    ];
    expect(bestInDirection({ x: 0, y: 0 }, [1, 0], candidates)?.id).toBe('near');
    expect(bestInDirection({ x: 0, y: 0 }, [0, -1], candidates)?.id).toBe('above');
    expect(bestInDirection({ x: 0, y: 0 }, [0, 1], [{ x: 0, y: -5 }])).toBeUndefined();
  });
});

describe('courses of lines', () => {
  it('run straight on one level, as an S to the right, and keep lanes apart', () => {
    const from = { x: 0, y: 0 };
    expect(controlPoints(from, { x: 200, y: 0 }, 0)).toBeUndefined();
    const first = controlPoints(from, { x: 200, y: 100 }, 0);
    expect(first?.[0].y).toBe(0);
    expect(first?.[1].y).toBe(100);
    expect(controlPoints(from, { x: 200, y: 100 }, 1)).not.toEqual(first);
  });

  it('are the same points as weights and distances', () => {
    const { weights, distances } = asWeights({ x: 0, y: 0 }, { x: 100, y: 0 }, [
      { x: 25, y: 10 },
      { x: 75, y: -10 },
    ]);
    expect(weights).toEqual([0.25, 0.75]);
    expect(distances).toEqual([10, -10]);
  });
});

describe('words', () => {
  it('write days without a time zone, months without a day, yuan', () => {
    expect(formatDay('2015-05-18', 'zh')).toBe('2015年5月18日');
    expect(formatDay('2014-12', 'zh')).toBe('2014年12月');
    expect(formatDay('soon', 'en')).toBe('soon');
    expect(formatYuan(0.8, 'zh')).toBe('¥0.80');
    expect(formatYuan(1, 'en')).toBe('¥1');
  });

  it('follow the browser, Chinese where it asks for neither', () => {
    expect(browserLanguage(['fr', 'en-GB', 'zh'])).toBe('en');
    expect(browserLanguage(['zh-TW'])).toBe('zh');
    expect(browserLanguage(['fr'])).toBe('zh');
  });
});

describe('sign-in', () => {
  it('goes on to pages of its own only', () => {
    expect(safeNext('/cases/deyang?sel=L1')).toBe('/cases/deyang?sel=L1');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', null]) {
      expect(safeNext(foreign)).toBe('/cases');
    }
  });
});

describe('icons', () => {
  it('are those that the model names and that exist', () => {
    const made = iconsModule(
      "look: { icon: 'file-spreadsheet' }, icon: 'nowhere'",
      (path) => !path.includes('Nowhere'),
    );
    expect(made).toContain('IconFileSpreadsheet.mjs');
    expect(made).not.toContain('nowhere');
    expect(made).toContain("'help'");
  });
});

describe('a party in the table', () => {
  it('has its kind, which stands beside its properties', () => {
    const words = { value: (_type: string, _name: string, value: unknown) => String(value) };
    const kind = columnsOf('Party', ({ en }) => en, words).find(({ id }) => id === 'kind');
    expect(kind?.text({ ...node('Party', 'P', { name: 'P' }), kind: 'merchant' })).toBe('merchant');
  });
});
