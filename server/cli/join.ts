// `vinetrace join OWNER OWNER --reason TEXT`: the two are one person.
import { chooseCase } from '../operations/choose-case.ts';
import { joinOwners } from '../operations/join.ts';
import { decidedText } from './decided.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

const OWNER = { zh: '业主化名，如 o-…', en: 'pseudonym of an owner, such as o-…' };

export const join = defineCommand({
  name: 'join',
  help: { zh: '把两位业主合并为一人', en: 'make two owners one person' },
  arguments: [
    { flags: '<owner>', help: OWNER },
    { flags: '<other>', help: OWNER },
  ],
  options: [REASON],
  async run({ workspace, caseId, args, options, onProgress, signal }) {
    const reason = reasonOf(options);
    const opened = await workspace();
    return joinOwners(opened, {
      case: chooseCase(opened, caseId),
      owner: args[0] ?? '',
      other: args[1] ?? '',
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print: decidedText,
});
