// `vinetrace restore FILE`: puts a backup in the place of the record.
import { restoreRecord } from '../operations/restore.ts';
import { defineCommand } from './define.ts';

export const restore = defineCommand({
  name: 'restore',
  help: { zh: '以备份替换档案', en: 'put a backup in the place of the record' },
  arguments: [{ flags: '<file>', help: { zh: '备份文件', en: 'the backup' } }],
  async run({ config, args, tell }) {
    const { entries, kept } = await restoreRecord({ config, tell }, args[0] ?? '');
    if (kept !== undefined) tell({ zh: `原档案保留为 ${kept}`, en: `The former record is kept as ${kept}` });
    return { entries };
  },
  print: (result, language) =>
    language === 'zh' ? `已恢复，日志 ${result.entries} 条` : `Restored: ${result.entries} journal entries`,
});
