// What cells say, whatever way they are written.
import { describe, expect, it } from 'vitest';
import { addressParts, fullAddress } from './address.ts';
import { comparableValues, COMPARED_FIELDS, comparedFields } from './comparable.ts';
import { emailAddress } from './email.ts';
import { floorArea } from './floor-area.ts';
import { checkCharacter, isIdNumber, readIdNumber } from './id-number.ts';
import { namePinyin } from './name-pinyin.ts';
import { personName, readName } from './name.ts';
import { normalise, type Mapping } from './normalise.ts';
import { parseAddress } from './parse-address.ts';
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
    ['19900830086(老婆)', ['19900830086']],
    ['19900830086（本人）19900111222（妻）', ['19900830086', '19900111222']],
    ['1990083008619900111222', ['19900830086', '19900111222']],
    ['199 0083 0086 199 0011 1222', ['19900830086', '19900111222']],
    ['手机：19900830086；家：0838-2501234', ['19900830086', '08382501234']],
    ['19900830086 / 2501234', ['19900830086', '2501234']],
    ['(+86)199-0083-0086', ['19900830086']],
    ['0838—2501234-801', ['08382501234']],
    ['028 8512 3456 ext.12', ['02885123456']],
    ['2501234', ['2501234']],
    ['400-800-1234', ['4008001234']],
    ['00852 9123 4567', ['+85291234567']],
    ['199008300861', ['0199008300861']],
    ['2014-03-05', []],
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
    ['51069919690101885×', { number: '51069919690101885X', written: '51069919690101885X' }],
    ['５１０６９９１９６９０１０１８８５ｘ', { number: '51069919690101885X', written: '51069919690101885X' }],
    ['身份证:510699-19630806-2614', { number: valid, written: valid }],
    [`${valid}/51069919690101885X`, { number: valid, written: valid }],
    // Of five digits the last may have been rounded up; a nought may have come of it.
    ['5.107E+17', { prefix: '510', written: '5.107E+17' }],
    ['5.1E+17', { prefix: '5', written: '5.1E+17' }],
    ['510699196302300000', { prefix: '510699196302300', written: '510699196302300000' }],
    ['G12345678', { written: 'G12345678' }],
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
    ['未知', undefined],
    ['不知道', undefined],
    ['业主', undefined],
    ['客戶', undefined],
    ['先生', undefined],
    ['', undefined],
  ])('%s', (cell, expected) => {
    expect(personName(cell)).toBe(expected);
  });
});

describe('what else a cell says of names', () => {
  it.each([
    ['张先生', { surname: '张', title: '先生' }],
    ['欧阳女士', { surname: '欧阳', title: '女士' }],
    ['王总', { surname: '王', title: '总' }],
    ['老李', { surname: '李', title: '老' }],
    ['刘三姐', { name: '刘三姐' }],
    ['张伟华先生', { name: '张伟华', title: '先生' }],
    ['张三、李四', { name: '张三', others: ['李四'] }],
    ['张三 李四', { name: '张三', others: ['李四'] }],
    ['张三和李四', { name: '张三', others: ['李四'] }],
    ['张和平', { name: '张和平' }],
    ['张 三', { name: '张三' }],
    ['欧阳 翡翠', { name: '欧阳翡翠' }],
    ['陳大文', { name: '陈大文' }],
    ['李乾', { name: '李乾' }],
    ['Smith, John', { name: 'JOHN SMITH' }],
    ['Mr. Chan Tai Man', { name: 'CHAN TAI MAN', title: 'MR' }],
    ['13800000000', {}],
  ])('%s', (cell, expected) => {
    expect(readName(cell)).toEqual(expected);
  });

  it('how it is read', () => {
    expect(['单雄信', '曾国藩', '欧阳翡翠', '吕布', '尉迟恭', '查良镛'].map(namePinyin)).toEqual([
      'shanxiongxin',
      'zengguofan',
      'ouyangfeicui',
      'lvbu',
      'yuchigong',
      'zhaliangyong',
    ]);
    expect(namePinyin('张伟')).toBe(namePinyin('章玮'));
    expect(namePinyin('JOHN SMITH')).toBe('john smith');
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
    ['栖鹭湾1栋-2-304', full],
    ['栖鹭湾1#-2-304', full],
    ['栖鹭湾1-2单元-304', full],
    ['栖鹭湾第1栋第2单元3楼4号', full],
    ['栖鹭湾1栋2单元第3层304室（已售）', full],
    ['栖鹭湾一栋二单元三零四', full],
    ['栖鹭灣1棟2單元304號', { ...full, complex: '栖鹭湾' }],
    ['栖鹭湾1.2.304', full],
    ['栖鹭湾1—2—304', full],
    ['Bldg 3 Unit 2 Rm 1204', { building: '3', unit: '2', room: '1204' }],
    [
      'Room 1204, Unit 2, Building 3, Green Lake Garden, Minqu District',
      { complex: 'GREEN LAKE GARDEN', building: '3', unit: '2', room: '1204' },
    ],
    ['翠湖花园2期3-2-1204', { complex: '翠湖花园二期', building: '3', unit: '2', room: '1204' }],
    ['翠湖花园（二期）3栋1204', { complex: '翠湖花园二期', building: '3', room: '1204' }],
    ['翠湖花园Ⅱ期3栋1204', { complex: '翠湖花园二期', building: '3', room: '1204' }],
    ['14.03.05', {}],
    ['翠湖花园', { complex: '翠湖花园' }],
    ['玉琢路121号', {}],
    ['2014-03', {}],
    ['2014-03-05', {}],
  ])('%s', (cell, expected) => {
    expect(parseAddress(cell)).toEqual(expected);
  });

  it('leaves out a district that stands without its city, and no part of a name that sounds like one', () => {
    const named = (complex: string): string | undefined => addressParts({ complex }).complex;
    expect(named('明岑区栖鹭湾小区')).toBe('栖鹭湾');
    expect(named('河西区金桂苑')).toBe('金桂苑');
    expect(named('江北县翠湖花园二期')).toBe('翠湖花园二期');
    for (const whole of ['世纪城东区紫薇苑', '阳光小区东苑', '开发区花园', '翠湖片区家园'])
      expect(named(whole)).toBe(whole);
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
    expect(carPlate('川Ｎ·Ｃ1142(白色)')).toBe('川NC1142');
    expect(carPlate('川NC1142、川ND5678')).toBe('川NC1142');
  });

  it('areas', () => {
    expect(floorArea('96.40㎡')).toBe('96.4');
    expect(floorArea('约１２０平方米')).toBe('120');
    expect(floorArea('89平米')).toBe('89');
    expect(floorArea('101.85')).toBe('101.85');
    expect(floorArea('三室两厅')).toBeUndefined();
    expect(floorArea('1,234.50 m²')).toBe('1234.5');
    expect(floorArea('建筑面积：120.00㎡左右')).toBe('120');
    expect(floorArea('一百二十平')).toBe('120');
    expect(floorArea('89-120㎡')).toBeUndefined();
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
      title: '先生',
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
