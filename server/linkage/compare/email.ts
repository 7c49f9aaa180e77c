// E-mail addresses are one person's.
import type { Comparison } from './define.ts';

export const email: Comparison = {
  field: 'email',
  combine: 'best',
  levels: [
    {
      id: 'exact',
      same: 0.9,
      household: 0.03,
      others: 1e-7,
      says: { zh: '邮箱相同', en: 'the same e-mail' },
    },
    {
      id: 'differs',
      same: 0.1,
      household: 0.97,
      others: 1,
      says: { zh: '邮箱不同', en: 'different e-mails' },
    },
  ],
  prepare: () => ({ level: (a, b) => (a === b ? 0 : 1) }),
};
