// `vinetrace join OWNER OWNER --reason TEXT`: the two are one person.
import { chooseCase } from '../operations/choose-case.ts';
import { joinOwners } from '../operations/join.ts';
import { decidedText } from './decided.ts';
import { defineCommand } from './define.ts';
import { OWNER_HELP, ownerMeant } from './owner-argument.ts';
import { REASON, reasonOf } from './reason.ts';

export const join = defineCommand({
  name: 'join',
  help: { zh: '把两位业主合并为一人', en: 'make two owners one person' },
  arguments: [
    { flags: '<owner>', help: OWNER_HELP },
    { flags: '<other>', help: OWNER_HELP },
  ],
  options: [REASON],
  async run({ workspace, caseId, args, options, onProgress, signal }) {
    const reason = reasonOf(options);
    const opened = await workspace();
    const chosen = chooseCase(opened, caseId);
    return joinOwners(opened, {
      case: chosen,
      owner: ownerMeant(opened, chosen, args[0] ?? ''),
      other: ownerMeant(opened, chosen, args[1] ?? ''),
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print: decidedText,
});
