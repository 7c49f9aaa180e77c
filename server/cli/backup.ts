// `vinetrace backup FILE`: a copy of the record, encrypted with the same key.
import { backupRecord } from '../operations/backup.ts';
import { defineCommand } from './define.ts';

export const backup = defineCommand({
  name: 'backup',
  help: { zh: '备份档案到一个文件', en: 'copy the record to a file' },
  arguments: [{ flags: '<file>', help: { zh: '尚不存在的文件', en: 'a file that does not exist yet' } }],
  async run({ workspace, args }) {
    return backupRecord(await workspace(), args[0] ?? '');
  },
  print: (result, language) =>
    language === 'zh'
      ? `${result.file}：${result.bytes} 字节，须用同一密钥打开\nSHA-256 ${result.sha256}`
      : `${result.file}: ${result.bytes} bytes, opened by the same key\nSHA-256 ${result.sha256}`,
});
