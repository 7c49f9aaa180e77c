// `vinetrace key ACTION`: where the record's key comes from, another master key, the record encrypted anew.
import { fail } from '#contract/errors.ts';
import type { KeyState } from '#contract/operations.ts';
import type { Language } from '#contract/text.ts';
import { keyOf, renewRecord, rotateKey, type MasterSource } from '../operations/change-key.ts';
import { defineCommand } from './define.ts';

const ACTIONS = ['show', 'rotate', 'renew'] as const;
type Action = (typeof ACTIONS)[number];
const isAction = (written: unknown): written is Action => ACTIONS.some((action) => action === written);

const SOURCES: Record<KeyState['source'], Record<Language, string>> = {
  file: { zh: '文件', en: 'a file' },
  variable: { zh: '环境变量 VINETRACE_KEY', en: 'the variable VINETRACE_KEY' },
  command: { zh: '命令 VINETRACE_KEY_COMMAND', en: 'the command VINETRACE_KEY_COMMAND' },
  passphrase: { zh: '口令', en: 'a passphrase' },
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

export const key = defineCommand({
  name: 'key',
  help: {
    zh: '密钥：show 看来源，rotate 换主密钥（不停机），renew 重新加密记录',
    en: 'keys: show where it is from, rotate the master key (no stop), renew the record’s encryption',
  },
  arguments: [{ flags: '<action>', help: { zh: 'show、rotate 或 renew', en: 'show, rotate or renew' } }],
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
  ],
  async run({ config, args, options }) {
    const [action] = args;
    if (!isAction(action))
      return fail('wrong-usage', '可用：show、rotate、renew', 'Use show, rotate or renew');
    const to = namedSource(options);
    if (action === 'show') return { action, ...keyOf(config) };
    if (action === 'renew') return { action, ...renewRecord(config, to) };
    if (to === undefined) {
      return fail(
        'wrong-usage',
        '请以 --new-key-file、--new-key-command 或 --new-passphrase-file 给出新主密钥',
        'Name the new master key by --new-key-file, --new-key-command or --new-passphrase-file',
      );
    }
    return { action, ...rotateKey(config, to) };
  },
  print({ action, source, wrapped, id }, language) {
    const lines = [
      `${language === 'zh' ? '来源：' : 'From '}${SOURCES[source][language]}`,
      (wrapped ? KEPT.wrapped : KEPT.bare)[language] + (id === undefined ? '' : ` (${id})`),
    ];
    if (action !== 'show') {
      lines.push(
        language === 'zh'
          ? `下次启动请设置 ${SETTING[source]}。旧的 keys.json 连同旧主密钥仍能打开以往的备份，请妥善销毁或保存。`
          : `Set ${SETTING[source]} before the next start. A former keys.json with the former master key still opens former backups: destroy both, or keep both well.`,
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
