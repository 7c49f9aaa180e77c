// `vinetrace one-time-password USER`: for whoever is locked out, the administrator among them.
import { oneTimeText } from './add-user.ts';
import { defineCommand } from './define.ts';

export const oneTimePassword = defineCommand({
  name: 'one-time-password',
  help: {
    zh: '给用户一次性密码，结束其会话；--second-factor 同时撤去第二因素',
    en: 'give a user a one-time password and end their sessions; with --second-factor take that away too',
  },
  arguments: [{ flags: '<user>', help: { zh: '用户名', en: 'name of the user' } }],
  options: [
    {
      flags: '--second-factor',
      help: { zh: '同时撤去第二因素', en: 'take away the second factor too' },
    },
  ],
  async run({ workspace, args, options }) {
    const { accounts } = await workspace();
    const user = args[0] ?? '';
    if (options['secondFactor'] === true) await accounts.endSecondFactor('cli', user);
    return accounts.resetPassword('cli', user);
  },
  print: oneTimeText,
});
