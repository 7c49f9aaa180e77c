// `vinetrace add-user USER`: a new user with a one-time password.
import { newUser, type OneTimePassword } from '#contract/account.ts';
import { fail } from '#contract/errors.ts';
import { STANDINGS } from '#contract/rights.ts';
import type { Language } from '#contract/text.ts';
import { defineCommand } from './define.ts';

/** A one-time password for the terminal. */
export const oneTimeText = ({ user, password, until }: OneTimePassword, language: Language): string =>
  language === 'zh'
    ? `${user} 的一次性密码：${password}（仅显示这一次；有效至 ${until}，首次登录时必须更改）`
    : `One-time password of ${user}: ${password} (shown this once; works until ${until} and must be changed at the first sign-in)`;

export const addUser = defineCommand({
  name: 'add-user',
  help: { zh: '新建用户并给予一次性密码', en: 'add a user, with a one-time password' },
  arguments: [{ flags: '<user>', help: { zh: '用户名', en: 'name of the user' } }],
  options: [
    {
      flags: '--standing <standing>',
      help: {
        zh: '身份：member 成员、founder 可新建案件、administrator 管理员（默认 member）',
        en: 'standing: member, founder (may begin cases), administrator (default member)',
      },
      choices: STANDINGS.filter((one) => one !== 'closed'),
    },
  ],
  async run({ workspace, args, options }) {
    const asked = newUser.safeParse({ user: args[0], standing: options['standing'] });
    if (!asked.success)
      return fail('wrong-usage', '用户名或身份无效', 'The name or the standing is not valid');
    const { accounts } = await workspace();
    return accounts.invite('cli', asked.data.user, asked.data.standing);
  },
  print: oneTimeText,
});
