// What cells say, whatever way they are written.
import { describe, expect, it } from 'vitest';
import { addressParts, fullAddress, parseAddress } from './address.ts';
import { comparableValues, COMPARED_FIELDS, comparedFields } from './comparable.ts';
import { emailAddress } from './email.ts';
import { floorArea } from './floor-area.ts';
import { checkCharacter, isIdNumber, readIdNumber } from './id-number.ts';
import { personName } from './name.ts';
import { normalise, type Mapping } from './normalise.ts';
import { phoneNumbers } from './phone.ts';
import { carPlate } from './plate.ts';

describe('phones', () => {
  it.each([
    ['19900830086', ['19900830086']],
    ['199 0083 0086', ['19900830086']],
    ['199-0083-0086', ['19900830086']],
    ['+8619900830086', ['19900830086']],
    ['0086 199 0083 0086', ['19900830086']],
    ['019900830086', ['19900830086']],
    ['１９９００８３００８６', ['19900830086']],
    ['="19900830086"', ['19900830086']],
    ['19900830086.0', ['19900830086']],
    ['19900830086/19900111222', ['19900830086', '19900111222']],
    ['19900830086、19900830086', ['19900830086']],
    ['19900830086 19900111222', ['19900830086', '19900111222']],
    ['0838-2501234', ['08382501234']],
    ['(0838)2501234转801', ['08382501234']],
    ['+852 9123 4567', ['+85291234567']],
    ['1990083008', ['1990083008']],
    ['11111111111', []],
    ['1.99009E+10', []],
    ['无', []],
    ['', []],
  ])('%s', (cell, expected) => {
    expect(phoneNumbers(cell)).toEqual(expected);
  });
});

describe('ID numbers', () => {
  const valid = '510699196308062614';

  it('prove themselves by their check character', () => {
    expect(isIdNumber(valid)).toBe(true);
    for (const digit of '0123456789X') {
      if (digit !== valid[17]) expect(isIdNumber(`${valid.slice(0, 17)}${digit}`)).toBe(false);
    }
    expect(isIdNumber(`51069919631306261${checkCharacter('51069919631306261')}`)).toBe(false);
  });

  it.each([
    [valid, { number: valid, written: valid }],
    [` '${valid}`, { number: valid, written: valid }],
    ['５１０６９９１９６３０８０６２６１４', { number: valid, written: valid }],
    ['51069919690101885x', { number: '51069919690101885X', written: '51069919690101885X' }],
    ['510699630806261', { number: valid, written: '510699630806261' }],
    ['510699196308062000', { prefix: '510699196308062', written: '510699196308062000' }],
    ['5.10699E+17', { prefix: '510699', written: '5.10699E+17' }],
    ['510699196308062615', { written: '510699196308062615' }],
    ['', undefined],
  ])('%s', (cell, expected) => {
    expect(readIdNumber(cell)).toEqual(expected);
  });
});

describe('names', () => {
  it.each([
    ['张伟华', '张伟华'],
    [' 张　伟 ', '张伟'],
    ['张伟华先生', '张伟华'],
    ['欧阳翡翠女士', '欧阳翡翠'],
    ['张伟（业主）', '张伟'],
    ['张三、李四', '张三'],
    ['阿不都·热合曼', '阿不都·热合曼'],
    ['阿不都•热合曼', '阿不都·热合曼'],
    ['John  Smith', 'JOHN SMITH'],
    ['/', undefined],
    ['', undefined],
  ])('%s', (cell, expected) => {
    expect(personName(cell)).toBe(expected);
  });
});

describe('addresses', () => {
  const full = { complex: '栖鹭湾', building: '1', unit: '2', room: '304' };

  it.each([
    ['德阳市明岑区眠沙江路9号栖鹭湾1栋2单元304号', full],
    ['德阳市明岑区栖鹭湾1幢2单元304室', full],
    ['四川省德阳市明岑区眠沙江路一段9号附2号栖鹭湾小区1号楼2单元3楼304', full],
    ['栖鹭湾1-2-304', full],
    ['栖鹭湾１－２－３０４', full],
    ['栖鹭湾1#2-304', full],
    ['栖鹭湾1#楼2单元304', full],
    ['栖鹭湾一栋二单元304', full],
    ['栖鹭湾1-2-3-04', full],
    ['1-2-304', { building: '1', unit: '2', room: '304' }],
    ['栖鹭湾1栋304', { complex: '栖鹭湾', building: '1', room: '304' }],
    ['翠湖花园二期A座1204', { complex: '翠湖花园二期', building: 'A', room: '1204' }],
    ['阳光城市花园3号楼2单元1204室', { complex: '阳光城市花园', building: '3', unit: '2', room: '1204' }],
    ['德阳市丽江路花园十二栋1单元301', { complex: '丽江路花园', building: '12', unit: '1', room: '301' }],
    ['翠湖花园', { complex: '翠湖花园' }],
    ['玉琢路121号', {}],
    ['2014-03', {}],
    ['2014-03-05', {}],
  ])('%s', (cell, expected) => {
    expect(parseAddress(cell)).toEqual(expected);
  });

  it('are the same from one column and from four', () => {
    const split = addressParts({ complex: '栖鹭湾小区', building: '1幢', unit: '2单元', room: '0304号' });
    expect(split).toEqual(full);
    expect(fullAddress(split)).toBe('栖鹭湾1栋2单元304');
    expect(addressParts({ complex: '栖鹭湾', room: '1-2-304' })).toEqual(full);
    expect(addressParts({ address: '栖鹭湾', building: '1', unit: '2', room: '304' })).toEqual(full);
    expect(addressParts({ complex: '德阳市明岑区栖鹭湾', building: '1栋2单元', room: '304' })).toEqual(full);
  });

  it('are full only with complex, building and room', () => {
    expect(fullAddress({ complex: '栖鹭湾', room: '304' }, '栖鹭湾304')).toBeUndefined();
    expect(fullAddress({}, '明岑镇青石村3组12号')).toBe('明岑镇青石村3组12号');
  });
});

describe('plates, areas, mails', () => {
  it('plates', () => {
    expect(carPlate('川n·c1142')).toBe('川NC1142');
    expect(carPlate('川N D12345')).toBe('川ND12345');
    expect(carPlate('白色轿车')).toBeUndefined();
  });

  it('areas', () => {
    expect(floorArea('96.40㎡')).toBe('96.4');
    expect(floorArea('约１２０平方米')).toBe('120');
    expect(floorArea('89平米')).toBe('89');
    expect(floorArea('101.85')).toBe('101.85');
    expect(floorArea('三室两厅')).toBeUndefined();
  });

  it('mails', () => {
    expect(emailAddress(' U1＠Mail.Example')).toBe('u1@mail.example');
    expect(emailAddress('无')).toBeUndefined();
  });
});

describe('a row', () => {
  const mapping: Mapping = ['name', 'phone', 'phone2', 'id_number', 'address', null];

  it('becomes one record', () => {
    const cells = [
      '张伟华先生',
      '199-0083-0086',
      '19900111222',
      '510699196308062000',
      '栖鹭湾1-2-304',
      '已接',
    ];
    expect(normalise(mapping, cells)).toEqual({
      name: '张伟华',
      phones: ['19900830086', '19900111222'],
      idPrefix: '510699196308062',
      complex: '栖鹭湾',
      building: '1',
      unit: '2',
      room: '304',
      address: '栖鹭湾1栋2单元304',
    });
    expect(normalise(mapping, [])).toEqual({ phones: [] });
  });

  it('is compared by values in which copied errors are kept and damage is blank', () => {
    const value = (cells: string[]): Record<string, string | null> => {
      const values = comparableValues(mapping, cells, normalise(mapping, cells));
      return Object.fromEntries(COMPARED_FIELDS.map((field, index) => [field, values[index]!]));
    };
    expect(value(['张伟华', '1990083008', '', '510699196308062615', '栖鹭湾1-2-304'])).toMatchObject({
      phone: '1990083008',
      phone2: null,
      id_number: '510699196308062615',
      building: '1',
    });
    expect(value(['张伟华', '', '', '5.10699E+17', ''])).toMatchObject({ id_number: null, complex: null });
    expect(COMPARED_FIELDS.filter((_, index) => !comparedFields(mapping)[index])).toEqual([
      'floor_area',
      'plate',
      'email',
    ]);
  });
});
