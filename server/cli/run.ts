// Runs the command line: parses it, opens what the command needs, prints its answer, and says by the exit code how it ended.
import { Command as Commander, CommanderError, Option } from 'commander';
import { fail, machineFault, VinetraceError } from '#contract/errors.ts';
import { LANGUAGES, language as languageSchema, type Language, type Text } from '#contract/text.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readConfig, SETTINGS, type Environment } from '../config.ts';
import { assertRecord, holdsRecord } from '../operations/change-key.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { Command, CommandContext } from './define.ts';
import { COMMANDS } from './registry.ts';
import { progressDisplay, type Terminal } from './progress.ts';
import { usageText } from './usage.ts';

/** Where the command line writes, and what it is stopped by. */
export interface Surroundings {
  stdout: Terminal;
  stderr: Terminal;
  signal: AbortSignal;
  /** The environment; that of the process where not said. */
  env?: Environment;
}

interface GlobalOptions {
  data?: string;
  case?: string;
  json?: boolean;
  lang?: Language;
  quiet?: boolean;
}

const HELP = {
  program: {
    zh: '顺藤：追查泄露名单从源头到零售商的流转',
    en: 'Vinetrace: traces how leaked lists moved from source to retailer',
  },
  data: { zh: '数据目录（默认 data/）', en: 'the data directory (default data/)' },
  case: { zh: '案件编号；只有一个案件时可省略', en: 'id of the case; not needed where there is but one' },
  json: { zh: '标准输出只含一个 JSON 文档', en: 'exactly one JSON document on stdout' },
  lang: { zh: '语言', en: 'language' },
  quiet: { zh: '不显示进度和提示', en: 'no progress and no messages' },
  help: { zh: '显示帮助', en: 'show this help' },
  version: { zh: '显示版本', en: 'show the version' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show the help of a command' },
  after: {
    zh: `退出码：0 完成 · 1 程序自身错误 · 2 用法有误 · 3 输入被拒绝，未作更改 · 4 数据目录被占用 · 5 完整性校验未通过
环境变量：${SETTINGS.join('、')}`,
    en: `Exit codes: 0 done · 1 a fault of ours · 2 wrong usage · 3 input refused, nothing changed ·
4 the data directory is in use · 5 integrity check failed
Environment: ${SETTINGS.join(', ')}`,
  },
} as const satisfies Record<string, Text>;

/** Headings of the help in Chinese; commander's own are English. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** What a plain look at the arguments says before they are parsed: enough to report that they cannot be. */
function glance(
  argv: readonly string[],
  env: Environment | undefined,
): { json: boolean; language: Language } {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const written = argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
  const chosen = at < 0 ? undefined : languageSchema.safeParse(written).data;
  let language: Language = chosen ?? 'en';
  try {
    language = readConfig({ language: chosen }, env).language;
  } catch {
    // The environment is not valid; the command itself will say so.
  }
  return { json: argv.includes('--json'), language };
}

/** What the file system refuses because of what was named on the command line. */
const DISK = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG']);

const isRefusedByDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error && DISK.has(String(error.code));

/** The error as people or programs get it; anything that is not ours is a fault without a stack trace. */
function asProblem(error: unknown): VinetraceError {
  if (error instanceof VinetraceError) return error;
  if (error instanceof CommanderError) return new VinetraceError('wrong-usage', usageText(error));
  if (isRefusedByDisk(error)) {
    const { code, path = '' } = error;
    return new VinetraceError('wrong-usage', {
      zh: `无法使用 ${path}（${code}）`,
      en: `${path} cannot be used (${code})`,
    });
  }
  const machine = machineFault(error);
  if (machine !== undefined) return machine;
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new VinetraceError(
    'internal',
    { zh: `程序内部错误（${name}）`, en: `A fault of ours (${name})` },
    [],
    { cause: error },
  );
}

const MOST_FAULTS_SHOWN = 20;

/** A problem for people: title, detail, and where the input is wrong. */
function problemText(problem: VinetraceError, language: Language): string {
  const document = problem.problem(language);
  const errors = document.errors ?? [];
  const faults = errors.slice(0, MOST_FAULTS_SHOWN).map((fault) => {
    const place = [fault.file, fault.sheet, fault.line, fault.column].filter((part) => part !== undefined);
    const value = fault.value === undefined ? '' : ` (${JSON.stringify(fault.value)})`;
    return `  ${place.join(':')}${place.length > 0 ? ': ' : ''}${fault.message}${value}`;
  });
  const left = errors.length - faults.length;
  if (left > 0) faults.push(`  … ${left} ${language === 'zh' ? '处未显示，见 --json' : 'more, see --json'}`);
  return [`${document.title}: ${document.detail}`, ...faults, ''].join('\n');
}

/** Words of others without what moves the cursor of a terminal or turns the writing direction. */
const printable = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');

type Action = (command: Command, args: string[], options: Record<string, unknown>) => Promise<void>;

function program(language: Language, around: Surroundings, action: Action): Commander {
  const root = new Commander('vinetrace')
    .description(HELP.program[language])
    .version(packageJson.version, '-V, --version', HELP.version[language])
    .helpOption('-h, --help', HELP.help[language])
    .helpCommand('help [command]', HELP.helpCommand[language])
    .addHelpText('after', `\n${HELP.after[language]}`)
    .option('--data <dir>', HELP.data[language])
    .option('--case <id>', HELP.case[language])
    .option('--json', HELP.json[language])
    .addOption(new Option('--lang <language>', HELP.lang[language]).choices([...LANGUAGES]))
    .option('--quiet', HELP.quiet[language])
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === 'zh' ? (HEADINGS[title] ?? title) : title),
      optionDescription: ({ description, argChoices }) => {
        if (argChoices === undefined) return description;
        return language === 'zh'
          ? `${description}：${argChoices.join('、')}`
          : `${description}: ${argChoices.join(', ')}`;
      },
    })
    .configureOutput({
      writeOut: (text) => void around.stdout.write(text),
      // Refusals are reported once, by the caller, as problems.
      writeErr: () => {},
    })
    .showSuggestionAfterError(true)
    .exitOverride();
  for (const command of COMMANDS) {
    const sub = root.command(command.name).description(command.help[language]).allowExcessArguments(false);
    for (const argument of command.arguments ?? []) sub.argument(argument.flags, argument.help[language]);
    for (const { flags, help, choices } of command.options ?? []) {
      const option = new Option(flags, help[language]);
      sub.addOption(choices === undefined ? option : option.choices([...choices]));
    }
    sub.action(async () => action(command, sub.args, sub.optsWithGlobals()));
  }
  return root;
}

/**
 * Runs one command line.
 * @param argv arguments without the program's name
 * @returns the exit code (0 done, 1 a fault of ours, 2 wrong usage, 3 input refused, 4 data in use, 5 integrity)
 */
export async function runCommandLine(argv: readonly string[], around: Surroundings): Promise<number> {
  const { json, language } = glance(argv, around.env);
  const display = progressDisplay(around.stderr, language, argv.includes('--quiet'));
  let opened: Promise<Workspace> | undefined;
  let code = 0;
  const action: Action = async (command, args, options) => {
    const global: GlobalOptions = options;
    const config = readConfig({ data: global.data, language: global.lang }, around.env);
    const tell = (message: Text): void => {
      display.end();
      if (global.quiet !== true) around.stderr.write(`${message[language]}\n`);
    };
    const context: CommandContext = {
      config,
      language,
      args,
      options: options as CommandContext['options'],
      caseId: global.case,
      onProgress: display.onProgress,
      tell,
      say: (line) => void around.stdout.write(`${line}\n`),
      signal: around.signal,
      async workspace() {
        if (command.record === 'needed') assertRecord(config.data);
        const isNew = command.record === 'expected' && !holdsRecord(config.data);
        const workspace = await (opened ??= openWorkspace({ config, tell }));
        if (isNew)
          tell({
            zh: `${config.data} 中没有记录，已新建一份空的：请核对 --data 或 VINETRACE_DATA。`,
            en: `There was no record in ${config.data}, an empty one was made: see whether --data or VINETRACE_DATA names the right directory.`,
          });
        return workspace;
      },
    };
    const result = await command.run(context);
    display.end();
    if (result === undefined) return;
    const text =
      json || command.print === undefined
        ? JSON.stringify(result)
        : printable(command.print(result, language));
    around.stdout.write(`${text}\n`);
    code = command.exit?.(result) ?? 0;
  };
  try {
    if (argv.length === 0)
      fail(
        'wrong-usage',
        '请给出命令，例如 vinetrace load 文件夹；vinetrace --help 列出全部命令',
        'name a command, such as: vinetrace load FOLDER; vinetrace --help lists them',
      );
    await program(language, around, action).parseAsync(argv, { from: 'user' });
  } catch (error) {
    display.end();
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const problem = asProblem(error);
    if (json) around.stdout.write(`${JSON.stringify(problem.problem(language))}\n`);
    else around.stderr.write(printable(problemText(problem, language)));
    code = problem.exit;
  } finally {
    const workspace = await opened?.catch(() => undefined);
    try {
      await workspace?.close();
    } catch (error) {
      // The answer was given; what could not be written at the end, such as on a full disk, the next command makes good.
      around.stderr.write(problemText(asProblem(error), language));
      code ||= asProblem(error).exit;
    }
  }
  return code;
}
