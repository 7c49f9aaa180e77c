// `vinetrace four-eyes [on|off]`: whether a second person must approve what leaves the mask as a whole; the journal notes every change.
import { fail } from '#contract/errors.ts';
import { setFourEyes } from '../operations/approvals.ts';
import { needsFourEyes } from '../queries/approvals.ts';
import { defineCommand } from './define.ts';

export const fourEyes = defineCommand({
  name: 'four-eyes',
  help: {
    zh: '成批明文是否须由第二人批准（不带参数时显示现状）',
    en: 'whether a second person must approve what is shown or taken out in the clear as a whole',
  },
  arguments: [{ flags: '[setting]', help: { zh: 'on 或 off', en: 'on or off' } }],
  async run({ workspace, args: [setting] }) {
    if (setting !== undefined && setting !== 'on' && setting !== 'off')
      fail('wrong-usage', '请写 on 或 off', 'Write on or off');
    const opened = await workspace();
    if (setting !== undefined) await setFourEyes(opened, 'cli', setting === 'on');
    return { isRequired: needsFourEyes(opened.record) };
  },
  print: ({ isRequired }, language) =>
    language === 'zh'
      ? isRequired
        ? '须由第二人批准'
        : '无须第二人批准'
      : isRequired
        ? 'A second person must approve'
        : 'No second person is needed',
});
