// `vinetrace split OWNER --rows LIST:ROW… --reason TEXT`: these rows are not this person's.
import { rowRef, type RowRef } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { splitOwner } from '../operations/split.ts';
import { decidedText } from './decided.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

/** `L07:12`; an id may hold colons itself, a row's number does not. */
function parseRow(written: string): RowRef {
  const colon = written.lastIndexOf(':');
  const parsed = rowRef.safeParse({
    list: written.slice(0, Math.max(0, colon)),
    row: written.slice(colon + 1),
  });
  return parsed.success
    ? parsed.data
    : fail(
        'wrong-usage',
        `“${written}”不是名单与行号，请写作 L07:12`,
        `“${written}” names no row: write a list and a row, such as L07:12`,
      );
}

export const split = defineCommand({
  name: 'split',
  help: { zh: '把若干行从一位业主中拆出', en: 'move rows out of an owner: they are not this person’s' },
  arguments: [
    { flags: '<owner>', help: { zh: '业主化名，如 o-…', en: 'pseudonym of the owner, such as o-…' } },
  ],
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
    return splitOwner(opened, {
      case: chooseCase(opened, caseId),
      owner: args[0] ?? '',
      rows,
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print: decidedText,
});
