// Headers and mappings: which row names the columns, and which column holds what.
import { describe, expect, it } from 'vitest';
import { isTotals, repeatsHeader } from './extra-rows.ts';
import { findHeaderRow } from './header-row.ts';
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

  it('finds none where the first row holds values', () => {
    expect(findHeaderRow([row, row])).toBe(-1);
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
