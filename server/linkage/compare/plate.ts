// Car plates: a household may share a car.
import { isOneSlip } from './digits.ts';
import type { Comparison } from './define.ts';

export const plate: Comparison = {
  field: 'plate',
  combine: 'best',
  levels: [
    { id: 'exact', same: 0.88, household: 0.5, others: 1e-6, says: { zh: '车牌相同', en: 'the same plate' } },
    {
      id: 'near',
      same: 0.05,
      household: 0.01,
      others: 1e-5,
      says: { zh: '车牌只差一处', en: 'plates one slip apart' },
    },
    {
      id: 'differs',
      same: 0.07,
      household: 0.49,
      others: 1,
      says: { zh: '车牌不同', en: 'different plates' },
    },
  ],
  prepare: (values) => ({
    level: (a, b) => (a === b ? 0 : isOneSlip(values[a]!, values[b]!) ? 1 : 2),
  }),
};
