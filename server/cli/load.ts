// `vinetrace load FOLDER`: takes a case folder into the record and the graph.
import type { LoadResult } from '#contract/operations.ts';
import { defineCommand } from './define.ts';
import { tellWhatFollows } from './lineage-up-to.ts';
import { table } from './table.ts';

const COUNTS = {
  parties: { zh: '主体', en: 'parties' },
  handles: { zh: '账号', en: 'handles' },
  lists: { zh: '名单', en: 'lists' },
  rows: { zh: '行', en: 'rows' },
  owners: { zh: '业主', en: 'owners' },
  transfers: { zh: '流转', en: 'transfers' },
  evidence: { zh: '证据', en: 'exhibits' },
  complaints: { zh: '投诉', en: 'complaints' },
  canaries: { zh: '标记记录', en: 'canaries' },
} as const;

export const load = defineCommand({
  name: 'load',
  help: { zh: '载入案件文件夹', en: 'load a case folder' },
  arguments: [{ flags: '<folder>', help: { zh: '案件文件夹', en: 'the case folder' } }],
  async run({ workspace, args, onProgress, signal, tell, language }): Promise<LoadResult> {
    // Loaded when needed: the readers of workbooks take their time.
    const { loadFolder } = await import('../operations/load.ts');
    const result = await loadFolder(await workspace(), {
      actor: 'cli',
      folder: args[0] ?? '',
      onProgress,
      signal,
    });
    tellWhatFollows(result.lineageUpTo, { tell });
    for (const { zh, en } of result.warnings) tell({ zh: `注意：${zh}`, en: `note: ${en}` });
    return { ...result, warnings: result.warnings.map((warning) => warning[language]) };
  },
  print(result, language) {
    const zh = language === 'zh';
    const held = Object.entries(COUNTS)
      .map(([name, title]) => `${result.counts[name as keyof typeof COUNTS]} ${title[language]}`)
      .join(zh ? '，' : ', ');
    const head = zh
      ? ['编号', '文件', '行数', '编码', '表头行', '未对应的列']
      : ['id', 'file', 'rows', 'encoding', 'header row', 'columns kept as written'];
    const rows = result.lists.map((list) => [
      list.id,
      list.file,
      list.rows,
      list.encoding,
      list.headerRow,
      list.unmapped.join(', '),
    ]);
    const news =
      result.entries === 0
        ? zh
          ? '没有变化。'
          : 'Nothing had changed.'
        : zh
          ? `新增日志 ${result.entries} 条，用时 ${result.seconds.total.toFixed(1)} 秒。`
          : `${result.entries} journal entries added in ${result.seconds.total.toFixed(1)} s.`;
    return [`${result.case}: ${held}`, '', table(head, rows), '', news].join('\n');
  },
});
