// `vinetrace split OWNER --rows LIST:ROW… --reason TEXT`: these rows are not this person's.
import { fail } from '#contract/errors.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { splitOwner } from '../operations/split.ts';
import { decidedText } from './decided.ts';
import { defineCommand } from './define.ts';
import { OWNER_HELP, ownerMeant, parseRow } from './owner-argument.ts';
import { REASON, reasonOf } from './reason.ts';

export const split = defineCommand({
  name: 'split',
  help: { zh: '把若干行从一位业主中拆出', en: 'move rows out of an owner: they are not this person’s' },
  arguments: [{ flags: '<owner>', help: OWNER_HELP }],
  options: [
    {
      flags: '--rows <list:row...>',
      help: { zh: '要移出的行，如 L07:12 L09:3', en: 'the rows to move out, such as L07:12 L09:3' },
    },
    REASON,
  ],
  async run({ workspace, caseId, args, options, onProgress, signal }) {
    const rows = Array.isArray(options['rows']) ? options['rows'].map(parseRow) : [];
    if (rows.length === 0)
      fail('wrong-usage', '请用 --rows 给出要移出的行', 'Name the rows to move out: --rows');
    const reason = reasonOf(options);
    const opened = await workspace();
    const chosen = chooseCase(opened, caseId);
    return splitOwner(opened, {
      case: chosen,
      owner: ownerMeant(opened, chosen, args[0] ?? ''),
      rows,
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print: decidedText,
});
