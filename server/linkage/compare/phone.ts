// Phones: one in common, one slip apart, different. People change numbers and share them at home.
import { isOneSlip } from './digits.ts';
import type { Comparison } from './define.ts';

export const phone: Comparison = {
  field: 'phones',
  combine: 'best',
  levels: [
    { id: 'exact', same: 0.86, household: 0.2, others: 3e-7, says: { zh: '电话相同', en: 'the same phone' } },
    {
      id: 'near',
      same: 0.05,
      household: 2e-3,
      others: 8e-6,
      says: { zh: '电话只差一处', en: 'phones one slip apart' },
    },
    {
      id: 'differs',
      same: 0.08,
      household: 0.6,
      others: 1,
      says: { zh: '电话不同', en: 'different phones' },
    },
  ],
  prepare: (values) => ({
    level: (a, b) => (a === b ? 0 : isOneSlip(values[a]!, values[b]!) ? 1 : 2),
  }),
};
