// Saved mappings are offered again for the same layout, and for none that only looks like it.
import type { NamedMapping } from '#contract/mapping.ts';
import { describe, expect, it } from 'vitest';
import { fieldsByMapping, fittingMappings, layoutOf } from './fitting-mapping.ts';

const full: NamedMapping = {
  name: '物业表',
  headers: ['序号', '姓 名', '电话', '房号'],
  columns: { '姓 名': 'name', 电话: 'phone', 房号: 'room' },
};
const part: NamedMapping = { name: '短', columns: { 电话: 'phone' } };
const names = (header: string[]): string[] =>
  fittingMappings([part, full], header).map(({ mapping, by }) => `${mapping.name} ${by}`);

describe('named mappings', () => {
  it('fit the same layout, however it is spaced, before one that has the columns', () => {
    expect(names(['序号', '姓名', '電話：', '房号'])).toEqual(['物业表 layout', '短 columns']);
    expect(names(['房号', '电话', '姓名', '面积'])).toEqual(['物业表 columns', '短 columns']);
    expect(names(['姓名', '电话'])).toEqual(['短 columns']);
    expect(names(['姓名', '手机'])).toEqual([]);
  });

  it('tell layouts by the order of their columns', () => {
    expect(layoutOf(['姓名', '电话'])).not.toBe(layoutOf(['电话', '姓名']));
    expect(layoutOf(['姓名(必填)', 'Mobile No.'])).toBe(layoutOf([' 姓名（必填）', 'mobile no']));
  });

  it('of a file without a header fit only one as wide', () => {
    const bare: NamedMapping = { name: '无表头', headers: ['A', 'B'], columns: { A: 'name' } };
    expect(fittingMappings([bare], ['A', 'B'])).toHaveLength(1);
    expect(fittingMappings([bare], ['A', 'B', 'C'])).toEqual([]);
  });

  it('give each column its field, the first of one name', () => {
    expect(fieldsByMapping(full, ['姓名', '电话', '电话', '备注'])).toEqual(['name', 'phone', null, null]);
  });
});
