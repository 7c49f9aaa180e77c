// What `confirm` and `reject` have in common: the edge that is meant, the grade and reason of what is said, how to undo it.
import type { AssessmentKind, AssessmentResult } from '#contract/assessment.ts';
import { fail } from '#contract/errors.ts';
import { GRADE_FORM, grade as gradeOf } from '#contract/grades.ts';
import type { Language, Text } from '#contract/text.ts';
import { assessEdge } from '../operations/assess.ts';
import { chooseCase } from '../operations/choose-case.ts';
import type { Command, CommandContext } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

/** @throws wrong-usage */
function required(options: CommandContext['options'], name: string, missing: Text): string {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : fail('wrong-usage', missing.zh, missing.en);
}

function gradeFrom(options: CommandContext['options']): string {
  const written = required(options, 'grade', {
    zh: '请用 --grade 给出可信度，如 B2',
    en: 'Grade the grounds: --grade, such as B2',
  });
  return gradeOf.safeParse(written).success
    ? written
    : fail('wrong-usage', `${GRADE_FORM.zh}：${written}`, `${GRADE_FORM.en}: ${written}`);
}

/** The options and the work of a command that assesses an edge. */
export const assessing = (
  kind: AssessmentKind,
): Pick<Command<AssessmentResult>, 'arguments' | 'options' | 'run' | 'print'> => ({
  arguments: [{ flags: '<list>', help: { zh: '名单编号', en: 'id of the list' } }],
  options: [
    { flags: '--from <list>', help: { zh: '来源名单的编号', en: 'id of the list that it came from' } },
    {
      flags: '--grade <grade>',
      help: {
        zh: '依据的可信度，如 B2（海军部代码）或 1B（3×5×2）',
        en: 'grade of the grounds, such as B2 (Admiralty) or 1B (3×5×2)',
      },
    },
    REASON,
  ],
  async run({ workspace, caseId, args, options, onProgress, signal }) {
    const from = required(options, 'from', {
      zh: '请用 --from 给出来源名单',
      en: 'Name the source: --from LIST',
    });
    const grade = gradeFrom(options);
    const reason = reasonOf(options);
    const opened = await workspace();
    return assessEdge(opened, {
      case: chooseCase(opened, caseId),
      list: args[0] ?? '',
      from,
      kind,
      grade,
      reason,
      actor: 'cli',
      onProgress,
      signal,
    });
  },
  print: ({ assessment }, language) => assessedText(assessment, language),
});

function assessedText(
  { list, from, kind, entry }: AssessmentResult['assessment'],
  language: Language,
): string {
  const zh = language === 'zh';
  const said =
    kind === 'confirmed'
      ? zh
        ? `已认定：${list} 来自 ${from}`
        : `Confirmed: ${list} came from ${from}`
      : zh
        ? `已否定：${list} 并非来自 ${from}`
        : `Rejected: ${list} did not come from ${from}`;
  const undo = zh
    ? `已记入日志 ${entry.seq}；撤回：vinetrace retract ${entry.seq} --reason …`
    : `Entered as ${entry.seq}; to take it back: vinetrace retract ${entry.seq} --reason …`;
  return `${said}\n${undo}`;
}
