// Which handles are one person.
import { identities as answer } from '../identity.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const identities = defineQuery({
  name: 'identities',
  path: '/api/cases/:case/identities',
  title: { zh: '账号归属', en: 'Identities' },
  help: {
    zh: '哪些 QQ、微信、电话、邮箱、网名是同一个人，依据何在',
    en: 'Which QQ and WeChat numbers, phones, mails and net names are one person, and on what grounds',
  },
  params: caseParams.extend(page.shape),
  result: answer,
});
