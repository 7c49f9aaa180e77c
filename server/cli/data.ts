// `vinetrace data`: until when the data of a case are kept, and whether they are on hold or gone; with options, says so anew.
import { fail } from '#contract/errors.ts';
import { day } from '#contract/purge.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { setHold, setRetention } from '../operations/purge.ts';
import { dataStateOf } from '../queries/data-state.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

export const data = defineCommand({
  name: 'data',
  help: { zh: '案件数据的保留期限与保全', en: 'until when the data of a case are kept, and legal holds' },
  options: [
    {
      flags: '--keep-until <day>',
      help: { zh: '保留到这一天（never：不限）', en: 'keep them until this day; never: without end' },
    },
    { flags: '--hold', help: { zh: '保全：不得清除', en: 'put them on hold: nothing purges them' } },
    { flags: '--lift', help: { zh: '解除保全', en: 'lift the hold' } },
    REASON,
  ],
  async run({ workspace, caseId, options }) {
    const until = options['keepUntil'];
    const [isHeld, isLifted] = [options['hold'] === true, options['lift'] === true];
    if (isHeld && isLifted) fail('wrong-usage', '--hold 与 --lift 只能用其一', 'Hold or lift, not both');
    const on = until === 'never' ? null : day.safeParse(until).data;
    if (until !== undefined && on === undefined)
      fail('wrong-usage', '日期请写作 2031-12-31', 'Write a day, such as 2031-12-31');
    const opened = await workspace();
    const of = { case: chooseCase(opened, caseId), actor: 'cli' };
    if (on !== undefined && until !== undefined)
      await setRetention(opened, { ...of, on, reason: reasonOf(options) });
    if (isHeld || isLifted) await setHold(opened, { ...of, isHeld, reason: reasonOf(options) });
    return { case: of.case, ...dataStateOf(opened.record, of.case) };
  },
  print({ retention, hold, purged }, language) {
    const lines =
      language === 'zh'
        ? [
            retention === null ? '未定保留期限' : `保留至 ${retention.on}（${retention.reason}）`,
            hold === null ? '未保全' : `保全中：${hold.reason}（${hold.by}）`,
            purged === null ? '数据在案' : `已于 ${purged.at} 清除：${purged.reason}`,
          ]
        : [
            retention === null ? 'kept without end' : `kept until ${retention.on} (${retention.reason})`,
            hold === null ? 'not on hold' : `on hold: ${hold.reason} (${hold.by})`,
            purged === null ? 'the data are there' : `purged at ${purged.at}: ${purged.reason}`,
          ];
    return lines.join('\n');
  },
});
