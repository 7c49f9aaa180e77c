// `vinetrace retract ENTRY --reason TEXT`: undoes what a journal entry asserted; the entry itself stays.
import { fail } from '#contract/errors.ts';
import { retractEntry } from '../operations/retract.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

export const retract = defineCommand({
  name: 'retract',
  help: { zh: '撤回一条日志所载的事实', en: 'take back what a journal entry asserted' },
  arguments: [{ flags: '<entry>', help: { zh: '日志序号', en: 'number of the journal entry' } }],
  options: [REASON],
  async run({ workspace, args, options, onProgress, signal }) {
    const seq = Number(args[0]);
    if (!Number.isSafeInteger(seq) || seq < 1) {
      fail('wrong-usage', '请给出日志序号', 'Name the number of a journal entry');
    }
    const reason = reasonOf(options);
    return retractEntry(await workspace(), { seq, reason, actor: 'cli', onProgress, signal });
  },
  print: (result, language) =>
    language === 'zh' ? `已撤回，见日志 ${result.entry.seq}` : `Retracted by entry ${result.entry.seq}`,
});
