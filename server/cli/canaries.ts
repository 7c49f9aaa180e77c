// `vinetrace canaries`: those given out; `--make N --to WHOM` makes some, `--rows FILE --to WHOM` writes them as rows of a list.
import {
  canaryRequest,
  type Canaries,
  type CanariesMade,
  type CanaryRowsResult,
  type ShownCanary,
} from '#contract/canaries.ts';
import { fail } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';
import { giveOutTo } from '../operations/canaries/give-out.ts';
import { makeCanaries } from '../operations/canaries/make-canaries.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { pagedCanaries } from '../queries/canaries/pages.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { REASON, reasonOf } from './reason.ts';
import { textOf } from './reading-options.ts';
import { table } from './table.ts';

/** As many as are given at once. */
const MOST = 5000;

type Answer = Canaries & { made?: CanariesMade['canaries']; rows?: CanaryRowsResult };

function recipientOf(options: CommandContext['options']): string {
  return (
    textOf(options, 'to') ??
    fail(
      'wrong-usage',
      '请用 --to 给出接收方（主体或账号编号）',
      'Name the recipient, a party or a handle: --to ID',
    )
  );
}

/** How many are to be made, for whom. @throws wrong-usage */
function wanted(options: CommandContext['options']) {
  const parsed = canaryRequest.safeParse({
    recipient: recipientOf(options),
    count: options['make'],
    list: options['list'],
    on: options['on'],
  });
  if (parsed.success) return parsed.data;
  return fail(
    'wrong-usage',
    '--make 为 1 到 200 的条数，--on 写作 2016-05-18',
    '--make is a number from 1 to 200, --on a day such as 2016-05-18',
  );
}

async function run(context: CommandContext): Promise<Answer> {
  const { options, onProgress, signal } = context;
  const [make, file] = [options['make'], textOf(options, 'rows')];
  const request = make === undefined ? undefined : wanted(options);
  const list = textOf(options, 'list');
  const given =
    file === undefined
      ? undefined
      : {
          file,
          recipient: recipientOf(options),
          reason: reasonOf(options),
          format: file.toLowerCase().endsWith('.xlsx') ? ('xlsx' as const) : ('csv' as const),
          ...(list === undefined ? {} : { list }),
        };
  const opened = await context.workspace();
  const asked = { case: chooseCase(opened, context.caseId), actor: 'cli', onProgress, signal };
  const made = request === undefined ? undefined : await makeCanaries(opened, { ...asked, ...request });
  const rows = given === undefined ? undefined : await giveOutTo(opened, { ...asked, ...given });
  const all = pagedCanaries(opened, { case: asked.case, mayRead: () => true, offset: 0, limit: MOST });
  return {
    ...all,
    ...(made === undefined ? {} : { made: made.canaries }),
    ...(rows === undefined ? {} : { rows }),
  };
}

function listed(canaries: readonly ShownCanary[], language: Language): string {
  const zh = language === 'zh';
  const head = zh
    ? ['编号', '交给', '日期', '姓名', '电话', '登记', '提示']
    : ['id', 'given to', 'on', 'name', 'phone', 'by', 'alerts'];
  return table(
    head,
    canaries.map(({ id, recipient, recipientStands, givenOn, fields, entry, alerts }) => [
      id,
      recipientStands ? recipient : `${recipient} (${zh ? '已撤回' : 'taken back'})`,
      givenOn,
      fields['name'],
      fields['phone'],
      entry.actor,
      alerts.length,
    ]),
  );
}

function canariesText({ canaries, made, rows, shown, total, phoneFrom }: Answer, language: Language): string {
  const zh = language === 'zh';
  if (rows !== undefined)
    return zh
      ? `已写入 ${rows.file}：${rows.shown} 行，照名单 ${rows.list} 的样子，未掩码；日志已记。交给 ${rows.recipient} 后，哪份名单再出现它们，就经过了其手。`
      : `${rows.file}: ${rows.shown} rows in the manner of list ${rows.list}, in the clear; the journal says so. Given to ${rows.recipient}, whatever list they turn up in passed through them.`;
  if (total === 0)
    return zh
      ? '还没有标记记录。用 --make N --to 接收方 生成。'
      : 'There are no canaries yet. Make some: --make N --to RECIPIENT.';
  const origin =
    phoneFrom === 'controlled'
      ? undefined
      : zh
        ? '电话随机抽取，并已与记录中的所有号码比对；记录之外的真人仍可能持有它。请配置受控号段（VINETRACE_CANARY_PHONES）。'
        : 'Phones are drawn and held against every number of the record; somebody whom no record knows may have one. Configure a block that you control (VINETRACE_CANARY_PHONES).';
  return [
    listed(made ?? canaries, language),
    ...(shown < total && made === undefined ? [`${shown} / ${total}`] : []),
    ...(made !== undefined && origin !== undefined ? [origin] : []),
  ].join('\n');
}

export const canaries = defineCommand<Answer>({
  name: 'canaries',
  help: {
    zh: '标记记录：列出、生成（--make）、写成名单的行（--rows）',
    en: 'canaries: list them, make some (--make), write them as rows of a list (--rows)',
  },
  options: [
    { flags: '--make <n>', help: { zh: '生成几条', en: 'how many to make' } },
    { flags: '--to <id>', help: { zh: '接收方：主体或账号', en: 'the recipient: a party or a handle' } },
    {
      flags: '--list <list>',
      help: { zh: '照哪份名单的样子', en: 'the list in whose manner they are' },
    },
    {
      flags: '--on <date>',
      help: { zh: '交付日期，默认今天', en: 'the day on which they are given; today' },
    },
    {
      flags: '--rows <file>',
      help: {
        zh: '把该接收方的标记记录写成 .csv 或 .xlsx（不掩码，须 --reason）',
        en: 'write this recipient’s as .csv or .xlsx (in the clear, with --reason)',
      },
    },
    REASON,
  ],
  run,
  print: canariesText,
});
