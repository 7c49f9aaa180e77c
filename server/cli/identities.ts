// `vinetrace identities`: which handles are one person; `--confirm` and `--reject` say so, with grade and reason.
import { fail } from '#contract/errors.ts';
import type { Identities, IdentityWord } from '#contract/identity.ts';
import { grade as gradeOf } from '#contract/grades.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { claimIdentity } from '../operations/claim-identity.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { REASON, reasonOf } from './reason.ts';
import { percent } from './table.ts';

/** As many as the query gives at once. */
const MOST = 5000;
const SHOWN_REASONS = 6;

const STATUS: Record<Identities['identities'][number]['status'], Text> = {
  proposed: { zh: '推测', en: 'proposed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  rejected: { zh: '已否定', en: 'rejected' },
};

type Answer = Identities & { word?: IdentityWord };

/** What is said of which handles; undefined where nothing is. @throws wrong-usage */
function saidOf(options: CommandContext['options']) {
  const [confirm, reject] = [options['confirm'], options['reject']];
  if (confirm === undefined && reject === undefined) return undefined;
  if (confirm !== undefined && reject !== undefined)
    fail('wrong-usage', '--confirm 与 --reject 只能给一个', 'Give --confirm or --reject, not both');
  const handles = confirm ?? reject;
  const grade = gradeOf.safeParse(options['grade']);
  if (!grade.success)
    fail('wrong-usage', '请用 --grade 给出可信度，如 B2', 'Grade the grounds: --grade, such as B2');
  return {
    handles: Array.isArray(handles) ? handles : [],
    kind: confirm === undefined ? ('rejected' as const) : ('confirmed' as const),
    grade: grade.data,
    reason: reasonOf(options),
  };
}

function identitiesText(result: Answer, language: Language): string {
  const zh = language === 'zh';
  const lines = result.identities.flatMap(
    ({ handles, party, status, probability, reasons, reasonsTotal, parts, word }) => [
      `${handles.join(' + ')}${party === undefined ? '' : ` = ${party}`}  ${STATUS[status][language]}${status === 'proposed' ? ` ${percent(probability)}` : ''}${word === undefined ? '' : ` (${word.entry.actor}, ${word.grade})`}`,
      ...(status === 'proposed' && parts.some((part) => part.length > 1)
        ? [
            `    ${zh ? '其中已定' : 'already held together'}: ${parts
              .filter((part) => part.length > 1)
              .map((part) => part.join(' + '))
              .join(zh ? '；' : '; ')}`,
          ]
        : []),
      ...reasons
        .slice(0, SHOWN_REASONS)
        .map(
          ({ handles: of, detail, logLR }) =>
            `    ${of.join(' ')}  ${logLR === 0 ? '' : `${logLR > 0 ? '+' : ''}${logLR.toFixed(1)}  `}${detail[language]}`,
        ),
      ...(reasonsTotal > SHOWN_REASONS ? [`    ${SHOWN_REASONS} / ${reasonsTotal}`] : []),
    ],
  );
  return [
    ...lines,
    ...(result.alone.length === 0
      ? []
      : [`${zh ? '无归并依据' : 'by themselves'}: ${result.alone.join(' ')}`]),
    ...(result.shown < result.total ? [`${result.shown} / ${result.total}`] : []),
    '',
    result.model.note[language],
  ].join('\n');
}

export const identities = defineCommand<Answer>({
  name: 'identities',
  help: { zh: '哪些账号是同一个人', en: 'which handles are one person' },
  options: [
    {
      flags: '--confirm <handle...>',
      help: { zh: '确认这些账号是同一人', en: 'confirm that these handles are one person' },
    },
    {
      flags: '--reject <handle...>',
      help: { zh: '否定这两个账号是同一人', en: 'reject that these two are one person' },
    },
    {
      flags: '--grade <grade>',
      help: {
        zh: '依据的可信度，如 B2（海军部代码）或 1B（3×5×2）',
        en: 'grade of the grounds, such as B2 (Admiralty) or 1B (3×5×2)',
      },
    },
    REASON,
  ],
  async run(context) {
    const said = saidOf(context.options);
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    const { onProgress, signal } = context;
    const made =
      said === undefined
        ? undefined
        : await claimIdentity(opened, { ...said, case: caseId, actor: 'cli', onProgress, signal });
    const found = await runQuery(opened, 'identities', { case: caseId, offset: 0, limit: MOST });
    return { ...found, ...made };
  },
  print: identitiesText,
});
