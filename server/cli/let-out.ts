// `vinetrace let-out USER`: takes a person out of a case.
import { chooseCase } from '../operations/choose-case.ts';
import { letOut as letOutOf } from '../operations/people.ts';
import { defineCommand } from './define.ts';
import { peopleText } from './people-text.ts';

export const letOut = defineCommand({
  name: 'let-out',
  help: { zh: '让用户离开案件', en: 'take a user out of a case' },
  arguments: [{ flags: '<user>', help: { zh: '用户名', en: 'name of the user' } }],
  options: [
    { flags: '--reason <reason>', help: { zh: '理由，记入日志', en: 'the reason, kept in the journal' } },
  ],
  async run({ workspace, caseId, args, options }) {
    const opened = await workspace();
    const { reason } = options;
    return letOutOf(opened, {
      case: chooseCase(opened, caseId),
      user: args[0] ?? '',
      actor: 'cli',
      reason: typeof reason === 'string' ? reason : undefined,
    });
  },
  print: peopleText,
});
