// `vinetrace tasks`: what is still unproved, and which evidence would settle it; `--assign`, `--done`, `--open` say how far it is.
import { fail } from '#contract/errors.ts';
import { bandTitle, type LineageModel } from '#contract/lineage.ts';
import type { ProofTask, TaskState } from '#contract/proof-task.ts';
import { TASKS_SHOWN, type Tasks } from '#contract/queries/tasks.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { allPages } from './all-pages.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { percent } from './table.ts';

/** Of so many tasks the rows are asked what would tell. */
const SETTLED = 5;

const STATE: Record<TaskState, Text> = {
  open: { zh: '待办', en: 'open' },
  assigned: { zh: '已分派', en: 'assigned' },
  done: { zh: '已完成', en: 'done' },
};

const RESTS: Record<ProofTask['rests']['on'], Text> = {
  documented: { zh: '有书证', en: 'documented' },
  confirmed: { zh: '已认定', en: 'confirmed' },
  inferred: { zh: '推断', en: 'inferred' },
  'not-seized': { zh: '来源未起获', en: 'source not seized' },
  undecided: { zh: '无法判断', en: 'undecided' },
  independent: { zh: '看不出来源', en: 'no source shown' },
  unknown: { zh: '不明', en: 'not known' },
};

function restText({ rests }: ProofTask, { calibrated }: LineageModel, language: Language): string {
  const { on, grade, probability, band, evidence } = rests;
  const parts = [
    ...(grade === undefined ? [] : [grade]),
    ...(on === 'inferred' && probability !== undefined && calibrated ? [percent(probability)] : []),
    ...(on === 'inferred' && band !== undefined ? [bandTitle[band][language]] : []),
    ...evidence,
  ];
  return `${RESTS[on][language]}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function taskText(task: ProofTask, model: LineageModel, language: Language): string[] {
  const zh = language === 'zh';
  const { id, what, lists, state, assignee, proved, settledBy, between, word } = task;
  const who = assignee === undefined ? '' : ` ${assignee}`;
  const said = word === undefined ? '' : ` #${word.entry.seq}`;
  const how = proved ? (zh ? '已证实' : 'proved') : `${STATE[state][language]}${who}${said}`;
  return [
    `${id}  ${what[language]} · ${restText(task, model, language)} · ${zh ? `影响 ${lists} 份名单` : `${lists} ${lists === 1 ? 'list hangs' : 'lists hang'} on it`} · ${how}`,
    ...settledBy.map(({ what: wish }) => `    ${zh ? '查' : 'look for'}: ${wish[language]}`),
    ...(between === undefined
      ? []
      : [`    vinetrace separate ${between.list} --between ${between.a} ${between.b}`]),
  ];
}

type Answer = Tasks & { word?: { entry: { seq: number } } };

/** What is said of which task; undefined where nothing is. @throws wrong-usage */
function saidOf(options: CommandContext['options']): { task: string; state: TaskState } | undefined {
  const said = (
    [
      ['assign', 'assigned'],
      ['done', 'done'],
      ['open', 'open'],
    ] as const
  ).flatMap(([option, state]) => {
    const task = options[option];
    return typeof task === 'string' ? [{ task, state }] : [];
  });
  if (said.length > 1)
    fail('wrong-usage', '--assign、--done、--open 只能给一个', 'Give one of --assign, --done, --open');
  return said[0];
}

const textOption = (options: CommandContext['options'], name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

function settleOf(options: CommandContext['options']): number {
  const written = textOption(options, 'settle');
  const settle = written === undefined ? SETTLED : Number(written);
  return Number.isInteger(settle) && settle >= 0 && settle <= 50
    ? settle
    : fail('wrong-usage', '--settle 是 0–50 的整数', '--settle is a whole number from 0 to 50');
}

export const tasks = defineCommand<Answer>({
  name: 'tasks',
  help: { zh: '链条上尚未证实的环节，还缺什么证据', en: 'what is still unproved, and what would settle it' },
  arguments: [
    {
      flags: '[of...]',
      help: {
        zh: '名单、主体或账号的编号（默认全案）',
        en: 'ids of lists, parties, handles (default: whole case)',
      },
    },
  ],
  options: [
    {
      flags: '--show <which>',
      help: { zh: '列出哪些（默认 unproved）', en: 'which ones (default unproved)' },
      choices: TASKS_SHOWN,
    },
    {
      flags: '--settle <n>',
      help: {
        zh: `对前几项逐行查明什么证据最能区分（默认 ${SETTLED}）`,
        en: `of so many, ask the rows what evidence would tell (default ${SETTLED})`,
      },
    },
    { flags: '--assign <task>', help: { zh: '分派任务，须同时给出 --to', en: 'assign a task; needs --to' } },
    { flags: '--to <name>', help: { zh: '交给谁', en: 'to whom' } },
    { flags: '--done <task>', help: { zh: '任务完成', en: 'a task is done' } },
    { flags: '--open <task>', help: { zh: '重新打开任务', en: 'open a task again' } },
    { flags: '--note <text>', help: { zh: '说明，记入日志', en: 'a note; the journal keeps it' } },
  ],
  async run(context) {
    const { options, args, onProgress, signal } = context;
    const said = saidOf(options);
    const [assignee, note] = [textOption(options, 'to'), textOption(options, 'note')];
    if (said?.state === 'assigned' && assignee === undefined)
      fail('wrong-usage', '--assign 须同时给出 --to', '--assign needs --to');
    if (said?.state !== 'assigned' && assignee !== undefined)
      fail('wrong-usage', '--to 须与 --assign 同用', '--to goes with --assign');
    const settle = settleOf(options);
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    let word: Answer['word'];
    if (said !== undefined) {
      const { sayTask } = await import('../operations/say-task.ts');
      const more = {
        ...(assignee === undefined ? {} : { assignee }),
        ...(note === undefined ? {} : { note }),
      };
      ({ word } = await sayTask(opened, {
        ...said,
        ...more,
        case: caseId,
        actor: 'cli',
        onProgress,
        signal,
      }));
    }
    const show = TASKS_SHOWN.find((one) => one === options['show']) ?? 'unproved';
    const of = args.length === 0 ? {} : { of: args.join(',') };
    const found = await allPages('tasks', (page) =>
      runQuery(opened, 'tasks', { case: caseId, ...of, show, settle, ...page }, signal),
    );
    return word === undefined ? found : { ...found, word };
  },
  print({ tasks: found, model, counts, shown, total, word }, language) {
    const zh = language === 'zh';
    const said =
      word === undefined
        ? []
        : [
            zh
              ? `已记入日志 ${word.entry.seq}；撤回：vinetrace retract ${word.entry.seq} --reason …`
              : `Entered as ${word.entry.seq}; to take it back: vinetrace retract ${word.entry.seq} --reason …`,
            '',
          ];
    const sums = zh
      ? `待办 ${counts.open}，已分派 ${counts.assigned}，已完成 ${counts.done}；已证实的环节 ${counts.proved}`
      : `${counts.open} open, ${counts.assigned} assigned, ${counts.done} done; ${counts.proved} links are proved`;
    return [
      ...said,
      ...found.flatMap((task) => taskText(task, model, language)),
      ...(found.length === 0 ? [zh ? '没有尚未证实的环节。' : 'Nothing is unproved.'] : []),
      '',
      sums,
      ...(shown < total ? [`${shown} / ${total}`] : []),
      model.note[language],
    ].join('\n');
  },
});
