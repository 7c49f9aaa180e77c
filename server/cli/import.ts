// `vinetrace import FILE…`: single lists into a case, as the wizard does; `--dry-run` says what they would be read as.
import { fail } from '#contract/errors.ts';
import type { ImportReport } from '#contract/import.ts';
import type { Language } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { tellWhatFollows } from './lineage-up-to.ts';
import { DATE_OPTIONS, dateOf, given, READING_OPTIONS, readingOf, textOf } from './reading-options.ts';
import { table } from './table.ts';

/** The report with its warnings in one language, told on the way. */
function said(report: ImportReport, { tell, language }: CommandContext) {
  tellWhatFollows(report.lineageUpTo, { tell });
  for (const { id, warnings } of report.lists)
    for (const { zh, en } of warnings) tell({ zh: `${id}：${zh}`, en: `${id}: ${en}` });
  return {
    ...report,
    lists: report.lists.map((list) => ({
      ...list,
      warnings: list.warnings.map((warning) => warning[language]),
    })),
  };
}

async function run(context: CommandContext) {
  const { args, options, language, onProgress, signal } = context;
  const workspace = await context.workspace();
  const caseId = chooseCase(workspace, context.caseId);
  const { importFiles, lookAtFiles } = await import('../operations/import/import-files.ts');
  const { reading, ...mapping } = await readingOf(workspace, options);
  if (options['dryRun'] === true) {
    const looks = await lookAtFiles(workspace, { files: args, reading, ...mapping, signal });
    return {
      case: caseId,
      lists: looks.map(({ file, format, encoding, sheet, headerRow, header, decisions, ...look }) => ({
        file,
        format,
        encoding,
        ...(sheet === undefined ? {} : { sheet }),
        headerRow,
        columns: header.map((name, at) => ({
          header: name,
          field: decisions[at]?.field ?? null,
          by: decisions[at]?.by ?? 'none',
          confidence: decisions[at]?.confidence ?? 0,
        })),
        rows: look.rows,
        whole: look.whole,
        problems: look.problems,
        warnings: look.warnings.map((warning) => warning[language]),
      })),
    };
  }
  const mends = textOf(options, 'mends');
  if (mends !== undefined) {
    const [file = '', ...more] = args;
    if (more.length > 0) fail('wrong-usage', '--mends 只能用于一个文件', '--mends is for one file alone');
    const { importMended } = await import('../operations/import/import-files.ts');
    return said(
      await importMended(workspace, { caseId, actor: 'cli', file, list: mends, onProgress, signal }),
      context,
    );
  }
  const holder =
    textOf(options, 'holder') ??
    fail('wrong-usage', '请用 --holder 给出持有者的编号', 'Name the holder with --holder');
  const report = await importFiles(workspace, {
    caseId,
    actor: 'cli',
    files: args,
    about: {
      holder_id: holder,
      ...given({
        id: textOf(options, 'id'),
        title: textOf(options, 'title'),
        obtained_on: dateOf(options, 'obtained'),
        first_possible_on: dateOf(options, 'firstPossible'),
        last_possible_on: dateOf(options, 'lastPossible'),
        evidence_id: textOf(options, 'evidence'),
      }),
    },
    reading,
    ...mapping,
    onProgress,
    signal,
  });
  return said(report, context);
}

type Answer = Awaited<ReturnType<typeof run>>;

const OUTCOMES = {
  new: { zh: '新名单', en: 'new' },
  changed: { zh: '已更新', en: 'changed' },
  unchanged: { zh: '没有变化', en: 'unchanged' },
} as const satisfies Record<ImportReport['lists'][number]['outcome'], object>;

function printed(answer: Answer, language: Language): string {
  const zh = language === 'zh';
  if (!('entries' in answer)) {
    return answer.lists
      .map(
        (list) =>
          [
            `${list.file}: ${[list.format, list.encoding, list.sheet].filter(Boolean).join(', ')}`,
            zh ? `表头第 ${list.headerRow} 行` : `header row ${list.headerRow}`,
            `${list.whole ? '' : '> '}${list.rows} ${zh ? '行' : 'rows'}`,
          ].join(' · ') +
          '\n' +
          table(
            zh ? ['列', '字段', '依据', '把握'] : ['column', 'field', 'by', 'confidence'],
            list.columns.map(({ header, field, by, confidence }) => [header, field ?? '—', by, confidence]),
          ) +
          list.problems.map(({ kind, count }) => `\n  ${kind}: ${count}`).join(''),
      )
      .join('\n\n');
  }
  const head = zh
    ? ['编号', '文件', '结果', '导入', '搁置', '新业主', '已知业主']
    : ['id', 'file', 'outcome', 'imported', 'set aside', 'new owners', 'known owners'];
  const rows = answer.lists.map(({ id, file, outcome, counts, owners }) => [
    id,
    file,
    OUTCOMES[outcome][language],
    counts.imported,
    counts.setAside,
    owners.new,
    owners.known,
  ]);
  const news =
    answer.entry === null
      ? zh
        ? '没有变化：案件中已有这些文件（哈希一致）。'
        : 'Nothing had changed: the case holds these files already, by the same hash.'
      : zh
        ? `新增日志 ${answer.entries} 条，用时 ${answer.seconds.toFixed(1)} 秒；vinetrace retract ${answer.entry} 可撤回。`
        : `${answer.entries} journal entries added in ${answer.seconds.toFixed(1)} s; vinetrace retract ${answer.entry} takes them back.`;
  return [table(head, rows), '', news].join('\n');
}

const DATE = { zh: '，如 2015-05-18 或 2015-05', en: ', such as 2015-05-18 or 2015-05' };

export const importCommand = defineCommand({
  name: 'import',
  help: { zh: '把单个名单文件导入案件', en: 'import single lists into a case' },
  arguments: [
    {
      flags: '<files...>',
      help: { zh: 'CSV、XLSX、XLS 或装有它们的 ZIP', en: 'CSV, XLSX, XLS, or a ZIP of them' },
    },
  ],
  options: [
    {
      flags: '--holder <id>',
      help: { zh: '持有者：主体或账号的编号', en: 'the holder: id of a party or handle' },
    },
    {
      flags: '--id <id>',
      help: { zh: '名单编号；默认取下一个', en: 'id of the list; the next one where not said' },
    },
    {
      flags: '--title <title>',
      help: { zh: '标题；默认取文件名', en: 'title; the file’s name where not said' },
    },
    { flags: '--obtained <date>', help: { zh: `取得日期${DATE.zh}`, en: `when it was got${DATE.en}` } },
    ...DATE_OPTIONS,
    { flags: '--evidence <id>', help: { zh: '支持它的证据', en: 'the exhibit that supports it' } },
    ...READING_OPTIONS,
    {
      flags: '--mends <list>',
      help: {
        zh: '文件是这份名单的搁置行，已改好（见 aside）',
        en: 'the file holds rows of this list that were set aside and mended (see aside)',
      },
    },
    { flags: '--dry-run', help: { zh: '只说会如何读取，不导入', en: 'only say how they would be read' } },
  ],
  run,
  print: printed,
});
