// Pure parts of an owner's rows: which values are variants of one another, and what ties rows together.
import { describe, expect, it } from 'vitest';
import type { NormalRecord } from '../../record/index.ts';
import type { Said } from './column-keys.ts';
import { findTies, weighOwners } from './find-ties.ts';
import { findVariants } from './find-variants.ts';

const said = (text: string, keys: string[], isPartOf?: Said['isPartOf']): Said => ({
  written: text === '' ? [] : [{ field: 'name', text }],
  normal: undefined,
  keys,
  ...(isPartOf === undefined ? {} : { isPartOf }),
});
const variants = (all: Said[], isFree = false) =>
  findVariants(all, isFree).map(({ variant, restated }) => `${variant ?? '-'}${restated ? '~' : ''}`);

describe('values of a column', () => {
  it('are numbered by how common they are; an empty cell has none', () => {
    expect(variants([said('王', ['王']), said('张', ['张']), said('张', ['张']), said('', [])])).toEqual([
      '1',
      '0',
      '0',
      '-',
    ]);
  });

  it('are one where a cell holds several and the commonest is among them', () => {
    const all = [said('1', ['1']), said('1 / 2', ['1', '2']), said('2', ['2']), said('1', ['1'])];
    expect(variants(all)).toEqual(['0', '0~', '1', '0']);
  });

  it('are restated where written otherwise, but not for a space, a hyphen or full width', () => {
    const all = ['13 5', '13-5', '１３５', '+86135'].map((text) => said(text, ['135']));
    expect(variants(all)).toEqual(['0', '0', '0', '0~']);
    expect(variants(all, true)).toEqual(['0', '0', '0', '0']);
  });

  it('take in what is part of a fuller value, however common it is', () => {
    const part = (fuller: string): boolean => fuller.startsWith('5106') && fuller.length > 4;
    const all = [said('5106', ['5106'], part), said('5106', ['5106'], part), said('51069', ['51069'])];
    expect(variants(all)).toEqual(['0~', '0~', '0']);
  });
});

describe('ties', () => {
  const zhang: NormalRecord = {
    name: '张翡翠',
    phones: ['19900000001'],
    idNumber: '510699195801281816',
    address: '岚溪府1栋1单元101',
  };
  const { idNumber: _, ...withoutId } = zhang;
  const other: NormalRecord = { name: '李明', phones: ['19900000009'] };
  const rows = (...records: NormalRecord[]) =>
    records.map((record, at) => ({ list: 'L', row: at + 1, record }));

  it('go through all ways of writing once, the least sure first', () => {
    const { ties, shown, total } = findTies(rows(zhang, zhang, withoutId, other));
    expect([ties.length, shown, total]).toEqual([2, 3, 3]);
    expect(ties[0]!.rows).toEqual([{ list: 'L', row: 4 }]);
    expect(ties[0]!.probability).toBeLessThan(0.5);
    expect(ties[1]!.probability).toBeGreaterThan(0.99);
  });

  it('explain rows that agree in everything too, and a single row needs none', () => {
    const { ties } = findTies(rows(zhang, zhang));
    expect(ties).toHaveLength(1);
    expect(ties[0]).toMatchObject({ from: { row: 1 }, to: { row: 2 }, rows: [{ list: 'L', row: 2 }] });
    expect(findTies(rows(zhang)).ties).toEqual([]);
  });

  it('weigh what rules one person out without infinity, so that it can be drawn', () => {
    const namesake = { ...zhang, idNumber: '51069919680414466X' };
    const tie = weighOwners([withoutId, zhang], [namesake]);
    expect(tie.excluded).toBe(true);
    expect(tie.fields.every(({ logLR }) => Number.isFinite(logLR))).toBe(true);
    expect(tie.probability).toBeLessThan(0.01);
  });
});
