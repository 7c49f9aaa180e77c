// `vinetrace match FILE`: whose list is this, that is not in the case? `--complaints FILE`: which holders explain these complaints?
import { fail } from '#contract/errors.ts';
import { bandTitle } from '#contract/lineage.ts';
import type { ComplaintMatch, Match, MatchedList } from '#contract/match.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { matchComplaintsOnDisk } from '../operations/match/match-complaints.ts';
import { matchOnDisk } from '../operations/match/match-files.ts';
import { canaryRows } from './alerts-text.ts';
import { complaintsText } from './complaints-text.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { DATE_OPTIONS, dateOf, READING_OPTIONS, readingOf, textOf } from './reading-options.ts';
import { percent, table } from './table.ts';

/** Lists shown to people; programs get all. */
const SHOWN = 10;

async function run(context: CommandContext): Promise<Match | ComplaintMatch> {
  const { args, options, onProgress, signal, tell } = context;
  const [file] = args;
  const complaints = textOf(options, 'complaints');
  if (complaints !== undefined) {
    if (file !== undefined)
      fail('wrong-usage', '一次比对名单或投诉，不能同时', 'Match a list or complaints, one at a time');
    const workspace = await context.workspace();
    const caseId = chooseCase(workspace, context.caseId);
    return matchComplaintsOnDisk(workspace, { case: caseId, file: complaints, tell, onProgress, signal });
  }
  if (file === undefined)
    fail('wrong-usage', '请给出名单文件，或 --complaints', 'Name the file of a list, or --complaints');
  const workspace = await context.workspace();
  return matchOnDisk(workspace, {
    case: chooseCase(workspace, context.caseId),
    file,
    ...(await readingOf(workspace, options)),
    firstPossibleOn: dateOf(options, 'firstPossible'),
    lastPossibleOn: dateOf(options, 'lastPossible'),
    mayRead: () => true,
    onProgress,
    signal,
  });
}

function listed(
  lists: readonly MatchedList[],
  head: Text,
  calibrated: boolean,
  language: Language,
): string[] {
  const zh = language === 'zh';
  if (lists.length === 0) return [];
  const columns = zh
    ? ['名单', '持有者', '强度', '共同业主', '共同偏差']
    : ['list', 'holder', 'strength', 'owners in common', 'deviations in common'];
  const rows = lists
    .slice(0, SHOWN)
    .map(({ list, holder, probability, band, sharedOwners, sharedErrors }) => [
      list,
      holder,
      calibrated ? `${percent(probability)} · ${bandTitle[band][language]}` : bandTitle[band][language],
      sharedOwners,
      sharedErrors,
    ]);
  const cut = lists.length > SHOWN ? [`${SHOWN} / ${lists.length}`] : [];
  return [head[language], table(columns, rows), ...cut, ''];
}

/** What becomes of a file that is held against the case. */
const NOTHING: Text = { zh: '未存入任何内容。', en: 'Nothing of it was stored.' };

const printed = (answer: Match | ComplaintMatch, language: Language): string =>
  'complaints' in answer
    ? `${NOTHING[language]} ${complaintsText(answer, language)}`
    : matchText(answer, language);

function matchText(answer: Match, language: Language): string {
  const zh = language === 'zh';
  const { rows, owners, knownOwners, compared, lists, identical, model } = answer;
  const { calibrated } = model;
  return [
    zh
      ? `${rows} 行，${owners} 人，其中 ${knownOwners} 人案件已知；与 ${lists} 份名单中的 ${compared} 份作了比对，用时 ${answer.seconds.toFixed(1)} 秒。${NOTHING.zh}`
      : `${rows} rows, ${owners} people, ${knownOwners} of them known to the case; compared with ${compared} of ${lists} lists in ${answer.seconds.toFixed(1)} s. ${NOTHING.en}`,
    ...(identical.length === 0
      ? []
      : [
          zh
            ? `案件中已有完全相同的文件：${identical.join('、')}`
            : `The case holds this very file: ${identical.join(', ')}`,
        ]),
    '',
    ...answer.canaries.flatMap(({ meaning, canaries: found }) => [
      meaning[language],
      canaryRows(found, language),
      '',
    ]),
    ...listed(
      answer.sources,
      { zh: '可能的来源：', en: 'It may have been copied from:' },
      calibrated,
      language,
    ),
    ...listed(
      answer.copies.filter(({ probability }) => probability >= 0.2),
      { zh: '可能抄自它的名单：', en: 'May have been copied from it:' },
      calibrated,
      language,
    ),
    ...(calibrated
      ? [
          zh
            ? `来源未扣押的可能：${percent(answer.notSeized)}`
            : `That no seized list is a source: ${percent(answer.notSeized)}`,
        ]
      : []),
    model.note[language],
  ].join('\n');
}

export const match = defineCommand({
  name: 'match',
  help: {
    zh: '比对一份不在案件中的名单：它抄自哪一份（不存入）',
    en: 'hold a list that is not in the case against it: whose it is (nothing is stored)',
  },
  arguments: [{ flags: '[file]', help: { zh: 'CSV、XLSX、XLS 名单', en: 'a list: CSV, XLSX, XLS' } }],
  options: [
    {
      flags: '--complaints <file>',
      help: {
        zh: '改为比对投诉表（complaints.csv 的格式）：哪些持有者能解释这些投诉',
        en: 'complaints instead of a list (as complaints.csv): which holders explain them',
      },
    },
    ...READING_OPTIONS,
    ...DATE_OPTIONS,
  ],
  run,
  print: printed,
});
