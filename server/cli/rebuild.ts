// `vinetrace rebuild`: throws the graph away and makes it anew from the record.
import { rebuildGraph } from '../operations/rebuild.ts';
import { defineCommand } from './define.ts';

export const rebuild = defineCommand({
  name: 'rebuild',
  record: 'expected',
  help: { zh: '由档案重建图库', en: 'make the graph anew from the record' },
  async run({ workspace }) {
    return rebuildGraph(await workspace());
  },
  print: (result, language) =>
    language === 'zh'
      ? `由 ${result.entries} 条日志重建：${result.nodes} 个节点，${result.relationships} 条关系`
      : `Rebuilt from ${result.entries} entries: ${result.nodes} nodes, ${result.relationships} relationships`,
});
