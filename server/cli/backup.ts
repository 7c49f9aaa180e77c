// `vinetrace backup [FILE]`: a copy of the record, encrypted with the same key; without a file into the folder that the settings name.
import { fail } from '#contract/errors.ts';
import { backupRecord } from '../operations/backup.ts';
import { keepBackup } from '../operations/keep-backups.ts';
import { defineCommand } from './define.ts';

export const backup = defineCommand({
  name: 'backup',
  record: 'needed',
  help: { zh: '备份档案到一个文件', en: 'copy the record to a file' },
  arguments: [
    {
      flags: '[file]',
      help: {
        zh: '尚不存在的文件；省略则存入 VINETRACE_BACKUP_FOLDER，并清理过旧的备份',
        en: 'a file that does not exist yet; without one into VINETRACE_BACKUP_FOLDER, where the oldest are removed',
      },
    },
  ],
  async run({ workspace, args, config }) {
    const [file] = args;
    if (file !== undefined) return backupRecord(await workspace(), file);
    if (config.backups === undefined)
      return fail(
        'wrong-usage',
        '请给出文件，或设置 VINETRACE_BACKUP_FOLDER',
        'Name a file, or set VINETRACE_BACKUP_FOLDER',
      );
    return keepBackup(await workspace(), config.backups);
  },
  print: ({ file, bytes, sha256, keys }, language) =>
    [
      language === 'zh'
        ? `${file}：${bytes} 字节，须用同一密钥打开`
        : `${file}: ${bytes} bytes, opened by the same key`,
      `SHA-256 ${sha256}`,
      ...(keys === undefined
        ? []
        : [
            language === 'zh'
              ? `${keys}：以主密钥加密的密钥，须与备份一同保存`
              : `${keys}: its keys under the master key; keep it with the backup`,
          ]),
    ].join('\n'),
});
