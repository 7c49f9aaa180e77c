// `vinetrace key ACTION`: where the record's key comes from, another master key, the record encrypted anew, other pseudonyms.
import { fail } from '#contract/errors.ts';
import type { KeyState, PseudonymsResult } from '#contract/operations.ts';
import type { Language, Text } from '#contract/text.ts';
import {
  assertRecord,
  keyOf,
  masterSource,
  renewRecord,
  rotateKey,
  type MasterSource,
} from '../operations/change-key.ts';
import { newPseudonyms } from '../operations/new-pseudonyms.ts';
import { defineCommand } from './define.ts';

const ACTIONS = ['show', 'rotate', 'renew', 'pseudonyms'] as const;
type Action = (typeof ACTIONS)[number];
const isAction = (written: unknown): written is Action => ACTIONS.some((action) => action === written);

const SOURCES: Record<KeyState['source'], Record<Language, string>> = {
  file: { zh: '文件', en: 'a file' },
  variable: { zh: '环境变量 VINETRACE_KEY', en: 'the variable VINETRACE_KEY' },
  command: { zh: '命令 VINETRACE_KEY_COMMAND', en: 'the command VINETRACE_KEY_COMMAND' },
  passphrase: { zh: '口令文件', en: 'a passphrase in' },
};

const KEPT = {
  wrapped: {
    zh: '记录的密钥以主密钥加密，保存在数据目录的 keys.json 中；请一并备份',
    en: 'the record’s keys lie under the master key in keys.json of the data directory: back it up too',
  },
  bare: { zh: '主密钥就是记录的密钥', en: 'the master key is the record’s own' },
};

const SETTING: Record<KeyState['source'], string> = {
  file: 'VINETRACE_KEY_FILE',
  variable: 'VINETRACE_KEY',
  command: 'VINETRACE_KEY_COMMAND',
  passphrase: 'VINETRACE_PASSPHRASE_FILE',
};

/** The file of a source; of the others nothing is told, for they may be the key itself. */
const fileOf = (from: MasterSource): string | undefined => ('file' in from ? from.file : undefined);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The source that the options name; undefined where they name none. @throws wrong-usage where they name two */
function namedSource(options: Record<string, unknown>): MasterSource | undefined {
  const file = text(options['newKeyFile']);
  const command = text(options['newKeyCommand']);
  const passphrase = text(options['newPassphraseFile']);
  const named: MasterSource[] = [
    ...(file === undefined ? [] : [{ kind: 'file' as const, file }]),
    ...(command === undefined ? [] : [{ kind: 'command' as const, command }]),
    ...(passphrase === undefined ? [] : [{ kind: 'passphrase' as const, file: passphrase }]),
  ];
  if (named.length > 1) fail('wrong-usage', '只能给出一个新密钥', 'Name one new key only');
  return named[0];
}

type Answer =
  | ({ action: Exclude<Action, 'pseudonyms'>; file: string | undefined; isOther: boolean } & KeyState)
  | ({ action: 'pseudonyms' } & PseudonymsResult);

/** What becomes of what is there, said before and after. */
const CHANGES: Text = {
  zh: '所有业主的化名都会更换，图会重建，且无法撤回。此前的导出、报告、已发送的文件和备份仍是旧化名，与新化名对不上；日志中已有的条目也保留旧化名，仍可凭旧化名查到本人。备注和标签随人转到新化名，备注正文不改。',
  en: 'Every owner gets another pseudonym, the graph is made anew, and nothing takes that back. Exports, reports, files that were sent and backups from before keep the former pseudonyms and no longer match; so do entries that the journal has already, by which the person is still found here. Notes and tags go along with their people; the words of notes stay as they are.',
};

const pseudonymsText = (
  { cases, owners, nodes, relationships, id }: PseudonymsResult,
  language: Language,
): string =>
  language === 'zh'
    ? `${cases} 个案件的 ${owners} 位业主已换新化名（${id}），图已重建：${nodes} 个节点，${relationships} 条关系。\n${CHANGES.zh}\n请另做备份；含旧化名的备份和导出请妥善保存或销毁。`
    : `${owners} owners of ${cases} cases have other pseudonyms (${id}); the graph was made anew: ${nodes} nodes, ${relationships} relationships.\n${CHANGES.en}\nMake a backup; keep those with the former pseudonyms well, or destroy them.`;

export const key = defineCommand({
  name: 'key',
  record: 'needed',
  help: {
    zh: '密钥：show 看来源，rotate 换主密钥（不停机），renew 重新加密记录，pseudonyms 更换全部化名',
    en: 'keys: show where it is from, rotate the master key (no stop), renew the record’s encryption, give all people other pseudonyms',
  },
  arguments: [
    {
      flags: '<action>',
      help: { zh: 'show、rotate、renew 或 pseudonyms', en: 'show, rotate, renew or pseudonyms' },
    },
  ],
  options: [
    {
      flags: '--new-key-file <file>',
      help: {
        zh: '新主密钥的文件；不存在则生成',
        en: 'file of the new master key; made where there is none',
      },
    },
    {
      flags: '--new-key-command <command>',
      help: { zh: '输出新主密钥的命令', en: 'command that prints the new master key' },
    },
    {
      flags: '--new-passphrase-file <file>',
      help: { zh: '新口令的文件', en: 'file that holds the new passphrase' },
    },
    {
      flags: '--yes',
      help: {
        zh: 'pseudonyms：确认更换，无法撤回',
        en: 'pseudonyms: confirm the change, which cannot be taken back',
      },
    },
  ],
  async run({ config, args, options, workspace }): Promise<Answer> {
    const [action] = args;
    if (!isAction(action))
      return fail(
        'wrong-usage',
        '可用：show、rotate、renew、pseudonyms',
        'Use show, rotate, renew or pseudonyms',
      );
    if (action === 'pseudonyms') {
      if (options['yes'] !== true)
        fail('wrong-usage', `请用 --yes 确认。${CHANGES.zh}`, `Confirm by --yes. ${CHANGES.en}`);
      return { action, ...(await newPseudonyms(await workspace(), 'cli')) };
    }
    assertRecord(config.data);
    const to = namedSource(options);
    const about = { file: fileOf(to ?? masterSource(config.env)), isOther: to !== undefined };
    if (action === 'show') return { action, ...about, ...keyOf(config) };
    if (action === 'renew') return { action, ...about, ...renewRecord(config, to) };
    if (to === undefined) {
      return fail(
        'wrong-usage',
        '请以 --new-key-file、--new-key-command 或 --new-passphrase-file 给出新主密钥',
        'Name the new master key by --new-key-file, --new-key-command or --new-passphrase-file',
      );
    }
    return { action, ...about, ...rotateKey(config, to) };
  },
  print(answer, language) {
    if (answer.action === 'pseudonyms') return pseudonymsText(answer, language);
    const { action, source, wrapped, id, file, isOther } = answer;
    const where = file === undefined ? '' : ` ${file}`;
    const lines = [
      `${language === 'zh' ? '来源：' : 'From '}${SOURCES[source][language]}${where}`,
      (wrapped ? KEPT.wrapped : KEPT.bare)[language] + (id === undefined ? '' : ` (${id})`),
    ];
    if (isOther && action !== 'show') {
      const setting = SETTING[source] + (file === undefined ? '' : `=${file}`);
      lines.push(
        language === 'zh'
          ? `从现在起，下次启动和每条命令都须设置 ${setting}。`
          : `From now on the next start and every command need ${setting}.`,
      );
    }
    if (action !== 'show') {
      lines.push(
        language === 'zh'
          ? '以往的备份仍须用其当时的主密钥打开（换过主密钥的，还须当时的 keys.json）：请妥善保存，或连同备份一并销毁。'
          : 'Former backups need the master key of their time (where it had been changed before, the keys.json of that time too): keep both well, or destroy them with the backups.',
      );
    }
    if (action === 'rotate') {
      lines.push(
        language === 'zh'
          ? '若旧密钥已泄露，换主密钥还不够：请停机后运行 vinetrace key renew。'
          : 'Where the former key has leaked this is not enough: stop the server and run vinetrace key renew.',
      );
    }
    return lines.join('\n');
  },
});
