// `vinetrace mark LIST --rows 3 7 --reason TEXT`: these rows are false, so that they do not count.
import { fail } from '#contract/errors.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { markFalse } from '../operations/mark-false.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

/** Row numbers as they are written: `3 7` or `3,7`. @throws wrong-usage */
function rowsFrom(written: string | boolean | string[] | undefined): number[] {
  const rows = (Array.isArray(written) ? written : []).flatMap((part) => part.split(',')).map(Number);
  if (rows.length === 0 || rows.some((row) => !Number.isInteger(row) || row < 1))
    fail('wrong-usage', '请用 --rows 给出行号，如 --rows 3 7', 'Name rows by number: --rows 3 7');
  return rows;
}

export const mark = defineCommand({
  name: 'mark',
  help: {
    zh: '把名单的某些行标为虚假，不计入条数',
    en: 'mark rows of a list as false, so that they do not count',
  },
  arguments: [{ flags: '<list>', help: { zh: '名单编号', en: 'id of the list' } }],
  options: [
    {
      flags: '--rows <row...>',
      help: { zh: '行号，从表头下一行起数', en: 'rows, counted from 1 below the header' },
    },
    REASON,
  ],
  async run({ workspace, caseId, args, options, onProgress, signal }) {
    const rows = rowsFrom(options['rows']);
    const reason = reasonOf(options);
    const opened = await workspace();
    return markFalse(opened, {
      case: chooseCase(opened, caseId),
      list: args[0] ?? '',
      rows,
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print({ mark: { list, rows, entry } }, language) {
    return language === 'zh'
      ? `已将 ${list} 的 ${rows.length} 行标为虚假（日志 ${entry.seq}）；撤回：vinetrace retract ${entry.seq} --reason …`
      : `${rows.length} rows of ${list} are marked as false (entry ${entry.seq}); to take it back: vinetrace retract ${entry.seq} --reason …`;
  },
});
