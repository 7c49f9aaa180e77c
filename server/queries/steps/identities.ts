// Which handles are one person.
import weights from '../../identities/weights.json' with { type: 'json' };
import type { Step } from '../define.ts';
import { findIdentities } from '../identities/find.ts';

export const identities: Step<'identities'> = ({ record }, params) => {
  const { identities: all, alone } = findIdentities(record, params.case);
  const page = all.slice(params.offset, params.offset + params.limit);
  return {
    case: params.case,
    identities: page,
    alone,
    model: {
      version: weights.version,
      calibrated: true,
      note: {
        zh: '概率以生成的账号检验（200 个账号、40 人一组）。生成的账号不等于真实账号：推测只供查证，确认须由办案人员作出。',
        en: 'Probabilities were checked on generated handles (200 of 40 people each). Generated handles are not real ones: a proposal is for checking, confirming is for investigators.',
      },
    },
    shown: page.length,
    total: all.length,
  };
};
