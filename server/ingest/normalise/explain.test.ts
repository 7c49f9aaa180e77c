// What is said of a row's values beside what was written.
import { describe, expect, it } from 'vitest';
import { explainNormalisation } from './explain.ts';
import { normalise, type Mapping } from './normalise.ts';

describe('explainNormalisation', () => {
  const mapping: Mapping = ['name', 'phone', 'id_number', null, 'complex', 'building', 'room', 'floor_area'];
  const cells = [
    '张先生',
    '+86 19900830086(妻)',
    '510699630806261',
    '在装',
    '栖鹭湾小区',
    '3幢',
    '1204',
    '约96㎡',
  ];
  const explained = explainNormalisation(mapping, cells);
  const at = (field: string): unknown[] => {
    const one = explained.find((each) => each.field === field)!;
    return [one.column, one.written, one.value, one.rule.en];
  };

  it('says field, cell, value and rule of every filled column with a field', () => {
    expect(explained.map(({ field }) => field)).toEqual([
      'name',
      'phone',
      'id_number',
      'complex',
      'building',
      'room',
      'floor_area',
    ]);
    expect(at('name')).toEqual([0, '张先生', '张', 'a surname with a title, no given name']);
    expect(at('phone')[2]).toBe('19900830086');
    expect(at('phone')[3]).toContain('country code');
    expect(at('phone')[3]).toContain('words beside the number');
    expect(at('id_number')[2]).toBe('510699196308062614');
    expect(at('id_number')[3]).toContain('15 digits to 18');
    expect(at('id_number')[3]).toContain('born 1963-08-06, male');
    expect(at('building')).toEqual([5, '3幢', '3', 'a plain number, words such as 栋, 单元, 室 left out']);
    expect(at('room')).toEqual([6, '1204', '1204', 'as written']);
  });

  it('gives the values that the record holds', () => {
    const record = normalise(mapping, cells);
    expect(at('phone')[2]).toBe(record.phones.join('；'));
    expect(at('id_number')[2]).toBe(record.idNumber);
    expect(at('complex')[2]).toBe(record.complex);
    expect(at('floor_area')[2]).toBe(record.floorArea);
  });

  it('says so where a cell gives no value', () => {
    const [one] = explainNormalisation(['plate'], ['白色轿车']);
    expect(one).toMatchObject({ value: null, rule: { zh: '不符合该字段的任何写法，仅保留原文' } });
    expect(explainNormalisation(['id_number'], ['5.10699E+17'])[0]).toMatchObject({ value: '510699…' });
    expect(explainNormalisation(['id_number'], ['510699196308062615'])[0]?.rule.en).toContain(
      'check character is wrong',
    );
  });
});

describe('further columns of one field', () => {
  it('add names and phones behind the first', () => {
    const mapping: Mapping = ['name', 'phone', 'name', 'phone2', 'phone2'];
    expect(normalise(mapping, ['张三、李四', '19900830086', '王五', '19900111222', '19900333444'])).toEqual({
      name: '张三',
      otherNames: ['李四', '王五'],
      phones: ['19900830086', '19900111222', '19900333444'],
    });
    expect(normalise(mapping, ['张三', '', '张三', '', ''])).toEqual({ name: '张三', phones: [] });
  });
});
