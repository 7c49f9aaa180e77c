// Floor areas: they tell where the addresses do not.
import type { Comparison } from './define.ts';

export const floorArea: Comparison = {
  field: 'floorArea',
  combine: 'best',
  unless: { field: 'address', levels: ['home', 'slip'] },
  levels: [
    {
      id: 'exact',
      same: 0.85,
      household: 0.7,
      others: 0.02,
      says: { zh: '面积相同', en: 'the same floor area' },
    },
    {
      id: 'rounded',
      same: 0.06,
      household: 0.05,
      others: 0.02,
      says: { zh: '面积取整后相同', en: 'the same floor area, rounded' },
    },
    {
      id: 'differs',
      same: 0.09,
      household: 0.25,
      others: 0.96,
      says: { zh: '面积不同', en: 'different floor areas' },
    },
  ],
  prepare: (values) => ({
    level: (a, b) => (a === b ? 0 : Math.abs(Number(values[a]) - Number(values[b])) < 1 ? 1 : 2),
  }),
};
