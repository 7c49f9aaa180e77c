// `vinetrace let-in USER --role ROLE`: lets a person into a case, or gives them another role.
import { CASE_ROLES, caseRole } from '#contract/rights.ts';
import { fail } from '#contract/errors.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { letIn as letInto } from '../operations/people.ts';
import { defineCommand } from './define.ts';
import { peopleText } from './people-text.ts';

export const letIn = defineCommand({
  name: 'let-in',
  help: { zh: '让用户加入案件或改变其角色', en: 'let a user into a case, or give them another role' },
  arguments: [{ flags: '<user>', help: { zh: '用户名', en: 'name of the user' } }],
  options: [
    {
      flags: '--role <role>',
      help: { zh: '角色（默认 viewer）', en: 'the role (default viewer)' },
      choices: CASE_ROLES,
    },
    { flags: '--reason <reason>', help: { zh: '理由，记入日志', en: 'the reason, kept in the journal' } },
  ],
  async run({ workspace, caseId, args, options }) {
    const role =
      caseRole.safeParse(options['role'] ?? 'viewer').data ??
      fail('wrong-usage', '没有此角色', 'There is no such role');
    const opened = await workspace();
    const { reason } = options;
    return letInto(opened, {
      case: chooseCase(opened, caseId),
      user: args[0] ?? '',
      role,
      actor: 'cli',
      reason: typeof reason === 'string' ? reason : undefined,
    });
  },
  print: peopleText,
});
