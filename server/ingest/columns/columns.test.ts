// Headers and mappings: which row names the columns, and which column holds what.
import { describe, expect, it } from 'vitest';
import { isTotals, repeatsHeader } from './extra-rows.ts';
import { findHeaderRow, headerNames } from './header-row.ts';
import { headerField, isSerialHeader } from './headers.ts';
import { explicitMapping, mapColumns } from './map-columns.ts';

const fields = (header: string[], rows: string[][] = []): (string | null)[] =>
  mapColumns(header, rows).map(({ field }) => field);

describe('headers', () => {
  it.each([
    ['业主姓名', 'name'],
    ['權利人', 'name'],
    ['Customer Name', 'name'],
    ['手機號碼', 'phone'],
    ['联系方式（手机）', 'phone'],
    ['mobile_no', 'phone'],
    ['备用联系电话', 'phone2'],
    ['客户联系电话2', 'phone2'],
    ['身份证号码', 'id_number'],
    ['ID Card No.', 'id_number'],
    ['面积(㎡)', 'floor_area'],
    ['小區名稱', 'complex'],
    ['房屋坐落', 'address'],
    ['幢号', 'building'],
    ['门牌', 'room'],
    ['车牌号', 'plate'],
    ['E-mail', 'email'],
    ['备注', 'notes'],
    ['姓名 Name', 'name'],
    ['房间编号/Flat No.', 'room'],
    ['手机（配偶）', 'phone2'],
    ['业主(产权人)姓名', 'name'],
    ['车辆信息（车牌）', 'plate'],
    ['楼栋/单元/房号', 'room'],
    ['身份证件编号', 'id_number'],
    ['房屋信息/实测面积', 'floor_area'],
    ['PurchaserName', 'name'],
    ['Contact No', 'phone'],
    ['Unit Area', 'floor_area'],
  ])('%s', (header, field) => {
    expect(headerField(header)?.field).toBe(field);
  });

  it.each([
    '回访情况',
    '客户等级',
    '户籍地址',
    '单位地址',
    '业主编号',
    '户型',
    '装修进度',
    '业务员',
    '楼层',
    'layout',
    '客户ID',
    '身份证地址',
    '证件类型',
    '单价(元/㎡)',
    '套内面积',
    '销售电话',
    '业务员/姓名',
    'Customer No.',
    'Agent Phone',
    '客户姓名电话地址身份证号码登记表（二〇一六年五月一日打印，请勿外传）',
  ])('%s is no field', (header) => {
    expect(headerField(header)).toBeUndefined();
  });

  it('tells serial numbers', () => {
    expect(['序号', 'No.', '#', '编号'].map(isSerialHeader)).toEqual([true, true, true, true]);
    expect(isSerialHeader('房号')).toBe(false);
  });
});

describe('mapColumns', () => {
  it('gives each field once, a second phone column as phone2', () => {
    expect(fields(['序号', '姓名', '联系电话', '手机', '地址', '通讯地址'])).toEqual([
      null,
      'name',
      'phone',
      'phone2',
      'address',
      null,
    ]);
    expect(fields(['客户', '座机'])).toEqual(['name', 'phone']);
  });

  it('goes by values where the header says nothing', () => {
    const rows = [
      [
        '张伟华',
        '510699196308062614',
        '19900830086',
        '川N·C1142',
        '岚溪府1栋2单元301号',
        '2014-03',
        '三室两厅',
      ],
      ['蒋杰斌', '510699197208195836', '19900901321', '', '望樟里3栋1单元301号', '2014-06', '两室两厅'],
    ];
    expect(fields(['甲', '乙', '丙', '丁', '戊', '己', '庚'], rows)).toEqual([
      'name',
      'id_number',
      'phone',
      'plate',
      'address',
      null,
      null,
    ]);
  });

  it('takes a 小区 column that holds whole addresses for the address', () => {
    expect(fields(['姓名', '小区'], [['张三', '岚溪府1栋2单元301号']])).toEqual(['name', 'address']);
    expect(fields(['姓名', '小区'], [['张三', '岚溪府']])).toEqual(['name', 'complex']);
  });

  it('believes values that prove themselves where a header plainly lies', () => {
    const rows = [
      ['510699196308062614', '张伟华', '川N·C1142'],
      ['510699197208195836', '蒋杰斌', '川N·D1142'],
      ['51069919690101885X', '李敏', ''],
    ];
    const decided = mapColumns(['联系电话', '姓名', '备注'], rows);
    expect(decided.map(({ field, by }) => [field, by])).toEqual([
      ['id_number', 'values'],
      ['name', 'header'],
      ['plate', 'values'],
    ]);
    expect(decided[0]!.alternatives?.[0]).toEqual({ field: 'phone', confidence: 1 });
  });

  it('leaves a header alone whose values only do not prove it', () => {
    expect(
      fields(
        ['姓名', '电话'],
        [
          ['张三', '见备注'],
          ['李四', '无'],
        ],
      ),
    ).toEqual(['name', 'phone']);
    expect(
      fields(
        ['姓名', '业务员电话'],
        [
          ['张三', '19900830086'],
          ['李四', '19900830087'],
        ],
      ),
    ).toEqual(['name', null]);
  });

  it('tells bare numbers by what stands beside them', () => {
    const row = (at: number): string[] => [
      String(at + 1),
      at % 2 === 0 ? '凯旋门' : '天誉二期',
      String(((at * 7) % 20) + 1),
      String((at % 3) + 1),
      `${(at % 11) + 1}0${(at % 4) + 1}`,
      String(80 + ((at * 7) % 60)),
      `199008300${String(at).padStart(2, '0')}`,
    ];
    const rows = Array.from({ length: 30 }, (_, at) => row(at));
    expect(fields(['A', 'B', 'C', 'D', 'E', 'F', 'G'], rows)).toEqual([
      null,
      'complex',
      'building',
      'unit',
      'room',
      'floor_area',
      'phone',
    ]);
  });

  it('takes further names behind the first, and further phones', () => {
    expect(fields(['姓名', '共有人', '手机', '手机2', '家庭电话'])).toEqual([
      'name',
      'name',
      'phone',
      'phone2',
      'phone2',
    ]);
    expect(fields(['联系人', '业主姓名'])).toEqual([null, 'name']);
  });

  it('takes names of complexes under 地址 for the complex where rooms have columns of their own', () => {
    expect(fields(['地址', '楼栋', '房号'], [['岚溪府', '1', '301']])).toEqual([
      'complex',
      'building',
      'room',
    ]);
  });

  it('lets an explicit mapping replace what was found', () => {
    const decided = explicitMapping(['电话', '电话', '姓名'], { 电话: 'phone' });
    expect(decided.map(({ field }) => field)).toEqual(['phone', null, null]);
  });
});

describe('findHeaderRow', () => {
  const header = ['姓名', '电话', '地址'];
  const row = ['张三', '19900830086', '岚溪府1-2-301'];

  it('passes titles and blank rows over', () => {
    expect(findHeaderRow([['客户电话名单 2014'], [], header, row])).toBe(2);
    expect(findHeaderRow([['小区', ''], ['制表人', '王五'], header, row])).toBe(2);
  });

  it('finds a header of which no word is known', () => {
    expect(findHeaderRow([['甲', '乙', '丙'], row])).toBe(0);
  });

  it('takes no word for a column’s name that comes again below in the same column', () => {
    const wares = ['phone', 'cable', 'phone', 'case', 'phone'].map((kind, n) => [`ware ${n}`, '', kind, '']);
    expect(findHeaderRow([['title', 'brand', 'category', 'price'], ...wares])).toBe(0);
  });

  it('finds none where the first row holds values', () => {
    expect(findHeaderRow([row, row])).toBe(-1);
    const rows = [
      ['张三', '岚溪府1-2-301'],
      ['李四', '岚溪府1-2-302'],
      ['王五', '岚溪府2-1-101'],
    ];
    expect(findHeaderRow(rows)).toBe(-1);
  });

  it('takes the lower of two rows, and names columns by both', () => {
    const upper = ['序号', '业主信息', '', '房屋信息', '', '备注'];
    const lower = ['', '姓名', '电话', '楼栋', '房号'];
    const data = ['1', '张三', '19900830086', '3栋', '1204', ''];
    const rows = [['业主名单'], upper, lower, data];
    expect(findHeaderRow(rows)).toBe(2);
    expect(headerNames(rows, 2)).toEqual([
      '序号',
      '业主信息/姓名',
      '业主信息/电话',
      '房屋信息/楼栋',
      '房屋信息/房号',
      '备注',
    ]);
    expect(headerNames([['部门', '客服部'], header, row], 1)).toEqual(header);
  });

  it('takes a row of English names below one of Chinese names', () => {
    expect(
      findHeaderRow([
        ['姓名', '电话'],
        ['Name', 'Phone'],
        ['张三', '19900830086'],
      ]),
    ).toBe(1);
  });
});

describe('rows that are no records', () => {
  it('totals', () => {
    expect(isTotals(['合计', '', '', '342'])).toBe(true);
    expect(isTotals(['', '总计：', '', ''])).toBe(true);
    expect(isTotals(['共120户', '', ''])).toBe(true);
    expect(isTotals(['张三', '', '', '合计'])).toBe(false);
  });

  it('the header once more', () => {
    expect(repeatsHeader(['姓名', '电话'], ['姓名', '电话'])).toBe(true);
    expect(repeatsHeader(['张三', '电话'], ['姓名', '电话'])).toBe(false);
  });
});
