// `vinetrace transfer`: a case on its way to another installation: this one's key, out, look, in.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';
import {
  transferRequest,
  type ReceivedResult,
  type transferKey,
  type TransferCounts,
  type TransferLook,
  type TransferResult,
} from '#contract/transfer.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { reasonOf } from './reason.ts';
import { wrongOptions } from './wrong-options.ts';

type Answer =
  | ({ what: 'key' } & z.infer<typeof transferKey>)
  | ({ what: 'out' } & TransferResult)
  | ({ what: 'look' } & TransferLook)
  | ({ what: 'in' } & ReceivedResult);

const ACTIONS = ['key', 'out', 'look', 'in'] as const;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Never on the command line itself, which others can see: the first line of a file, or the environment. */
async function passphraseOf({ options, config }: CommandContext): Promise<string | undefined> {
  const file = text(options['passphraseFile']);
  if (file === undefined) return config.transferPassphrase;
  const content = await readFile(file, 'utf8').catch((error: unknown) =>
    fail('input-refused', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error),
  );
  return content.split(/\r?\n/)[0] ?? '';
}

async function sourceOf(path: string | undefined) {
  if (path === undefined) return fail('wrong-usage', '请给出文件', 'Name the file');
  const about = await stat(path).catch((error: unknown) =>
    fail('input-refused', `无法读取文件 ${path}`, `The file ${path} cannot be read`, [], error),
  );
  if (!about.isFile()) fail('input-refused', `${path} 不是普通文件`, `${path} is no regular file`);
  return { bytes: about.size, stream: () => createReadStream(path) };
}

async function out(context: CommandContext): Promise<TransferResult> {
  const { options, onProgress, signal } = context;
  const file = text(options['to']);
  if (file === undefined) return fail('wrong-usage', '请给出 --to 文件', 'Say the file: --to');
  const recipient = text(options['recipient']);
  const passphrase = recipient === undefined ? await passphraseOf(context) : undefined;
  if (recipient === undefined && passphrase === undefined)
    fail(
      'wrong-usage',
      '请给出 --recipient 接收方公钥，或 --passphrase-file 口令文件',
      'Say for whom it is locked: --recipient KEY, or --passphrase-file FILE',
    );
  const asked = transferRequest.safeParse({
    lock: recipient === undefined ? { passphrase } : { recipient },
    masked: options['masked'] === true,
    lists: options['lists'],
    reason: reasonOf(options),
  });
  if (!asked.success) return wrongOptions(asked.error.issues);
  const opened = await context.workspace();
  const { sendToFile } = await import('../operations/transfer/send.ts');
  const caseId = chooseCase(opened, context.caseId);
  return sendToFile(opened, file, { ...asked.data, case: caseId, actor: 'cli', onProgress, signal });
}

const countsText = (counts: TransferCounts, zh: boolean): string =>
  zh
    ? `${counts.parties} 个主体，${counts.handles} 个账号，${counts.lists} 份名单，${counts.rows} 行，${counts.owners} 个业主，${counts.transfers} 次流转，${counts.files} 个文件，${counts.entries} 条日志`
    : `${counts.parties} parties, ${counts.handles} handles, ${counts.lists} lists, ${counts.rows} rows, ${counts.owners} people, ${counts.transfers} transfers, ${counts.files} files, ${counts.entries} journal entries`;

function said(answer: Answer, language: Language): string {
  const zh = language === 'zh';
  switch (answer.what) {
    case 'key':
      return zh
        ? `本机构的公钥（交给发送方）：${answer.recipient}\n签名指纹（电话核对）：${answer.fingerprint}`
        : `key of this installation (for the sender): ${answer.recipient}\nfingerprint of its signature (compare by telephone): ${answer.fingerprint}`;
    case 'out':
      return `${answer.file}: ${countsText(answer.counts, zh)}\nSHA-256 ${answer.sha256}\n${zh ? '签名指纹' : 'fingerprint'} ${answer.fingerprint}`;
    case 'look':
      return [
        `${answer.about.case.id} · ${answer.about.case.title}${answer.about.masked ? (zh ? '（掩码）' : ' (masked)') : ''}`,
        countsText(answer.about.counts, zh),
        `${zh ? '来自' : 'from'} ${answer.fingerprint} · ${answer.about.at} · ${answer.about.reason}`,
        answer.known === null
          ? `${zh ? '将作为' : 'would be taken as'} ${answer.as}`
          : `${zh ? '已接收为' : 'was received as'} ${answer.known}`,
      ].join('\n');
    case 'in':
      return answer.already
        ? `${answer.case}: ${zh ? '此前已接收，未作更改' : 'was received before; nothing changed'}`
        : `${answer.case}: ${countsText(answer.counts, zh)}`;
  }
}

export const transfer = defineCommand<Answer>({
  name: 'transfer',
  help: {
    zh: '案件移交：key 本机公钥；out 加密打包；look 查看文件；in 接收',
    en: 'a case to another installation: key (of this one), out, look (into a file), in',
  },
  arguments: [
    { flags: '<action>', help: { zh: 'key、out、look 或 in', en: 'key, out, look or in' } },
    { flags: '[file]', help: { zh: '要查看或接收的文件', en: 'the file to look into or to take' } },
  ],
  options: [
    { flags: '--to <file>', help: { zh: '写入的文件', en: 'file to write' } },
    {
      flags: '--recipient <key>',
      help: { zh: '接收方公钥（age1…）', en: 'key of the other installation (age1…)' },
    },
    {
      flags: '--passphrase-file <file>',
      help: {
        zh: '口令文件的第一行；也可用环境变量 VINETRACE_TRANSFER_PASSPHRASE',
        en: 'passphrase: the first line of a file; or VINETRACE_TRANSFER_PASSPHRASE',
      },
    },
    { flags: '--masked', help: { zh: '掩码：不含任何明文', en: 'masked: no value in the clear' } },
    {
      flags: '--lists <ids...>',
      help: { zh: '只含这些名单及其所涉', en: 'only these lists and what they name' },
    },
    { flags: '--reason <text>', help: { zh: '理由，记入日志', en: 'why; the journal keeps it' } },
    { flags: '--as <id>', help: { zh: '接收为此编号', en: 'take it under this id' } },
  ],
  async run(context): Promise<Answer> {
    const [action, file] = context.args;
    const { onProgress, signal } = context;
    switch (action) {
      case 'key': {
        const { transferKeyOf } = await import('../operations/transfer/key.ts');
        return { what: 'key', ...(await transferKeyOf(await context.workspace())) };
      }
      case 'out':
        return { what: 'out', ...(await out(context)) };
      case 'look':
      case 'in': {
        const source = await sourceOf(file);
        const asked = { passphrase: await passphraseOf(context), onProgress, signal };
        const take = await import('../operations/transfer/take.ts');
        const opened = await context.workspace();
        if (action === 'look')
          return { what: 'look', ...(await take.lookIntoTransfer(opened, source, asked)) };
        const as = text(context.options['as']);
        return { what: 'in', ...(await take.takeTransfer(opened, source, { ...asked, as, actor: 'cli' })) };
      }
      default:
        return fail('wrong-usage', `请用 ${ACTIONS.join('、')} 之一`, `Use one of ${ACTIONS.join(', ')}`);
    }
  },
  print: said,
});
