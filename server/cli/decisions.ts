// `vinetrace decisions`: splits and joins that investigators made, and whether they still hold.
import type { ShownDecision } from '#contract/decision.ts';
import type { Language } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

/** As many as the query gives at once. */
const LIMIT = 5000;

const KIND: Record<ShownDecision['kind'], { zh: string; en: string }> = {
  same: { zh: '合并', en: 'join' },
  different: { zh: '拆分', en: 'split' },
};

function stateOf(decision: ShownDecision, language: Language): string {
  const zh = language === 'zh';
  const missing = decision.left.missing + decision.right.missing;
  if (decision.undone !== undefined)
    return zh ? `已撤回（${decision.undone.seq}）` : `undone (${decision.undone.seq})`;
  if (missing > 0) return zh ? `有 ${missing} 行已不存在` : `${missing} rows no longer exist`;
  if (decision.holds) return zh ? '有效' : 'holds';
  return zh ? '被后来的决定取代' : 'outweighed by a later one';
}

export const decisions = defineCommand({
  name: 'decisions',
  help: { zh: '列出拆分与合并的决定', en: 'list the splits and joins that were decided' },
  async run({ workspace, caseId }) {
    const opened = await workspace();
    return runQuery(opened, 'decisions', { case: chooseCase(opened, caseId), offset: 0, limit: LIMIT });
  },
  print(result, language) {
    const zh = language === 'zh';
    if (result.total === 0) return zh ? '没有拆分或合并的决定。' : 'Nothing was split or joined.';
    const head = zh
      ? ['日志', '时间', '操作者', '决定', '行', '现属', '状态', '理由']
      : ['entry', 'at', 'by', 'what', 'rows', 'now of', 'state', 'reason'];
    const rows = result.decisions.map((decision) => [
      decision.entry.seq,
      decision.entry.at.slice(0, 19),
      decision.entry.actor,
      KIND[decision.kind][language],
      `${decision.left.rows} + ${decision.right.rows}`,
      [...new Set([...decision.left.owners, ...decision.right.owners].map(({ id }) => id))].join(' '),
      stateOf(decision, language),
      decision.reason,
    ]);
    const cut = result.shown < result.total ? `\n${result.shown} / ${result.total}` : '';
    return table(head, rows) + cut;
  },
});
