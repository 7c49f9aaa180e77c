// `vinetrace complaints`: which holders explain the complaints of the case; `--add` enters one that somebody made.
import type { Stated } from '#contract/hand.ts';
import type { ComplaintMatch } from '#contract/match.ts';
import { grounds as groundsOf, type Grounds } from '#contract/hand.ts';
import { fail } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { addByHand } from '../operations/hand/state.ts';
import { matchOwnComplaints } from '../operations/match/match-complaints.ts';
import { complaintsText } from './complaints-text.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { given, textOf } from './reading-options.ts';

type Answer = ComplaintMatch & { added?: Stated };

/** Options by the field of the complaint that they fill. */
const FIELDS = {
  on: 'on',
  caller_id: 'caller',
  owner_name: 'name',
  owner_phone: 'phone',
  owner_address: 'address',
  knew: 'knew',
} as const;

/** What is entered, on what grounds. @throws wrong-usage */
function entered(options: CommandContext['options']): { values: Record<string, string>; grounds: Grounds } {
  const grounds = groundsOf.safeParse(
    given({
      source: textOf(options, 'source'),
      grade: textOf(options, 'grade'),
      evidence: textOf(options, 'evidence'),
    }),
  );
  if (!grounds.success)
    fail(
      'wrong-usage',
      '请用 --source 写明谁说的，用 --grade 给出可信度，如 B2',
      'Say who says so: --source TEXT, and how far that can be relied on: --grade, such as B2',
    );
  const values = Object.fromEntries(
    Object.entries(FIELDS).flatMap(([field, option]) => {
      const value = textOf(options, option);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  return { values, grounds: grounds.data };
}

const text = (answer: Answer, language: Language): string =>
  [
    ...(answer.added === undefined
      ? []
      : [
          language === 'zh'
            ? `已录入投诉 ${answer.added.id}（日志 ${answer.added.entry.seq}）；撤回：vinetrace retract ${answer.added.entry.seq} --reason …`
            : `Complaint ${answer.added.id} is entered (entry ${answer.added.entry.seq}); to take it back: vinetrace retract ${answer.added.entry.seq} --reason …`,
        ]),
    complaintsText(answer, language),
  ].join('\n\n');

export const complaints = defineCommand<Answer>({
  name: 'complaints',
  help: {
    zh: '案件中的投诉由谁的名单可以解释；--add 录入一条',
    en: 'whose lists explain the complaints of the case; --add enters one',
  },
  options: [
    { flags: '--add', help: { zh: '录入一条投诉', en: 'enter a complaint' } },
    { flags: '--on <date>', help: { zh: '来电日期', en: 'the day of the call' } },
    { flags: '--caller <id>', help: { zh: '来电方：主体或账号', en: 'who called: a party or a handle' } },
    { flags: '--name <text>', help: { zh: '业主姓名', en: 'the owner’s name' } },
    { flags: '--phone <text>', help: { zh: '业主电话', en: 'the owner’s phone' } },
    { flags: '--address <text>', help: { zh: '业主地址', en: 'the owner’s address' } },
    {
      flags: '--knew <fields>',
      help: {
        zh: '来电方知道哪些，如 name;phone;address',
        en: 'what the caller knew, such as name;phone;address',
      },
    },
    { flags: '--source <text>', help: { zh: '谁说的', en: 'who says so' } },
    {
      flags: '--grade <grade>',
      help: {
        zh: '可信度，如 B2（海军部代码）或 1B（3×5×2）',
        en: 'grade, such as B2 (Admiralty) or 1B (3×5×2)',
      },
    },
    { flags: '--evidence <id>', help: { zh: '所凭证据', en: 'the exhibit that it is from' } },
  ],
  async run({ workspace, caseId, options, onProgress, signal }) {
    const said = options['add'] === true ? entered(options) : undefined;
    const opened = await workspace();
    const asked = { case: chooseCase(opened, caseId), onProgress, signal };
    const added =
      said === undefined
        ? undefined
        : await addByHand(opened, { ...asked, ...said, type: 'Complaint', actor: 'cli' });
    return {
      ...(await matchOwnComplaints(opened, asked)),
      ...(added === undefined ? {} : { added }),
    };
  },
  print: text,
});
